package dev.abigate.cli;

/** A command line that asks for what cannot be done, or output that cannot be written; the message is one line. */
final class UsageException extends OneLineException {
    private static final long serialVersionUID = 1;

    UsageException(String line) {
        super(line);
    }

    UsageException(String line, Throwable cause) {
        super(line, cause);
    }
}
