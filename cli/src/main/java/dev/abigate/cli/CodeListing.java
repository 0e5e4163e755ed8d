package dev.abigate.cli;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.disassembly.CodeLabels;
import dev.abigate.reader.disassembly.Disassembler;
import dev.abigate.reader.disassembly.Statement;
import dev.abigate.report.VisibleText;
import java.io.PrintStream;
import java.util.List;

/** Machine code as text: a line for each instruction, with its place, what a loader patches there, and where it jumps. */
final class CodeListing {
    private static final int MNEMONIC_COLUMN = 11;
    private static final int NOTE_COLUMN = 44;

    private final ByteString code;
    private final Disassembler disassembler;
    private final CodeLabels labels;
    private final PrintStream out;

    /** A listing of the given code, printed to the given stream. */
    CodeListing(ByteString code, Disassembler disassembler, CodeLabels labels, PrintStream out) {
        this.code = code;
        this.disassembler = disassembler;
        this.labels = labels;
        this.out = out;
    }

    /** Prints all of the code. */
    void print() {
        print(0, code.length());
    }

    /** Prints one function. */
    void print(CodeLabels.Function function) {
        int begin = (int) Math.min(function.offset(), code.length());
        print(begin, Math.min(labels.end(function).orElse(code.length()), code.length()));
    }

    private void print(int begin, int end) {
        Cursor cursor = Cursor.overPart(code.slice(begin, end - begin), begin, "code", Flaw.UNEXPECTED_END);
        while (cursor.remaining() > 0) {
            int offset = cursor.offset();
            labels.functionAt(offset).ifPresent(function -> head(function, offset > begin));
            line(disassembler.next(cursor));
        }
    }

    private void head(CodeLabels.Function function, boolean apart) {
        var line = new StringBuilder(apart ? "\n" : "")
                .append(function.symbol())
                .append(": function ")
                .append(function.index());
        function.names().forEach(name -> line.append(' ').append(VisibleText.of(name)));
        out.append(line.append('\n'));
    }

    private void line(Statement statement) {
        var line = new StringBuilder(96);
        String offset = Integer.toHexString(statement.offset());
        line.repeat(' ', Math.max(0, 8 - offset.length()))
                .append(offset)
                .append("  ")
                .append(statement.mnemonic());
        String operands = String.join(", ", statement.operands());
        if (statement.target().isPresent()) {
            operands +=
                    (operands.isEmpty() ? "" : ", ") + place(statement.target().getAsInt());
        }
        if (!operands.isEmpty()) {
            line.repeat(' ', Math.max(1, MNEMONIC_COLUMN - statement.mnemonic().length()))
                    .append(operands);
        }
        List<CodeLabels.Patch> patches = labels.patches(statement.offset());
        for (CodeLabels.Patch patch : patches) {
            line.repeat(' ', Math.max(2, NOTE_COLUMN - line.length()))
                    .append("; ")
                    .append(patch.type())
                    .append(' ')
                    .append(VisibleText.of(patch.symbol()));
            if (patch.addend() != 0) {
                line.append(patch.addend() < 0 ? " " : " +").append(patch.addend());
            }
        }
        out.append(line.append('\n'));
    }

    private String place(int target) {
        String hex = (target < 0 ? "-0x" : "0x") + Integer.toHexString(Math.abs(target));
        return labels.functionAround(target)
                .filter(_ -> target >= 0 && target < code.length())
                .map(function -> {
                    long distance = target - function.offset();
                    String inside = distance == 0 ? "" : "+0x" + Long.toHexString(distance);
                    return hex + " <" + function.symbol() + inside + ">";
                })
                .orElse(hex);
    }
}
