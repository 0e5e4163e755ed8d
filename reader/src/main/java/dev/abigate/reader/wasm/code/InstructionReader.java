package dev.abigate.reader.wasm.code;

import dev.abigate.format.Flaw;
import dev.abigate.format.wasm.code.BlockType;
import dev.abigate.format.wasm.code.CatchClause;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.MemArg;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.wasm.type.TypeReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads expressions instruction by instruction, and sees to it that blocks nest.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/instructions.html">Binary format of instructions</a>
 */
public final class InstructionReader {
    private static final int LANES = 16;
    private static final int EMPTY_BLOCK = 0x40;

    private final Cursor in;
    private final TypeReader types;
    private final BlockNesting nesting;

    /** Reads from {@code in}, which moves. */
    public InstructionReader(Cursor in) {
        this.in = in;
        this.types = new TypeReader(in);
        this.nesting = new BlockNesting(in);
    }

    /** All instructions of an expression up to the {@code end} that closes it, which comes last in the list. */
    public List<Instruction> expression() {
        return expression(false);
    }

    /**
     * As {@link #expression()}; where the cursor maps fields, each instruction is an item named by its mnemonic. Only for
     * parts that hold nothing but code, since an item takes the place of the one being read.
     */
    List<Instruction> body() {
        return expression(in.isMapping());
    }

    private List<Instruction> expression(boolean named) {
        nesting.reset();
        var instructions = new ArrayList<Instruction>();
        while (nesting.isOpen()) {
            if (named) {
                in.item(opcode(in.quiet()).mnemonic(), instructions.size());
            }
            instructions.add(next());
        }
        if (named) {
            in.endItem();
        }
        return instructions;
    }

    private Instruction next() {
        int start = in.offset();
        Opcode op = opcode(in);
        nesting.enter(op, start);
        return switch (op.immediates()) {
            case NONE -> new Instruction.Plain(op);
            case ZERO -> {
                zero(in);
                yield new Instruction.Plain(op);
            }
            case BLOCK_TYPE -> new Instruction.Block(op, blockType());
            case BLOCK_TYPE_CATCHES -> {
                BlockType type = blockType();
                yield new Instruction.TryTable(op, type, catchClauses());
            }
            case LABEL, FUNCTION, TYPE, LOCAL, GLOBAL, TABLE, MEMORY, TAG, DATA, ELEMENT ->
                new Instruction.Indexed(op, in.index("index"));
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
                int first = in.index("first index");
                yield new Instruction.IndexedPair(op, first, in.index("second index"));
            }
            case LABELS -> branchTable(op);
            case MEMARG -> new Instruction.Memory(op, memArg());
            case MEMARG_LANE -> {
                MemArg memArg = memArg();
                yield new Instruction.MemoryLane(op, memArg, in.u8("lane"));
            }
            case LANE -> new Instruction.Lane(op, in.u8("lane"));
            case LANES, V128 -> new Instruction.Vector(op, in.bytes(LANES, "value"));
            case I32 -> new Instruction.Constant(op, in.sleb32("value"));
            case I64 -> new Instruction.Constant(op, in.sleb64("value"));
            case F32 -> new Instruction.Constant(op, in.u32("value"));
            case F64 -> new Instruction.Constant(op, in.u64("value"));
            case VALUE_TYPES -> new Instruction.Select(op, types.valTypes("type count"));
            case HEAP_TYPE -> new Instruction.HeapTyped(op, types.heapType());
            case CAST -> cast(op);
        };
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

    static void zero(Cursor in) {
        int start = in.offset();
        int value = in.u8("zero");
        if (value != 0) {
            throw in.fail(Flaw.ZERO_BYTE_EXPECTED, start, "zero", "found 0x%02x".formatted(value));
        }
    }

    private BlockType blockType() {
        int code = in.peek("block type");
        if (code == EMPTY_BLOCK) {
            in.u8("block type");
            return new BlockType.Empty();
        }
        return isValType(code) ? new BlockType.Result(types.valType()) : new BlockType.TypeIndex(blockTypeIndex(in));
    }

    /** Steps over a block type and tells whether it is a type index. */
    static boolean skipBlockType(Cursor in, TypeReader types) {
        int code = in.peek("block type");
        if (code == EMPTY_BLOCK) {
            in.u8("block type");
            return false;
        }
        if (isValType(code)) {
            types.valType();
            return false;
        }
        blockTypeIndex(in);
        return true;
    }

    private static int blockTypeIndex(Cursor in) {
        int start = in.offset();
        long index = in.sleb33("block type");
        if (index < 0 || index > Integer.MAX_VALUE) {
            throw in.fail(Flaw.VALUE_TYPE, start, "block type", "found " + index);
        }
        return (int) index;
    }

    /** Whether the first byte of a block type is that of a value type: a negative number of one byte. */
    private static boolean isValType(int code) {
        return code > EMPTY_BLOCK && code < 0x80;
    }

    private List<CatchClause> catchClauses() {
        int count = in.count("catch clause count");
        var clauses = new ArrayList<CatchClause>(count);
        for (int i = 0; i < count; i++) {
            CatchClause.Kind kind = catchKind(in);
            int tag = kind.hasTag() ? in.index("tag index") : 0;
            clauses.add(new CatchClause(kind, tag, in.index("label")));
        }
        return clauses;
    }

    static CatchClause.Kind catchKind(Cursor in) {
        int start = in.offset();
        int code = in.u8("catch kind");
        Optional<CatchClause.Kind> kind = CatchClause.Kind.of(code);
        if (kind.isEmpty()) {
            throw in.fail(Flaw.CATCH_CLAUSE, start, "catch kind", "found 0x%02x".formatted(code));
        }
        return kind.get();
    }

    private Instruction branchTable(Opcode op) {
        int count = in.count("label count");
        var labels = new ArrayList<Integer>(count);
        for (int i = 0; i < count; i++) {
            labels.add(in.index("label"));
        }
        return new Instruction.BranchTable(op, labels, in.index("default label"));
    }

    private MemArg memArg() {
        int start = in.offset();
        int flags = memArgFlags(in);
        int memory = 0;
        if ((flags & MemArg.HAS_MEMORY) != 0) {
            memory = in.index("memory index");
            if (memory == 0) {
                in.noteLongForm(start);
            }
        }
        return new MemArg(flags & ~MemArg.HAS_MEMORY, memory, in.leb64("offset"));
    }

    static int memArgFlags(Cursor in) {
        int start = in.offset();
        int flags = in.leb32("alignment");
        if (flags < 0 || flags >= 2 * MemArg.HAS_MEMORY) {
            throw in.fail(Flaw.MEMARG_FLAGS, start, "alignment", "found 0x%x".formatted(flags));
        }
        return flags;
    }

    private Instruction cast(Opcode op) {
        int flags = castFlags(in);
        int label = in.index("label");
        HeapType from = types.heapType();
        HeapType to = types.heapType();
        return new Instruction.Cast(op, label, new RefType((flags & 1) != 0, from), new RefType((flags & 2) != 0, to));
    }

    static int castFlags(Cursor in) {
        int start = in.offset();
        int flags = in.u8("cast flags");
        if (flags > 3) {
            throw in.fail(Flaw.CAST_FLAGS, start, "cast flags", "found 0x%02x".formatted(flags));
        }
        return flags;
    }
}
