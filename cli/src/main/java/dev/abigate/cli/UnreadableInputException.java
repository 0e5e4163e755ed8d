package dev.abigate.cli;

/** An input that cannot be read; the message names the file and says what is wrong, in one line. */
final class UnreadableInputException extends OneLineException {
    private static final long serialVersionUID = 1;

    UnreadableInputException(String line) {
        super(line);
    }

    UnreadableInputException(String line, Throwable cause) {
        super(line, cause);
    }
}
