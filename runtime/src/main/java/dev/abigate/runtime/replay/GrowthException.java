package dev.abigate.runtime.replay;

import java.io.Serial;

/** A memory that does not grow as it did when the trace was recorded. */
final class GrowthException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    GrowthException(String message) {
        super(message, null, false, false);
    }
}
