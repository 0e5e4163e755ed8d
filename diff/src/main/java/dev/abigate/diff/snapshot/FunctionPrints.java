package dev.abigate.diff.snapshot;

import dev.abigate.format.wasm.IndexSpaces;
import dev.abigate.format.wasm.code.BlockType;
import dev.abigate.format.wasm.code.CatchClause;
import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.ValType;
import dev.abigate.reader.wasm.code.CodeVisitor;
import dev.abigate.reader.wasm.code.InstructionDecoder;
import java.util.Arrays;
import java.util.List;

/**
 * Takes the prints of functions while their bodies are scanned. Of an index only what it stands for is taken, where
 * renumbering does not move that: the name of an imported function, the shape of a block. The digests are made to find
 * functions again quickly, not to withstand somebody who wants two functions to look alike.
 */
final class FunctionPrints implements CodeVisitor {
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    private final TypeNames types;
    private final IndexSpaces spaces;
    private final int[] imports;
    private final long[] contents;
    private final int[] shapes;
    private final int[][] callees;

    private long content;
    private long shape;
    private int[] calls = new int[16];
    private int callCount;
    private int function;

    /**
     * The prints of a module's functions.
     *
     * @param imported the imported functions, in index order
     * @param bodies the number of bodies that will be visited
     */
    FunctionPrints(IndexSpaces spaces, TypeNames types, List<Import> imported, int bodies) {
        this.spaces = spaces;
        this.types = types;
        this.imports =
                imported.stream().mapToInt(item -> item.path().hashCode()).toArray();
        this.contents = new long[bodies];
        this.shapes = new int[bodies];
        this.callees = new int[bodies][];
    }

    /** The digest of a body. */
    long content(int body) {
        return contents[body];
    }

    /** The digest of a body without constants and offsets. */
    int shape(int body) {
        return shapes[body];
    }

    /** Who calls or refers to whom. */
    CallGraph graph() {
        return new CallGraph(callees);
    }

    @Override
    public void enter(int body, List<FunctionCode.Locals> locals) {
        function = body;
        content = MULTIPLIER;
        shape = MULTIPLIER;
        callCount = 0;
        for (FunctionCode.Locals group : locals) {
            number(group.count());
            text(types.text(group.type()));
        }
    }

    @Override
    public void leave() {
        contents[function] = content;
        shapes[function] = (int) (shape ^ (shape >>> Integer.SIZE));
        callees[function] = Arrays.copyOf(calls, callCount);
    }

    @Override
    public void visit(InstructionDecoder code) {
        number(((long) code.op().prefix() << Integer.SIZE) | code.op().code());
        switch (code.op().immediates()) {
            case NONE,
                    ZERO,
                    TYPE,
                    GLOBAL,
                    TABLE,
                    TAG,
                    ELEMENT,
                    MEMORY,
                    DATA,
                    TYPE_TABLE,
                    TYPE_TYPE,
                    TYPE_ELEMENT,
                    TYPE_DATA,
                    ELEMENT_TABLE,
                    TABLE_TABLE,
                    DATA_MEMORY,
                    MEMORY_MEMORY -> {}
            case FUNCTION -> call(code.index());
            case LABEL, LOCAL -> number(code.index());
            case TYPE_FIELD, TYPE_COUNT -> number(code.secondIndex());
            case LABELS -> {
                for (int i = 0; i <= code.labelCount(); i++) {
                    number(code.label(i));
                }
            }
            case BLOCK_TYPE -> blockType(code.blockType());
            case BLOCK_TYPE_CATCHES -> {
                blockType(code.blockType());
                for (CatchClause clause : code.catchClauses()) {
                    number(clause.kind().code());
                    number(clause.label());
                }
            }
            case MEMARG -> memoryAccess(code);
            case MEMARG_LANE -> {
                memoryAccess(code);
                number(code.lane());
            }
            case LANE -> number(code.lane());
            case I32, I64, F32, F64 -> constant(code.bits());
            case LANES, V128 -> constant(code.vector().hashCode());
            case VALUE_TYPES -> code.selectedTypes().forEach(type -> text(types.text(type)));
            case HEAP_TYPE -> heapType(code.heapType());
            case CAST -> {
                number(code.label());
                text(types.text(code.castFrom()));
                text(types.text(code.castTo()));
            }
        }
    }

    private void call(int index) {
        if (index < imports.length) {
            number(imports[index]);
            return;
        }
        if (callCount == calls.length) {
            calls = Arrays.copyOf(calls, 2 * callCount);
        }
        calls[callCount++] = index - imports.length;
    }

    private void memoryAccess(InstructionDecoder code) {
        number(code.alignment());
        constant(code.memoryOffset());
    }

    private void heapType(HeapType type) {
        text(types.text(new RefType(true, type)));
    }

    private void blockType(BlockType type) {
        switch (type) {
            case BlockType.Empty _ -> number(0);
            case BlockType.Result result -> text(types.text(result.type()));
            case BlockType.TypeIndex index -> {
                if (index.index() < spaces.types().size()
                        && spaces.types().get(index.index()).composite() instanceof CompositeType.Function signature) {
                    values(signature.parameters());
                    values(signature.results());
                }
            }
        }
    }

    private void values(List<ValType> list) {
        number(list.size());
        list.forEach(type -> text(types.text(type)));
    }

    private void text(String text) {
        number(text.hashCode());
    }

    /** Takes a number into content and shape. */
    private void number(long value) {
        constant(value);
        shape = mixed(shape, value);
    }

    /** Takes a number into the content alone. */
    private void constant(long value) {
        content = mixed(content, value);
    }

    private static long mixed(long digest, long value) {
        long product = (digest ^ value) * MULTIPLIER;
        return product ^ (product >>> 29);
    }
}
