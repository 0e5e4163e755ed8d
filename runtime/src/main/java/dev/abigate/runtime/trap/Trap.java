package dev.abigate.runtime.trap;

import java.io.Serial;

/**
 * A WebAssembly trap. It carries no stack trace of the JVM: what a user wants to see is the call stack of the guest.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#results">Results</a>
 */
public class Trap extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final TrapKind kind;

    public Trap(TrapKind kind) {
        super(kind.text(), null, false, false);
        this.kind = kind;
    }

    public TrapKind kind() {
        return kind;
    }
}
