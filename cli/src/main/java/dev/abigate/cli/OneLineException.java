package dev.abigate.cli;

/** The end of a command for a reason that lies outside of it and that one line explains. */
abstract sealed class OneLineException extends RuntimeException permits UsageException, UnreadableInputException {
    private static final long serialVersionUID = 1;

    private final String line;

    OneLineException(String line) {
        super(line);
        this.line = line;
    }

    OneLineException(String line, Throwable cause) {
        super(line, cause);
        this.line = line;
    }

    /** The explanation. */
    String line() {
        return line;
    }
}
