/** Traces: all that crossed the border between a guest and its host while it ran, in a file. */
@NullMarked
package dev.abigate.format.trace;

import org.jspecify.annotations.NullMarked;
