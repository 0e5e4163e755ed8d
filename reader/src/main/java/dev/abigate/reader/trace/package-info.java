/** Reads traces, which are hostile input like any other file. */
@NullMarked
package dev.abigate.reader.trace;

import org.jspecify.annotations.NullMarked;
