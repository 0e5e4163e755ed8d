package dev.abigate.runtime.interpreter;

import dev.abigate.format.wasm.code.Opcode;

/** The shapes of instructions. */
final class Shapes {
    private Shapes() {}

    static IllegalStateException unknown(Opcode op) {
        return new IllegalStateException("no node for " + op.mnemonic());
    }
}
