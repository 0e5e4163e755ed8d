/**
 * Stepping over bytes: {@link dev.abigate.reader.cursor.Cursor} is the only code that decodes them. It names each field
 * that it reads, so that errors can say where they are and a {@link dev.abigate.reader.cursor.FieldSink} can map the file.
 */
@NullMarked
package dev.abigate.reader.cursor;

import org.jspecify.annotations.NullMarked;
