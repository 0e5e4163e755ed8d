package dev.abigate.reader.wasm.custom;

import dev.abigate.format.Flaw;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.IndexSpaces;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.text.BranchHint;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.wasm.code.CodeReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads the {@code metadata.code.branch_hint} section: hints by function and offset in its body.
 *
 * @see <a href="https://webassembly.github.io/spec/metadata/code/">Code metadata</a>
 */
public final class BranchHintReader {
    private static final String PART = "content of custom section '" + BranchHint.SECTION + "'";

    private final WasmModule module;
    private final Cursor in;
    private final List<BranchHint> hints = new ArrayList<>();

    private BranchHintReader(WasmModule module, Cursor in) {
        this.module = module;
        this.in = in;
    }

    /**
     * The hints of a module, in ascending order of function and instruction: none where it has no such section, or where
     * that is malformed, as when it has a hint on something that is no branch.
     */
    public static List<BranchHint> read(WasmModule module) {
        Optional<Section.Custom> section = module.customSection(BranchHint.SECTION);
        if (section.isEmpty()) {
            return List.of();
        }
        try {
            Cursor in = Cursor.overPart(section.get().content(), 0, PART, Flaw.UNEXPECTED_END_OF_SECTION);
            return new BranchHintReader(module, in).functions();
        } catch (MalformedBinaryException _) {
            return List.of();
        }
    }

    private List<BranchHint> functions() {
        List<FunctionBody> bodies = module.bodies();
        int imported = IndexSpaces.of(module).functions().size() - bodies.size();
        int count = in.count("function count");
        int next = imported;
        for (int i = 0; i < count; i++) {
            int function = in.index("function");
            if (function < next || function - imported >= bodies.size()) {
                throw misplaced("function", function);
            }
            next = function + 1;
            function(function, bodies.get(function - imported));
        }
        if (!in.atEnd()) {
            throw in.fail(Flaw.SECTION_SIZE, "content", in.remaining() + " bytes left over");
        }
        return List.copyOf(hints);
    }

    private void function(int function, FunctionBody body) {
        List<Instruction> instructions = CodeReader.read(body, function).instructions();
        int[] offsets = CodeReader.offsets(body, function);
        int count = in.count("hint count");
        int last = -1;
        for (int i = 0; i < count; i++) {
            int offset = in.index("offset");
            int instruction = Arrays.binarySearch(offsets, body.offset() + offset);
            if (instruction <= last || !isBranch(instructions.get(instruction).op())) {
                throw misplaced("offset", offset);
            }
            last = instruction;
            int size = in.leb32("size");
            int value = in.u8("hint");
            if (size != 1 || value > 1) {
                throw in.fail(Flaw.SECTION_SIZE, "hint", "found %d in %d bytes".formatted(value, size));
            }
            hints.add(new BranchHint(function, instruction, value == 1));
        }
    }

    private static boolean isBranch(Opcode op) {
        return op == Opcode.IF || op == Opcode.BR_IF;
    }

    private MalformedBinaryException misplaced(String field, int value) {
        return in.fail(Flaw.INDEX_TOO_LARGE, field, "found " + value);
    }
}
