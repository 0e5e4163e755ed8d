package dev.abigate.runtime.replay;

import java.io.Serial;

/** A trace that asks for what a module does not have. */
public final class UnreplayableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnreplayableException(String message) {
        super(message);
    }
}
