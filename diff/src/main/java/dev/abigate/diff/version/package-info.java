/** Versions of releases, and the steps between them. */
@NullMarked
package dev.abigate.diff.version;

import org.jspecify.annotations.NullMarked;
