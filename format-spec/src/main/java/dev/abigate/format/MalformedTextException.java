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

    /**
     * @param line from 1
     * @param column in characters, from 1; a tab counts as one
     * @param detail what was found and what would have been right, or an empty string
     * @param excerpt the line of the text, and a second line with a caret under the place
     */
    public MalformedTextException(TextFlaw flaw, int line, int column, String detail, String excerpt) {
        super("line %d, column %d: %s%s\n%s"
                .formatted(line, column, flaw.text(), detail.isEmpty() ? "" : ": " + detail, excerpt));
        this.flaw = flaw;
        this.line = line;
        this.column = column;
    }

    public TextFlaw flaw() {
        return flaw;
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
