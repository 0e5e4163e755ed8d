package dev.abigate.runtime.jit;

import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.runtime.ops.Operation;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A loop whose iteration is a few instructions one after another, with a branch at the end, and with no counter that goes up or
 * down by a constant: a step that varies, a walk along a list, a search for a byte. HotSpot unrolls only loops that count, and
 * asks in each iteration of all others whether the thread has to stop. So some iterations are written one behind the other.
 *
 * @param start the index of the {@code loop}
 * @param iterations how many are written, at least 2
 */
record ShortLoop(int start, int iterations) {
    /** How many instructions all of them have at most. */
    private static final int MOST_INSTRUCTIONS = 48;

    private static final int MOST_ITERATIONS = 4;

    /** The loop that a conditional branch at the end of its body begins anew, if it is one. */
    static Optional<ShortLoop> of(List<Instruction> instructions, int branch) {
        if (instructions.get(branch + 1).op() != Opcode.END) {
            return Optional.empty();
        }
        int start = branch - 1;
        while (start >= 0 && isSimple(instructions.get(start))) {
            start--;
        }
        int iterations = Math.min(MOST_INSTRUCTIONS / (branch - start), MOST_ITERATIONS);
        return start >= 0
                        && instructions.get(start).op() == Opcode.LOOP
                        && iterations > 1
                        && !counts(instructions.subList(start + 1, branch))
                ? Optional.of(new ShortLoop(start, iterations))
                : Optional.empty();
    }

    /** Whether an instruction neither begins nor ends a block, nor calls, nor branches. */
    private static boolean isSimple(Instruction instruction) {
        return switch (instruction.op()) {
            case DROP, SELECT, LOCAL_GET, LOCAL_SET, LOCAL_TEE, GLOBAL_GET, GLOBAL_SET -> true;
            default ->
                instruction instanceof Instruction.Memory
                        || instruction instanceof Instruction.Constant
                        || Operation.of(instruction.op()).isPresent();
        };
    }

    /** Whether a local that changes by a constant is compared with something, or with zero. */
    private static boolean counts(List<Instruction> iteration) {
        var counters = new BitSet();
        for (int i = 3; i < iteration.size(); i++) {
            if (iteration.get(i) instanceof Instruction.Indexed(Opcode op, int local)
                    && (op == Opcode.LOCAL_SET || op == Opcode.LOCAL_TEE)
                    && isSum(iteration.get(i - 1).op())
                    && iteration.get(i - 2) instanceof Instruction.Constant
                    && iteration.get(i - 3) instanceof Instruction.Indexed(Opcode _, int counted)
                    && counted == local) {
                counters.set(local);
            }
        }
        for (int i = 0; i < iteration.size(); i++) {
            if (iteration.get(i) instanceof Instruction.Indexed(Opcode _, int local)
                    && counters.get(local)
                    && isTested(iteration.subList(i + 1, iteration.size()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSum(Opcode op) {
        return op == Opcode.I32_ADD || op == Opcode.I32_SUB;
    }

    /** Whether a number is compared, maybe with a local or a constant, by what follows it, or is the condition of the branch. */
    private static boolean isTested(List<Instruction> following) {
        if (following.isEmpty()) {
            return true;
        }
        Instruction next = following.getFirst();
        boolean pushes = next.op() == Opcode.LOCAL_GET || next instanceof Instruction.Constant;
        return Condition.isComparison(next.op())
                || (pushes
                        && following.size() > 1
                        && Condition.isComparison(following.get(1).op()));
    }
}
