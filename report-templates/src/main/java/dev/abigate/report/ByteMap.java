package dev.abigate.report;

import java.io.PrintStream;
import java.util.HexFormat;

/** The byte ranges of a file, one a line, printed as they come: a large module has millions of them. */
public sealed interface ByteMap {
    /** Prints what stands before the first range. */
    void begin();

    /**
     * Prints a range.
     *
     * @param offset of its first byte from the start of the file
     * @param length in bytes
     * @param field the place in the structure, from the outside in
     * @param value the decoded value, or an empty string for plain bytes
     */
    void range(int offset, int length, String field, String value);

    /** Prints what stands behind the last range. */
    void end();

    /** For people: offset, length, field and value in columns. */
    static ByteMap text(PrintStream out) {
        return new Text(out);
    }

    /** As a JSON array of objects. */
    static ByteMap json(PrintStream out) {
        return new Json(out);
    }

    /** Columns. */
    record Text(PrintStream out) implements ByteMap {
        private static final int LONGEST_VALUE = 80;
        private static final int SIZE_COLUMN = 10;

        @Override
        public void begin() {}

        @Override
        public void range(int offset, int length, String field, String value) {
            var line = new StringBuilder(96).append("0x");
            line.append(HexFormat.of().toHexDigits(offset));
            String size = Integer.toString(length);
            line.repeat(' ', Math.max(1, SIZE_COLUMN - size.length())).append(size);
            line.append("  ").append(VisibleText.of(field));
            if (!value.isEmpty()) {
                line.append(" = ").append(VisibleText.brief(value, LONGEST_VALUE));
            }
            out.append(line.append('\n'));
        }

        @Override
        public void end() {}
    }

    /** An array with one element a line. */
    final class Json implements ByteMap {
        private final PrintStream out;
        private boolean first = true;

        private Json(PrintStream out) {
            this.out = out;
        }

        @Override
        public void begin() {
            out.print('[');
        }

        @Override
        public void range(int offset, int length, String field, String value) {
            out.print(first ? "\n" : ",\n");
            first = false;
            out.print("{\"offset\": " + offset + ", \"length\": " + length + ", \"field\": " + JsonText.quoted(field)
                    + ", \"value\": " + JsonText.quoted(value) + '}');
        }

        @Override
        public void end() {
            out.print("\n]\n");
        }
    }
}
