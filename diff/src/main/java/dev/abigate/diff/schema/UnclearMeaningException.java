package dev.abigate.diff.schema;

/** The source of a function leaves open what its values mean: the message says why, as a phrase. */
final class UnclearMeaningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnclearMeaningException(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
