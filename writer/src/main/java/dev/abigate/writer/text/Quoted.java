package dev.abigate.writer.text;

import dev.abigate.format.Visibility;

/** Strings of the text format, between quotes. */
final class Quoted {
    private Quoted() {}

    /** A name. Characters that nobody sees, or that turn the reading direction, are escaped. */
    static void name(String name, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < name.length(); ) {
            int c = name.codePointAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (Visibility.isVisible(c)) {
                out.appendCodePoint(c);
            } else {
                out.append("\\u{").append(Integer.toHexString(c)).append('}');
            }
            i += Character.charCount(c);
        }
        out.append('"');
    }

    /** The bytes {@code from} to {@code to} of {@code data}. */
    static void bytes(byte[] data, int from, int to, StringBuilder out) {
        out.append('"');
        for (int i = from; i < to; i++) {
            byte b = data[i];
            if (b == '"' || b == '\\') {
                out.append('\\').append((char) b);
            } else if (isPlain(b)) {
                out.append((char) b);
            } else if (b == '\n') {
                out.append("\\n");
            } else {
                Numbers.octet(b, out.append('\\'));
            }
        }
        out.append('"');
    }

    /** Columns that a byte takes. */
    static int width(byte b) {
        if (b == '"' || b == '\\' || b == '\n') {
            return 2;
        }
        return isPlain(b) ? 1 : 3;
    }

    private static boolean isPlain(byte b) {
        return b >= ' ' && b <= '~';
    }
}
