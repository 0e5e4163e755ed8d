package dev.abigate.writer.text;

import dev.abigate.format.wasm.ConstExpr;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.text.BranchHint;
import java.io.IOException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Prints expressions, folded or one instruction a line, without recursion: input decides how deep they nest. */
final class ExpressionPrinter {
    /** The level of a function's instructions. */
    private static final int BODY_LEVEL = 2;

    private static final int OFFSET_DIGITS = 6;

    private final Lines lines;
    private final StringBuilder out;
    private final boolean folded;
    private final InstructionText flat;
    private final ExpressionTree tree;

    /** Of each instruction; empty where they are not asked for. */
    private int[] offsets = {};

    private Map<Integer, Boolean> hints = Map.of();

    private int level;
    /** Brackets that are open on a line that holds them whole; 0 where the innermost one goes over several lines. */
    private int inline;
    /** The instruction that began the innermost bracket with instructions of a block. */
    private int opener;

    ExpressionPrinter(Names names, FunctionTypes types, boolean folded, Lines lines) {
        this.lines = lines;
        this.out = lines.text();
        this.folded = folded;
        this.flat = new InstructionText(names, types, out);
        var heads = new StringBuilder();
        this.tree = new ExpressionTree(new StackEffect(types), new InstructionText(names, types, heads), heads);
    }

    /**
     * The instructions of a function, on lines of their own.
     *
     * @param offsets of each instruction, or none
     * @param hints whether branches are likely, by instruction
     */
    void body(
            List<Instruction> instructions,
            int[] offsets,
            Map<Integer, Boolean> hints,
            Identifiers locals,
            Labels labels)
            throws IOException {
        this.offsets = offsets;
        this.hints = hints;
        level = BODY_LEVEL;
        if (folded) {
            tree.build(instructions, locals, labels, hints.keySet());
            printTree(instructions);
        } else {
            printFlat(instructions, locals, labels);
        }
        this.offsets = new int[0];
        this.hints = Map.of();
    }

    /** A constant expression on the current line, each instruction in brackets behind a space. */
    void constant(ConstExpr expression) throws IOException {
        build(expression);
        printInline(expression);
    }

    /** As {@link #constant(ConstExpr)}, in brackets with {@code keyword} where it is not a single bracket itself. */
    void constant(ConstExpr expression, String keyword) throws IOException {
        build(expression);
        if (tree.isSingle()) {
            printInline(expression);
        } else {
            out.append(" (").append(keyword);
            printInline(expression);
            out.append(')');
        }
    }

    private void build(ConstExpr expression) {
        tree.build(expression.instructions(), Identifiers.NONE, new Labels(Collections.emptySortedMap(), 1), Set.of());
    }

    private void printInline(ConstExpr expression) throws IOException {
        inline = 1;
        printTree(expression.instructions());
        inline = 0;
    }

    private void printFlat(List<Instruction> instructions, Identifiers locals, Labels labels) throws IOException {
        // The end of the function is its closing bracket.
        for (int i = 0; i < instructions.size() - 1; i++) {
            Instruction instruction = instructions.get(i);
            switch (instruction.op()) {
                case BLOCK, LOOP, IF, TRY, TRY_TABLE -> {
                    hint(i);
                    beginLine(i, level++);
                    flat.block(instruction, labels);
                    labels.open(0);
                }
                case ELSE, CATCH, CATCH_ALL -> {
                    beginLine(i, level - 1);
                    flat.plain(instruction, locals, labels);
                }
                case END, DELEGATE -> {
                    labels.close();
                    beginLine(i, --level);
                    flat.plain(instruction, locals, labels);
                }
                default -> {
                    hint(i);
                    beginLine(i, level);
                    flat.plain(instruction, locals, labels);
                }
            }
        }
    }

    private void printTree(List<Instruction> instructions) throws IOException {
        for (int i = 0; i < instructions.size(); i++) {
            if (tree.begins(i)) {
                openAll(i);
            }
            switch (instructions.get(i).op()) {
                case BLOCK, LOOP, TRY_TABLE -> opener = i;
                case IF -> openPart(i, "(then");
                case TRY -> openPart(i, "(do");
                case ELSE -> {
                    closePart(i);
                    openPart(i, "(else");
                }
                case CATCH, CATCH_ALL -> {
                    closePart(i);
                    openPart(i, "(");
                    tree.head(i, out);
                }
                case DELEGATE -> {
                    closePart(i);
                    openPart(i, "(");
                    tree.head(i, out);
                    close();
                    closePart(i);
                }
                case END -> {
                    if (tree.completes(i)) {
                        Opcode block = instructions.get(tree.lead(i)).op();
                        if (block == Opcode.IF || block == Opcode.TRY) {
                            closePart(i);
                        }
                        closePart(i);
                    }
                }
                default -> close();
            }
        }
    }

    /** Opens the nodes that begin at an instruction, each being the first operand of the one before. */
    private void openAll(int i) throws IOException {
        for (int node = tree.outermost(i); node != ExpressionTree.NONE; node = tree.firstOperand(node)) {
            int lead = tree.lead(node);
            if (inline > 0) {
                out.append(" (");
                inline++;
            } else {
                hint(lead);
                beginLine(lead, level);
                out.append('(');
                if (offsets.length == 0 && Lines.indentation(level) + tree.width(node) <= Lines.WIDTH) {
                    inline = 1;
                } else {
                    level++;
                }
            }
            tree.head(lead, out);
        }
    }

    private void close() {
        out.append(')');
        if (inline > 0) {
            inline--;
        } else {
            level--;
        }
    }

    private void openPart(int i, String bracket) throws IOException {
        opener = i;
        if (inline > 0) {
            out.append(' ');
            inline++;
        } else {
            beginLine(i, level++);
        }
        out.append(bracket);
    }

    /** Closes a bracket with instructions of a block, on a line of its own unless it is empty. */
    private void closePart(int i) throws IOException {
        if (inline == 0 && opener != i - 1) {
            beginLine(i, level - 1);
        }
        close();
    }

    private void hint(int i) throws IOException {
        Boolean likely = hints.isEmpty() ? null : hints.get(i);
        if (likely != null) {
            lines.begin(level);
            out.append("(@").append(BranchHint.SECTION).append(likely ? " \"\\01\")" : " \"\\00\")");
        }
    }

    private void beginLine(int i, int level) throws IOException {
        if (offsets.length == 0) {
            lines.begin(level);
            return;
        }
        lines.begin(0);
        out.append("(;@")
                .append(HexFormat.of().toHexDigits(offsets[i], OFFSET_DIGITS))
                .append(";) ");
        lines.indent(level);
    }
}
