package dev.abigate.writer.text;

import java.io.IOException;

/** Text under construction: lines with their indentation, handed on in large pieces. */
final class Lines {
    private static final int PIECE = 1 << 14;
    private static final String LEVEL = "  ";
    /** Deeper lines are indented like this one, so that deep nesting costs no more than its instructions. */
    private static final int DEEPEST = 40;
    /** Lines are kept shorter where that is possible. */
    static final int WIDTH = 100;

    private static final String INDENTATION = LEVEL.repeat(DEEPEST);

    private final Appendable out;
    private final StringBuilder text = new StringBuilder(2 * PIECE);

    Lines(Appendable out) {
        this.out = out;
    }

    /** What follows on the current line is appended here. */
    StringBuilder text() {
        return text;
    }

    /** Ends the line and begins one of the given level. */
    void begin(int level) throws IOException {
        text.append('\n');
        indent(level);
    }

    /** The spaces before a line. */
    void indent(int level) throws IOException {
        if (text.length() > PIECE) {
            flush();
        }
        text.append(INDENTATION, 0, indentation(level));
    }

    /** Columns before a line. */
    static int indentation(int level) {
        return LEVEL.length() * Math.min(level, DEEPEST);
    }

    /** Hands on what is left. */
    void flush() throws IOException {
        out.append(text);
        text.setLength(0);
    }
}
