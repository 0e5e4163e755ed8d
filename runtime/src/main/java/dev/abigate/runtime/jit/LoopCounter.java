package dev.abigate.runtime.jit;

import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import java.util.List;
import java.util.Optional;

/**
 * A local that is counted up or down by a constant until it equals a limit, which is how compilers of WebAssembly prefer to
 * end loops. HotSpot takes bounds checks out of a loop, and unrolls it, only if it ends where the counter passes the limit.
 *
 * @param limit a constant, or the {@code local.get} of another local
 */
record LoopCounter(int local, boolean ascends, Instruction limit) {
    private static final Instruction ZERO = new Instruction.Constant(Opcode.I32_CONST, 0);

    /** The counter that a conditional branch tests, if it goes on while the two differ. */
    static Optional<LoopCounter> of(List<Instruction> instructions, int branch) {
        Instruction before = instructions.get(branch - 1);
        if (before.op() != Opcode.I32_NE) {
            return counted(instructions, branch - 1, ZERO);
        }
        Instruction limit = instructions.get(branch - 2);
        return limit.op() == Opcode.I32_CONST || limit.op() == Opcode.LOCAL_GET
                ? counted(instructions, branch - 3, limit)
                : Optional.empty();
    }

    /** The counter whose new value an instruction leaves. */
    private static Optional<LoopCounter> counted(List<Instruction> instructions, int tee, Instruction limit) {
        return tee >= 3
                        && instructions.get(tee) instanceof Instruction.Indexed(Opcode op, int local)
                        && op == Opcode.LOCAL_TEE
                        && instructions.get(tee - 1).op() == Opcode.I32_ADD
                        && instructions.get(tee - 2) instanceof Instruction.Constant(Opcode _, long step)
                        && instructions.get(tee - 3) instanceof Instruction.Indexed(Opcode get, int counted)
                        && get == Opcode.LOCAL_GET
                        && counted == local
                ? Optional.of(new LoopCounter(local, (int) step > 0, limit))
                : Optional.empty();
    }
}
