package dev.abigate.format;

/**
 * A text that is not what it claims to be: what is wrong, and where.
 *
 * <p>The message has three lines: {@code line 3, column 7: unknown operator: found 'i32.addd'}, the line of the text, and a
 * caret under the place.
 */
public final class MalformedTextException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final TextFlaw flaw;
    private final int line;
    private final int column;
    private final String reason;
    private final String excerpt;

    /**
     * @param line from 1
     * @param column in characters, from 1; a tab counts as one
     * @param detail what was found and what would have been right, or an empty string
     * @param excerpt the line of the text, and a second line with a caret under the place
     */
    public MalformedTextException(TextFlaw flaw, int line, int column, String detail, String excerpt) {
        super("line %d, column %d: %s\n%s".formatted(line, column, reason(flaw, detail), excerpt));
        this.flaw = flaw;
        this.line = line;
        this.column = column;
        this.reason = reason(flaw, detail);
        this.excerpt = excerpt;
    }

    private static String reason(TextFlaw flaw, String detail) {
        return detail.isEmpty() ? flaw.text() : flaw.text() + ": " + detail;
    }

    public TextFlaw flaw() {
        return flaw;
    }

    /** What is wrong, without the place. */
    public String reason() {
        return reason;
    }

    /** The line of the text, and a second line with a caret under the place; what nobody sees in it is escaped. */
    public String excerpt() {
        return excerpt;
    }

    /** The line of the flaw, from 1. */
    public int line() {
        return line;
    }

    /** The character of the flaw in its line, from 1. */
    public int column() {
        return column;
    }
}
