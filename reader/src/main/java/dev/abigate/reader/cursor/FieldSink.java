package dev.abigate.reader.cursor;

/** Takes note of every field that a {@link Cursor} reads. */
@FunctionalInterface
public interface FieldSink {
    /**
     * Called once for each field, in file order; the ranges of all calls neither overlap nor leave a gap.
     *
     * @param offset of the field's first byte from the start of the file
     * @param length in bytes, at least 1
     * @param path the field's place, from the outside in: {@code section 7 'export' / export 0 / name}
     * @param value the decoded value as text, or an empty string for plain bytes
     */
    void field(int offset, int length, String path, String value);
}
