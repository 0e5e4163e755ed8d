package dev.abigate.cli;

/** A command line that asks for what cannot be done, or output that cannot be written; the message is one line. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String line;

    UsageException(String line, Throwable... causes) {
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
