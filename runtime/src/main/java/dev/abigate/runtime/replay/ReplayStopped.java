package dev.abigate.runtime.replay;

import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.io.Serial;

/** Ends a guest whose calls the trace cannot answer any more. */
final class ReplayStopped extends Trap {
    @Serial
    private static final long serialVersionUID = 1L;

    ReplayStopped(String reason) {
        super(TrapKind.INTERRUPTED, reason);
    }
}
