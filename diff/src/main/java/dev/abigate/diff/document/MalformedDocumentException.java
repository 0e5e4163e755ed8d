package dev.abigate.diff.document;

/** A document that does not say what it should; the message begins with line and column, {@code 3:14: ...}. */
public final class MalformedDocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Position position;

    /**
     * The complaint about a place.
     *
     * @param message a phrase in lower case that names what was found and what was expected
     */
    public MalformedDocumentException(Position position, String message) {
        super(position + ": " + message);
        this.position = position;
    }

    /** Where the fault is. */
    public Position position() {
        return position;
    }
}
