package dev.abigate.runtime.wasi.fs;

import dev.abigate.format.wasi.Errno;
import java.io.Serial;

/** A request of a guest that failed, with the number that the guest gets. It carries no stack trace: guests fail often. */
public final class ErrnoException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Errno errno;

    public ErrnoException(Errno errno) {
        super(errno.name(), null, false, false);
        this.errno = errno;
    }

    public Errno errno() {
        return errno;
    }
}
