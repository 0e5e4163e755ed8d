package dev.abigate.runtime.jit;

import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Which locals matter at which places of a function without handlers: those that may be read before they are written. */
final class Liveness {
    private final CodeStructure code;
    private final BitSet[] atTarget;
    private final BitSet[] atElse;
    private final BitSet[] atInstruction;

    Liveness(CodeStructure code) {
        this.code = code;
        this.atTarget = sets(code.blockCount());
        this.atElse = sets(code.blockCount());
        this.atInstruction = new BitSet[code.instructions().size() + 1];
        boolean changed = true;
        while (changed) {
            changed = pass();
        }
    }

    private static BitSet[] sets(int count) {
        var sets = new BitSet[count];
        Arrays.setAll(sets, i -> new BitSet());
        return sets;
    }

    /** The locals that matter before an instruction. */
    BitSet before(int index) {
        return atInstruction[index];
    }

    /** The locals that matter where a branch to a block goes on. */
    BitSet atTarget(CodeStructure.Block block) {
        return atTarget[block.number()];
    }

    /** Goes through the code from its end; loops make another pass necessary. */
    private boolean pass() {
        boolean changed = false;
        BitSet live = new BitSet();
        atInstruction[code.instructions().size()] = new BitSet();
        for (int i = code.instructions().size() - 1; i >= 0; i--) {
            Instruction instruction = code.instructions().get(i);
            switch (instruction.op()) {
                case END -> {
                    var block = code.block(code.blockAt(i));
                    if (!block.loop()) {
                        atTarget[block.number()] = copy(live);
                        atElse[block.number()] = copy(live);
                    }
                }
                case ELSE -> {
                    int block = code.blockAt(i);
                    atElse[block] = live;
                    live = copy(atTarget[block]);
                }
                case IF -> live.or(atElse[code.blockAt(i + 1)]);
                case LOOP -> {
                    int loop = code.blockAt(i + 1);
                    if (!live.equals(atTarget[loop])) {
                        atTarget[loop] = copy(live);
                        changed = true;
                    }
                }
                default -> live = before(i, instruction, live);
            }
            atInstruction[i] = copy(live);
        }
        return changed;
    }

    private BitSet before(int index, Instruction instruction, BitSet after) {
        BitSet live = leaves(instruction.op()) ? new BitSet() : after;
        for (int label : labels(instruction)) {
            live.or(atTarget[code.target(index, label).number()]);
        }
        if (instruction instanceof Instruction.Indexed(Opcode op, int local)) {
            switch (op) {
                case LOCAL_GET -> live.set(local);
                case LOCAL_SET, LOCAL_TEE -> live.clear(local);
                default -> {}
            }
        }
        return live;
    }

    private static List<Integer> labels(Instruction instruction) {
        return CodeStructure.labels(instruction);
    }

    private static boolean leaves(Opcode op) {
        return switch (op) {
            case BR,
                    BR_TABLE,
                    RETURN,
                    RETURN_CALL,
                    RETURN_CALL_INDIRECT,
                    RETURN_CALL_REF,
                    UNREACHABLE,
                    THROW,
                    THROW_REF -> true;
            default -> false;
        };
    }

    private static BitSet copy(BitSet set) {
        return (BitSet) set.clone();
    }
}
