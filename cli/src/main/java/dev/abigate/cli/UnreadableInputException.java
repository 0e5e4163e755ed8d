package dev.abigate.cli;

import dev.abigate.format.MalformedTextException;

/** An input that cannot be read; the message names the file and says what is wrong, in one line. */
final class UnreadableInputException extends OneLineException {
    private static final long serialVersionUID = 1;

    private final String excerpt;

    UnreadableInputException(String line) {
        super(line);
        excerpt = "";
    }

    UnreadableInputException(String line, Throwable cause) {
        this(line, "", cause);
    }

    private UnreadableInputException(String line, String excerpt, Throwable cause) {
        super(line, cause);
        this.excerpt = excerpt;
    }

    /** A text that is not what it has to be. */
    static UnreadableInputException of(String file, MalformedTextException cause) {
        String line = "%s:%d:%d: %s".formatted(file, cause.line(), cause.column(), cause.reason());
        return new UnreadableInputException(line, cause.excerpt(), cause);
    }

    /** The place in the input, in lines of their own; empty where there is nothing to show. */
    String excerpt() {
        return excerpt;
    }
}
