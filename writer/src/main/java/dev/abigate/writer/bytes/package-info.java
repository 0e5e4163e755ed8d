/** Putting bytes together: {@link dev.abigate.writer.bytes.ByteSink}, the only code that encodes them. */
@NullMarked
package dev.abigate.writer.bytes;

import org.jspecify.annotations.NullMarked;
