package dev.abigate.report;

/** A file that should be the part of a gate is none. */
public final class MalformedPartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedPartException(String message) {
        super(message);
    }
}
