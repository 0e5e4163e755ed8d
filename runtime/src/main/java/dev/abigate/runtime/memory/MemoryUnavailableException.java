package dev.abigate.runtime.memory;

import java.io.Serial;

/** A memory that cannot be had: above what is allowed, or above what the machine has. */
public final class MemoryUnavailableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    MemoryUnavailableException(String message) {
        super(message);
    }

    MemoryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
