package dev.abigate.reader.anatomy;

import dev.abigate.format.ByteString;
import dev.abigate.reader.Readers;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.cursor.FieldSink;

/** The map of a file: every byte, and the field it belongs to. */
public final class Anatomy {
    private Anatomy() {}

    /**
     * Reports the fields of {@code file} in file order, without gap or overlap. The fields go straight to {@code sink}: a large
     * module has millions of them.
     *
     * @throws dev.abigate.format.MalformedBinaryException where the file is not well-formed, after the fields before that
     *     place; malformed function bodies and custom sections are reported as plain bytes
     */
    public static void map(ByteString file, FieldSink sink) {
        Readers.read(Cursor.over(file, sink));
    }
}
