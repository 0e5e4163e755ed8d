package dev.abigate.diff.document;

/**
 * A place in a document.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
public record Position(int line, int column) {
    /** Where every document begins. */
    public static final Position START = new Position(1, 1);

    /** As compilers write it: {@code 3:14}. */
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
