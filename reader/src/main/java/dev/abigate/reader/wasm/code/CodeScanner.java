package dev.abigate.reader.wasm.code;

import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.code.Immediates;
import dev.abigate.format.wasm.code.MemArg;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.feature.Feature;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.wasm.type.TypeReader;
import java.util.EnumSet;
import java.util.Set;

/**
 * Steps over function bodies: finds every flaw that {@link InstructionReader} would find, and which opcodes occur, without
 * making an object for each instruction.
 */
public final class CodeScanner {
    private static final int LANES = 16;

    /** The one-byte opcodes that occurred, by their code: adding to a set for each instruction would cost more. */
    private final boolean[] plain = new boolean[256];

    private final Set<Opcode> prefixed = EnumSet.noneOf(Opcode.class);
    private boolean usesDataIndex;
    private boolean usesMemoryIndex;
    private boolean usesTypedBlock;

    /**
     * Checks one body.
     *
     * @throws dev.abigate.format.MalformedBinaryException where it is not well-formed
     */
    public void scan(FunctionBody body, int functionIndex) {
        Cursor in = CodeReader.cursor(body, functionIndex);
        var types = new TypeReader(in);
        CodeReader.locals(in, types);
        var nesting = new BlockNesting(in);
        while (nesting.isOpen()) {
            int start = in.offset();
            Opcode op = InstructionReader.opcode(in);
            nesting.enter(op, start);
            if (op.prefix() == 0) {
                plain[op.code()] = true;
            } else {
                prefixed.add(op);
            }
            skipImmediates(op.immediates(), in, types);
        }
        CodeReader.requireEnd(in);
    }

    /** Whether any instruction refers to a data segment, which demands a data count section. */
    public boolean usesDataIndex() {
        return usesDataIndex;
    }

    /** The opcodes that occurred. */
    public Set<Opcode> opcodes() {
        var opcodes = EnumSet.copyOf(prefixed);
        for (int code = 0; code < plain.length; code++) {
            if (plain[code]) {
                Opcode.of(code).ifPresent(opcodes::add);
            }
        }
        return opcodes;
    }

    /** The features that the instructions need. */
    public Set<Feature> features() {
        var features = EnumSet.noneOf(Feature.class);
        opcodes().forEach(op -> features.add(op.feature()));
        if (usesMemoryIndex) {
            features.add(Feature.MULTI_MEMORY);
        }
        if (usesTypedBlock) {
            features.add(Feature.MULTI_VALUE);
        }
        return features;
    }

    private void skipImmediates(Immediates immediates, Cursor in, TypeReader types) {
        switch (immediates) {
            case NONE -> {}
            case ZERO -> InstructionReader.zero(in);
            case BLOCK_TYPE -> skipBlockType(in, types);
            case BLOCK_TYPE_CATCHES -> {
                skipBlockType(in, types);
                skipCatchClauses(in);
            }
            case LABEL, FUNCTION, TYPE, LOCAL, GLOBAL, TABLE, TAG, ELEMENT -> in.index("index");
            case MEMORY -> skipMemoryIndex(in);
            case DATA -> skipDataIndex(in);
            case TYPE_TABLE, TYPE_FIELD, TYPE_TYPE, TYPE_ELEMENT, TYPE_COUNT, ELEMENT_TABLE, TABLE_TABLE -> {
                in.index("first index");
                in.index("second index");
            }
            case TYPE_DATA -> {
                in.index("first index");
                skipDataIndex(in);
            }
            case DATA_MEMORY -> {
                skipDataIndex(in);
                skipMemoryIndex(in);
            }
            case MEMORY_MEMORY -> {
                skipMemoryIndex(in);
                skipMemoryIndex(in);
            }
            case LABELS -> skipLabels(in);
            case MEMARG -> skipMemArg(in);
            case MEMARG_LANE -> {
                skipMemArg(in);
                in.u8("lane");
            }
            case LANE -> in.u8("lane");
            case LANES, V128 -> in.bytes(LANES, "value");
            case I32 -> in.sleb32("value");
            case I64 -> in.sleb64("value");
            case F32 -> in.u32("value");
            case F64 -> in.u64("value");
            case VALUE_TYPES -> types.valTypes("type count");
            case HEAP_TYPE -> types.heapType();
            case CAST -> {
                InstructionReader.castFlags(in);
                in.index("label");
                types.heapType();
                types.heapType();
            }
        }
    }

    private void skipBlockType(Cursor in, TypeReader types) {
        usesTypedBlock |= InstructionReader.skipBlockType(in, types);
    }

    private void skipMemoryIndex(Cursor in) {
        usesMemoryIndex |= in.index("memory index") != 0;
    }

    private void skipDataIndex(Cursor in) {
        usesDataIndex = true;
        in.index("data index");
    }

    private static void skipCatchClauses(Cursor in) {
        int count = in.count("catch clause count");
        for (int i = 0; i < count; i++) {
            if (InstructionReader.catchKind(in).hasTag()) {
                in.index("tag index");
            }
            in.index("label");
        }
    }

    private static void skipLabels(Cursor in) {
        int count = in.count("label count");
        for (int i = 0; i < count; i++) {
            in.index("label");
        }
        in.index("default label");
    }

    private void skipMemArg(Cursor in) {
        if ((InstructionReader.memArgFlags(in) & MemArg.HAS_MEMORY) != 0) {
            skipMemoryIndex(in);
        }
        in.leb64("offset");
    }
}
