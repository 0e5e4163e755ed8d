/** Writes traces. */
@NullMarked
package dev.abigate.writer.trace;

import org.jspecify.annotations.NullMarked;
