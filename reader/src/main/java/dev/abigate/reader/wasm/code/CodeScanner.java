package dev.abigate.reader.wasm.code;

import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.code.BlockType;
import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.feature.Feature;
import dev.abigate.reader.cursor.Cursor;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Steps over function bodies: finds every flaw that {@link InstructionReader} would find, and which opcodes occur. Where
 * somebody else decodes them, it can be shown them as a visitor.
 */
public final class CodeScanner implements CodeVisitor {
    /** The one-byte opcodes that occurred, by their code: adding to a set for each instruction would cost more. */
    private final boolean[] plain = new boolean[256];

    private final Set<Opcode> prefixed = EnumSet.noneOf(Opcode.class);
    private final CodeVisitor visitor;
    private boolean usesDataIndex;
    private boolean usesMemoryIndex;
    private boolean usesTypedBlock;

    /** A scanner that shows nobody what it sees. */
    public CodeScanner() {
        this(CodeVisitor.NONE);
    }

    /** A scanner that shows {@code visitor} each instruction. */
    public CodeScanner(CodeVisitor visitor) {
        this.visitor = visitor;
    }

    /**
     * Checks one body.
     *
     * @throws dev.abigate.format.MalformedBinaryException where it is not well-formed
     */
    public void scan(FunctionBody body, int functionIndex) {
        Cursor in = CodeReader.cursor(body, functionIndex);
        enter(functionIndex, CodeReader.locals(in));
        var code = new InstructionDecoder(in);
        while (code.next()) {
            visit(code);
        }
        CodeReader.requireEnd(in);
        leave();
    }

    @Override
    public void enter(int function, List<FunctionCode.Locals> locals) {
        visitor.enter(function, locals);
    }

    @Override
    public void visit(InstructionDecoder code) {
        Opcode op = code.op();
        if (op.prefix() == 0) {
            plain[op.code()] = true;
        } else {
            prefixed.add(op);
        }
        note(code);
        visitor.visit(code);
    }

    @Override
    public void leave() {
        visitor.leave();
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

    private void note(InstructionDecoder code) {
        switch (code.op().immediates()) {
            case BLOCK_TYPE, BLOCK_TYPE_CATCHES -> usesTypedBlock |= code.blockType() instanceof BlockType.TypeIndex;
            case MEMORY, MEMARG, MEMARG_LANE -> usesMemoryIndex |= code.index() != 0;
            case MEMORY_MEMORY -> usesMemoryIndex |= (code.index() | code.secondIndex()) != 0;
            case DATA, TYPE_DATA -> usesDataIndex = true;
            case DATA_MEMORY -> {
                usesDataIndex = true;
                usesMemoryIndex |= code.secondIndex() != 0;
            }
            case NONE,
                    LABEL,
                    LABELS,
                    FUNCTION,
                    TYPE,
                    LOCAL,
                    GLOBAL,
                    TABLE,
                    TAG,
                    ELEMENT,
                    TYPE_TABLE,
                    TYPE_FIELD,
                    TYPE_TYPE,
                    TYPE_ELEMENT,
                    TYPE_COUNT,
                    ELEMENT_TABLE,
                    TABLE_TABLE,
                    LANE,
                    LANES,
                    I32,
                    I64,
                    F32,
                    F64,
                    V128,
                    VALUE_TYPES,
                    HEAP_TYPE,
                    CAST,
                    ZERO -> {}
        }
    }
}
