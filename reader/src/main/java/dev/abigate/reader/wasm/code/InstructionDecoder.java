package dev.abigate.reader.wasm.code;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.wasm.code.BlockType;
import dev.abigate.format.wasm.code.CatchClause;
import dev.abigate.format.wasm.code.Immediates;
import dev.abigate.format.wasm.code.MemArg;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.ValType;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.wasm.type.TypeReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decodes an expression instruction by instruction, and sees to it that blocks nest. The decoder shows the instruction that
 * was decoded last, so that no object is made for each: an accessor has meaning only where {@link Opcode#immediates()} of
 * {@link #op()} says so, and until the next call of {@link #next()}.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/instructions.html">Binary format of instructions</a>
 */
public final class InstructionDecoder {
    private static final int LANES = 16;
    private static final int EMPTY_BLOCK = 0x40;
    private static final BlockType NO_TYPE = new BlockType.Empty();

    private final Cursor in;
    private final TypeReader types;
    private final BlockNesting nesting;

    private Opcode op = Opcode.NOP;
    private int offset;
    private int first;
    private int second;
    private long bits;
    private int alignment;
    private ByteString vector = ByteString.EMPTY;
    private BlockType blockType = NO_TYPE;
    private List<CatchClause> catchClauses = List.of();
    private int[] labels = new int[16];
    private int labelCount;
    private List<ValType> selected = List.of();
    private HeapType heapType = HeapType.Abstract.ANY;
    private RefType castFrom = RefType.FUNCREF;
    private RefType castTo = RefType.FUNCREF;

    /** Decodes from {@code in}, which moves. */
    public InstructionDecoder(Cursor in) {
        this.in = in;
        this.types = new TypeReader(in);
        this.nesting = new BlockNesting(in);
    }

    /** Begins another expression at the cursor's position. */
    void reset() {
        nesting.reset();
    }

    /** Whether the expression's closing {@code end} is still to come. */
    boolean isOpen() {
        return nesting.isOpen();
    }

    /**
     * Decodes the next instruction.
     *
     * @return false where the expression's closing {@code end} was decoded before, and nothing is left
     * @throws dev.abigate.format.MalformedBinaryException where there is no well-formed instruction
     */
    public boolean next() {
        if (!nesting.isOpen()) {
            return false;
        }
        offset = in.offset();
        op = opcode(in);
        nesting.enter(op, offset);
        Immediates immediates = op.immediates();
        if (immediates != Immediates.NONE) {
            decode(immediates);
        }
        return true;
    }

    private void decode(Immediates immediates) {
        switch (immediates) {
            case NONE -> {}
            case LABEL, FUNCTION, TYPE, LOCAL, GLOBAL, TABLE, MEMORY, TAG, DATA, ELEMENT -> first = in.index("index");
            case TYPE_TABLE,
                    TYPE_FIELD,
                    TYPE_TYPE,
                    TYPE_DATA,
                    TYPE_ELEMENT,
                    TYPE_COUNT,
                    DATA_MEMORY,
                    MEMORY_MEMORY,
                    ELEMENT_TABLE,
                    TABLE_TABLE -> {
                first = in.index("first index");
                second = in.index("second index");
            }
            case MEMARG -> memArg();
            case MEMARG_LANE -> {
                memArg();
                second = in.u8("lane");
            }
            case LANE -> second = in.u8("lane");
            case I32 -> bits = in.sleb32("value");
            case I64 -> bits = in.sleb64("value");
            case F32 -> bits = in.u32("value");
            case F64 -> bits = in.u64("value");
            case ZERO -> zero();
            case BLOCK_TYPE -> blockType = readBlockType();
            case BLOCK_TYPE_CATCHES -> {
                blockType = readBlockType();
                catchClauses = readCatchClauses();
            }
            case LABELS -> readLabels();
            case LANES, V128 -> vector = in.bytes(LANES, "value");
            case VALUE_TYPES -> selected = types.valTypes("type count");
            case HEAP_TYPE -> heapType = types.heapType();
            case CAST -> cast();
        }
    }

    /** The instruction that was decoded last. */
    public Opcode op() {
        return op;
    }

    /** Offset of the instruction's first byte from the start of the file. */
    public int offset() {
        return offset;
    }

    /** The only or first index; the memory of an access to memory. */
    public int index() {
        return first;
    }

    /** The second index, or the number of operands. */
    public int secondIndex() {
        return second;
    }

    /** The label that the instruction names: how many blocks to leave. */
    public int label() {
        return first;
    }

    /** The lane, 0 to 255. */
    public int lane() {
        return second;
    }

    /** A number's bits; those of 32-bit types in the lower half, sign-extended. */
    public long bits() {
        return bits;
    }

    /** The alignment that an access promises, as the exponent of a power of two, 0 to 63. */
    public int alignment() {
        return alignment;
    }

    /** What is added to the address; unsigned. */
    public long memoryOffset() {
        return bits;
    }

    /** Sixteen bytes: a vector, or the lanes of a shuffle. */
    public ByteString vector() {
        return vector;
    }

    public BlockType blockType() {
        return blockType;
    }

    public List<CatchClause> catchClauses() {
        return catchClauses;
    }

    /** The number of labels of a branch by table, the default one not counted. */
    public int labelCount() {
        return labelCount;
    }

    /** A label of a branch by table; the default one is that behind all others, at {@link #labelCount}. */
    public int label(int index) {
        return labels[index];
    }

    /** The types of a selection. */
    public List<ValType> selectedTypes() {
        return selected;
    }

    public HeapType heapType() {
        return heapType;
    }

    /** The type that a branch on a cast takes. */
    public RefType castFrom() {
        return castFrom;
    }

    /** The type that a branch on a cast tests for. */
    public RefType castTo() {
        return castTo;
    }

    /** The next opcode. */
    static Opcode opcode(Cursor in) {
        int start = in.offset();
        int first = in.u8("opcode");
        if (!Opcode.isPrefix(first)) {
            Optional<Opcode> op = Opcode.of(first);
            if (op.isEmpty()) {
                throw in.fail(Flaw.ILLEGAL_OPCODE, start, "opcode", "%02x".formatted(first));
            }
            return op.get();
        }
        int second = in.leb32("opcode behind prefix");
        Optional<Opcode> op = Opcode.of(first, second);
        if (op.isEmpty()) {
            throw in.fail(Flaw.ILLEGAL_OPCODE, start, "opcode", "%02x %02x".formatted(first, second));
        }
        return op.get();
    }

    private void zero() {
        int start = in.offset();
        int value = in.u8("zero");
        if (value != 0) {
            throw in.fail(Flaw.ZERO_BYTE_EXPECTED, start, "zero", "found 0x%02x".formatted(value));
        }
    }

    private BlockType readBlockType() {
        int code = in.peek("block type");
        if (code == EMPTY_BLOCK) {
            in.u8("block type");
            return NO_TYPE;
        }
        // The first byte of a value type is a negative number of one byte.
        if (code > EMPTY_BLOCK && code < 0x80) {
            return new BlockType.Result(types.valType());
        }
        int start = in.offset();
        long index = in.sleb33("block type");
        if (index < 0 || index > Integer.MAX_VALUE) {
            throw in.fail(Flaw.VALUE_TYPE, start, "block type", "found " + index);
        }
        return new BlockType.TypeIndex((int) index);
    }

    private List<CatchClause> readCatchClauses() {
        int count = in.count("catch clause count");
        var clauses = new ArrayList<CatchClause>(count);
        for (int i = 0; i < count; i++) {
            CatchClause.Kind kind = catchKind();
            int tag = kind.hasTag() ? in.index("tag index") : 0;
            clauses.add(new CatchClause(kind, tag, in.index("label")));
        }
        return clauses;
    }

    private CatchClause.Kind catchKind() {
        int start = in.offset();
        int code = in.u8("catch kind");
        Optional<CatchClause.Kind> kind = CatchClause.Kind.of(code);
        if (kind.isEmpty()) {
            throw in.fail(Flaw.CATCH_CLAUSE, start, "catch kind", "found 0x%02x".formatted(code));
        }
        return kind.get();
    }

    private void readLabels() {
        labelCount = in.count("label count");
        if (labelCount >= labels.length) {
            labels = new int[Math.max(labelCount + 1, 2 * labels.length)];
        }
        for (int i = 0; i < labelCount; i++) {
            labels[i] = in.index("label");
        }
        labels[labelCount] = in.index("default label");
    }

    private void memArg() {
        int start = in.offset();
        int flags = in.leb32("alignment");
        if (flags < 0 || flags >= 2 * MemArg.HAS_MEMORY) {
            throw in.fail(Flaw.MEMARG_FLAGS, start, "alignment", "found 0x%x".formatted(flags));
        }
        first = 0;
        if ((flags & MemArg.HAS_MEMORY) != 0) {
            first = in.index("memory index");
            if (first == 0) {
                in.noteLongForm(start);
            }
        }
        alignment = flags & ~MemArg.HAS_MEMORY;
        bits = in.leb64("offset");
    }

    private void cast() {
        int start = in.offset();
        int flags = in.u8("cast flags");
        if (flags > 3) {
            throw in.fail(Flaw.CAST_FLAGS, start, "cast flags", "found 0x%02x".formatted(flags));
        }
        first = in.index("label");
        HeapType from = types.heapType();
        HeapType to = types.heapType();
        castFrom = new RefType((flags & 1) != 0, from);
        castTo = new RefType((flags & 2) != 0, to);
    }
}
