package dev.abigate.runtime.replay;

import java.io.Serial;

/** A module whose run cannot be replayed, because more reaches it than crosses the border to its host in calls. */
public final class UnrecordableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnrecordableException(String message) {
        super(message);
    }
}
