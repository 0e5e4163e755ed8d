package dev.abigate.diff.snapshot;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.IndexSpaces;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.BlockType;
import dev.abigate.format.wasm.code.CatchClause;
import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.format.wasm.code.Immediates;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.MemArg;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.ValType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.OptionalLong;

/**
 * A digest of function bodies that renumbering does not move: indices of functions, globals, tables, segments and types
 * are left out; what matters of them where it is known, the name of an imported function and the shape of a block, is
 * taken in their place.
 */
final class CodeDigest {
    private final TypeNames types;
    private final IndexSpaces spaces;
    private final List<Import> imports;

    /**
     * A digest for one module.
     *
     * @param imports the imported functions, in index order
     */
    CodeDigest(WasmModule module, TypeNames types, List<Import> imports) {
        this.types = types;
        this.spaces = IndexSpaces.of(module);
        this.imports = imports;
    }

    String of(FunctionCode code) {
        MessageDigest digest = Digests.start();
        for (FunctionCode.Locals locals : code.locals()) {
            number(locals.count(), digest);
            text(types.text(locals.type()), digest);
        }
        for (Instruction instruction : code.instructions()) {
            add(instruction, digest);
        }
        return Digests.finish(digest);
    }

    /** The value of a function that consists of nothing but an integer constant. */
    static OptionalLong returned(FunctionCode code) {
        List<Instruction> instructions = code.instructions();
        return instructions.size() == 2
                        && instructions.getFirst() instanceof Instruction.Constant constant
                        && (constant.op() == Opcode.I32_CONST || constant.op() == Opcode.I64_CONST)
                ? OptionalLong.of(constant.bits())
                : OptionalLong.empty();
    }

    private void add(Instruction instruction, MessageDigest digest) {
        digest.update((byte) instruction.op().prefix());
        number(instruction.op().code(), digest);
        switch (instruction) {
            case Instruction.Plain _ -> {}
            case Instruction.Block block -> blockType(block.type(), digest);
            case Instruction.TryTable table -> {
                blockType(table.type(), digest);
                for (CatchClause clause : table.clauses()) {
                    digest.update((byte) clause.kind().code());
                    number(clause.label(), digest);
                }
            }
            case Instruction.Indexed indexed -> index(indexed, digest);
            case Instruction.IndexedPair pair -> {
                Immediates immediates = pair.op().immediates();
                if (immediates == Immediates.TYPE_FIELD || immediates == Immediates.TYPE_COUNT) {
                    number(pair.second(), digest);
                }
            }
            case Instruction.BranchTable table -> {
                table.labels().forEach(label -> number(label, digest));
                number(table.defaultLabel(), digest);
            }
            case Instruction.Memory memory -> memArg(memory.memArg(), digest);
            case Instruction.MemoryLane memory -> {
                memArg(memory.memArg(), digest);
                number(memory.lane(), digest);
            }
            case Instruction.Lane lane -> number(lane.lane(), digest);
            case Instruction.Constant constant -> number(constant.bits(), digest);
            case Instruction.Vector vector -> bytes(vector.bytes(), digest);
            case Instruction.Select select -> select.types().forEach(type -> text(types.text(type), digest));
            case Instruction.HeapTyped typed -> text(heapType(typed.type()), digest);
            case Instruction.Cast cast -> {
                number(cast.label(), digest);
                text(types.text(cast.from()), digest);
                text(types.text(cast.to()), digest);
            }
        }
    }

    private void index(Instruction.Indexed indexed, MessageDigest digest) {
        Immediates immediates = indexed.op().immediates();
        if (immediates == Immediates.LABEL || immediates == Immediates.LOCAL) {
            number(indexed.index(), digest);
        } else if (immediates == Immediates.FUNCTION && indexed.index() < imports.size() && indexed.index() >= 0) {
            text(imports.get(indexed.index()).path(), digest);
        }
    }

    private String heapType(HeapType type) {
        return types.text(new RefType(true, type));
    }

    private void blockType(BlockType type, MessageDigest digest) {
        switch (type) {
            case BlockType.Empty _ -> digest.update((byte) 0);
            case BlockType.Result result -> text(types.text(result.type()), digest);
            case BlockType.TypeIndex index -> {
                if (index.index() >= 0 && index.index() < spaces.types().size()) {
                    var function = spaces.functionType(index.index());
                    values(function.parameters(), digest);
                    values(function.results(), digest);
                }
            }
        }
    }

    private void values(List<ValType> list, MessageDigest digest) {
        number(list.size(), digest);
        list.forEach(type -> text(types.text(type), digest));
    }

    private static void memArg(MemArg memArg, MessageDigest digest) {
        number(memArg.alignment(), digest);
        number(memArg.offset(), digest);
    }

    private static void number(long value, MessageDigest digest) {
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            digest.update((byte) (value >>> shift));
        }
    }

    private static void text(String text, MessageDigest digest) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length, digest);
        digest.update(bytes);
    }

    private static void bytes(ByteString bytes, MessageDigest digest) {
        bytes.updateDigest(digest);
    }
}
