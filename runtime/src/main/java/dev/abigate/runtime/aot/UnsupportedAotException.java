package dev.abigate.runtime.aot;

import java.io.Serial;

/** An AOT module that is well-formed, but asks for something that no engine here offers. */
public final class UnsupportedAotException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** @param feature what is not offered, such as {@code helper aot_alloc_frame} */
    public UnsupportedAotException(String feature) {
        super("not supported: " + feature);
    }
}
