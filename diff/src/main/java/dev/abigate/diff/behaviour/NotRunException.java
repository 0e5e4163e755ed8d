package dev.abigate.diff.behaviour;

/** A scenario cannot be run, or proves nothing: the message says why, as a phrase. */
final class NotRunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotRunException(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
