package dev.abigate.runtime.interpreter;

import dev.abigate.format.wasm.code.Opcode;
import java.io.Serial;

/** A defect: an instruction that validation lets pass has no node. */
final class MissingNodeException extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1L;

    MissingNodeException(Opcode op) {
        super("no node for " + op.mnemonic());
    }
}
