package dev.abigate.writer.text;

import dev.abigate.format.wasm.code.BlockType;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * An expression as trees: each instruction with the instructions before it that give its operands, as far as each of those
 * gives one or more values and nothing else lies between.
 *
 * <p>A node goes by the index of the instruction that completes it: a plain instruction by its own, a block by its
 * {@code end}. The text of a node begins where its first operand begins, so that printing walks through the instructions
 * once, opens all nodes that begin at an instruction, the outermost first, and closes the one that the instruction
 * completes.
 */
final class ExpressionTree {
    /** The width of what does not fit on any line. */
    private static final int WIDE = 1 << 20;
    /** No operand, no beginning. */
    static final int NONE = -1;

    private final StackEffect effect;
    private final InstructionText text;
    private final StringBuilder heads;

    private int[] headEnds = new int[64];
    private int[] leads = new int[64];
    private int[] starts = new int[64];
    private int[] operands = new int[64];
    private int[] outermost = new int[64];
    private int[] widths = new int[64];
    private int[] results = new int[64];

    /** Nodes of the open blocks that no instruction has taken, those of the innermost from {@code base} on. */
    private int[] pending = new int[64];

    private int top;
    private int base;

    private int[] blocks = new int[16];
    private int[] blockResults = new int[16];
    private int[] blockBases = new int[16];
    private int depth;

    /** @param heads what {@code text} appends to */
    ExpressionTree(StackEffect effect, InstructionText text, StringBuilder heads) {
        this.effect = effect;
        this.text = text;
        this.heads = heads;
    }

    /**
     * Makes this the tree of the given instructions. An {@code end} that closes all of them is no node.
     *
     * @param apart instructions that go on lines of their own
     */
    void build(List<Instruction> instructions, Identifiers locals, Labels labels, Set<Integer> apart) {
        heads.setLength(0);
        top = 0;
        base = 0;
        depth = 0;
        reserve(instructions.size());
        int i = 0;
        for (Instruction instruction : instructions) {
            add(i, instruction, locals, labels);
            if (!apart.isEmpty() && apart.contains(i)) {
                widths[i] = WIDE;
            }
            headEnds[i++] = heads.length();
        }
    }

    private void add(int i, Instruction instruction, Identifiers locals, Labels labels) {
        switch (instruction) {
            case Instruction.Block(Opcode op, BlockType type) -> {
                text.block(instruction, labels);
                open(i, op, type, labels);
            }
            case Instruction.TryTable(Opcode op, BlockType type, var _) -> {
                text.block(instruction, labels);
                open(i, op, type, labels);
            }
            default -> {
                switch (instruction.op()) {
                    case END -> close(i, labels);
                    case DELEGATE -> {
                        close(i, labels);
                        text.plain(instruction, locals, labels);
                    }
                    case ELSE, CATCH, CATCH_ALL -> {
                        text.plain(instruction, locals, labels);
                        starts[i] = NONE;
                        top = base;
                    }
                    default -> {
                        text.plain(instruction, locals, labels);
                        effect.of(instruction, labels);
                        take(i, effect.operands());
                        complete(i, i, effect.results(), headWidth(i));
                    }
                }
            }
        }
    }

    private void open(int i, Opcode op, BlockType type, Labels labels) {
        int parameters = effect.parameters(type);
        take(i, op == Opcode.IF ? 1 : 0);
        if (parameters > 0) {
            top = base;
        }
        if (depth == blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * depth);
            blockResults = Arrays.copyOf(blockResults, 2 * depth);
            blockBases = Arrays.copyOf(blockBases, 2 * depth);
        }
        blocks[depth] = i;
        blockResults[depth] = effect.results(type);
        blockBases[depth++] = base;
        base = top;
        labels.open(op == Opcode.LOOP ? parameters : effect.results(type));
    }

    private void close(int i, Labels labels) {
        if (depth == 0) {
            starts[i] = NONE;
            return;
        }
        labels.close();
        int block = blocks[--depth];
        top = base;
        base = blockBases[depth];
        operands[i] = operands[block];
        starts[i] = starts[block];
        complete(i, block, blockResults[depth], WIDE);
    }

    /** Makes nodes that are pending the operands of an instruction, the last ones first, as many as give its {@code count} values. */
    private void take(int i, int count) {
        int missing = count;
        int first = top;
        int width = 0;
        while (first > base && results[pending[first - 1]] > 0 && results[pending[first - 1]] <= missing) {
            int node = pending[--first];
            missing -= results[node];
            width = Math.min(WIDE, width + 1 + widths[node]);
        }
        operands[i] = first < top ? pending[first] : NONE;
        starts[i] = first < top ? starts[pending[first]] : i;
        widths[i] = width;
        top = first;
    }

    private void complete(int i, int lead, int given, int width) {
        leads[i] = lead;
        results[i] = given;
        widths[i] = Math.min(WIDE, widths[lead] + width);
        outermost[starts[i]] = i;
        if (top == pending.length) {
            pending = Arrays.copyOf(pending, 2 * top);
        }
        pending[top++] = i;
    }

    /** Columns of an instruction in its brackets. */
    private int headWidth(int i) {
        return heads.length() - headStart(i) + 2;
    }

    private void reserve(int size) {
        if (size > headEnds.length) {
            int capacity = Math.max(size, 2 * headEnds.length);
            headEnds = new int[capacity];
            leads = new int[capacity];
            starts = new int[capacity];
            operands = new int[capacity];
            outermost = new int[capacity];
            widths = new int[capacity];
            results = new int[capacity];
        }
    }

    private int headStart(int i) {
        return i == 0 ? 0 : headEnds[i - 1];
    }

    /** Appends an instruction without its operands. */
    void head(int i, StringBuilder out) {
        out.append(heads, headStart(i), headEnds[i]);
    }

    /** The instruction that a node begins with: that of the block, or the only one. */
    int lead(int node) {
        return leads[node];
    }

    /** Whether the text of some node begins at an instruction, which is then the first of its operands. */
    boolean begins(int i) {
        return starts[i] == i;
    }

    /** Whether an {@code end} closes a block, and not the whole expression. */
    boolean completes(int end) {
        return starts[end] != NONE;
    }

    /** The outermost of the nodes whose text begins at an instruction. */
    int outermost(int i) {
        return outermost[i];
    }

    /** The first operand of a node, or {@link #NONE}. */
    int firstOperand(int node) {
        return operands[node];
    }

    /** Columns of a node on one line. */
    int width(int node) {
        return widths[node];
    }

    /** Whether the expression is one node without blocks. */
    boolean isSingle() {
        return top == 1 && widths[pending[0]] < WIDE;
    }
}
