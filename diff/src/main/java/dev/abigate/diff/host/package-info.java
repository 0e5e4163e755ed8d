/** Host profiles, built-in and of users, and whether a host loads and links a build. */
@NullMarked
package dev.abigate.diff.host;

import org.jspecify.annotations.NullMarked;
