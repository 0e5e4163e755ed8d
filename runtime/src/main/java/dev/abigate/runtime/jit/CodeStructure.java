package dev.abigate.runtime.jit;

import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.reader.validation.FunctionTyping;
import dev.abigate.reader.validation.Label;
import dev.abigate.reader.validation.ValidModule;
import java.util.ArrayList;
import java.util.List;

/** The blocks of a function, and at each instruction the operands. Block 0 is the function's body. */
final class CodeStructure {
    private final ValidModule module;
    private final int function;
    private final List<Instruction> instructions;
    private final int[] heights;
    private final int[] blockHeights;
    private final boolean[] reachable;
    private final int[] blocks;
    private final List<Block> all = new ArrayList<>();

    /**
     * A block.
     *
     * @param parent the number of the block around it
     * @param start index of its first instruction, or -1 for the function's body
     * @param arity how many operands a branch to it takes along
     */
    record Block(int number, int parent, int start, boolean loop, int arity) {}

    CodeStructure(ValidModule module, int function, List<Instruction> instructions) {
        int count = instructions.size();
        this.module = module;
        this.function = function;
        this.instructions = instructions;
        this.heights = new int[count + 1];
        this.blockHeights = new int[count + 1];
        this.reachable = new boolean[count + 1];
        this.blocks = new int[count + 1];
        var typing = new FunctionTyping(module);
        typing.begin(function);
        all.add(new Block(
                0, 0, -1, false, module.function(function).signature().results().size()));
        int current = 0;
        for (int i = 0; typing.next(); i++) {
            heights[i] = typing.height();
            blockHeights[i] = typing.label(0).height();
            reachable[i] = typing.reachable();
            blocks[i] = current;
            typing.apply();
            switch (instructions.get(i).op()) {
                case BLOCK, LOOP, IF, TRY, TRY_TABLE -> {
                    Label label = typing.label(0);
                    current = all.size();
                    all.add(new Block(
                            current,
                            blocks[i],
                            i,
                            label.kind() == Label.Kind.LOOP,
                            label.branchTypes().size()));
                }
                case END, DELEGATE -> current = all.get(current).parent();
                default -> {}
            }
        }
    }

    List<Instruction> instructions() {
        return instructions;
    }

    Opcode op(int index) {
        return instructions.get(index).op();
    }

    /** Whether before an instruction the innermost block has no operands of its own. */
    boolean isStatement(int index) {
        return !reachable[index] || operandCount(index) == 0;
    }

    /** How many operands the innermost block has before an instruction that can be reached. */
    int operandCount(int index) {
        return heights[index] - blockHeights[index];
    }

    /** These operands, the lowest first; takes time linear in the index. */
    List<Kind> operands(int index) {
        var typing = new FunctionTyping(module);
        typing.begin(function);
        for (int i = 0; typing.next() && i < index; i++) {
            typing.apply();
        }
        var kinds = new ArrayList<Kind>();
        for (int i = operandCount(index) - 1; i >= 0; i--) {
            kinds.add(Kind.of(typing.operand(i)));
        }
        return kinds;
    }

    boolean reachable(int index) {
        return reachable[index];
    }

    /** The number of the innermost block around an instruction; of an {@code end}, that which it ends. */
    int blockAt(int index) {
        return blocks[index];
    }

    Block block(int number) {
        return all.get(number);
    }

    int blockCount() {
        return all.size();
    }

    /** The block that a label means at an instruction. */
    Block target(int index, int label) {
        Block block = all.get(blocks[index]);
        for (int i = 0; i < label; i++) {
            block = all.get(block.parent());
        }
        return block;
    }

    /** Whether code that follows an instruction, or code inside of its block, is reached on several ways. */
    static boolean joins(Opcode op) {
        return switch (op) {
            case LOOP, ELSE, END, TRY, TRY_TABLE, CATCH, CATCH_ALL, DELEGATE -> true;
            default -> false;
        };
    }

    /** The labels that an instruction may branch to. */
    static List<Integer> labels(Instruction instruction) {
        return switch (instruction) {
            case Instruction.BranchTable(var _, List<Integer> labels, int defaultLabel) -> {
                var all = new ArrayList<>(labels);
                all.add(defaultLabel);
                yield all;
            }
            case Instruction.Indexed(Opcode op, int label) when isBranch(op) -> List.of(label);
            case Instruction.Cast cast -> List.of(cast.label());
            default -> List.of();
        };
    }

    private static boolean isBranch(Opcode op) {
        return switch (op) {
            case BR, BR_IF, BR_ON_NULL, BR_ON_NON_NULL -> true;
            default -> false;
        };
    }
}
