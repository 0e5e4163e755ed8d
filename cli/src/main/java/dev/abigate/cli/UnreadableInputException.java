package dev.abigate.cli;

/** An input that cannot be read; the message names the file and says what is wrong, in one line. */
final class UnreadableInputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String line;

    UnreadableInputException(String line, Throwable... causes) {
        super(line);
        this.line = line;
        for (Throwable cause : causes) {
            addSuppressed(cause);
        }
    }

    @Override
    public String getMessage() {
        return line;
    }
}
