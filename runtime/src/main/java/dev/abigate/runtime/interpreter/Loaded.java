package dev.abigate.runtime.interpreter;

import dev.abigate.format.wasm.code.Opcode;

/**
 * A load that waits for the instruction behind it, which may do both.
 *
 * @param op loads
 * @param address from where
 */
record Loaded(Opcode op, MemoryNodes.Address address) implements Operands.Pending {
    @Override
    public Node to(int slot) {
        return MemoryNodes.load(op, slot, address);
    }
}
