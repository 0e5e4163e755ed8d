/** What fielded hosts load, link and offer. */
@NullMarked
package dev.abigate.format.host;

import org.jspecify.annotations.NullMarked;
