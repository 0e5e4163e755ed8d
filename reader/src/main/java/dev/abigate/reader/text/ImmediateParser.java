package dev.abigate.reader.text;

import dev.abigate.format.ByteString;
import dev.abigate.format.TextFlaw;
import dev.abigate.format.wasm.code.BlockType;
import dev.abigate.format.wasm.code.CatchClause;
import dev.abigate.format.wasm.code.Immediates;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.MemArg;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.ValType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reads what follows the name of an instruction. */
final class ImmediateParser {
    private static final int LANES = 16;
    private static final Map<Opcode, Instruction> PLAIN = plain();

    private final TokenReader in;
    private final Scope scope;
    private final DefinedTypes defined;
    private final TypeParser types;
    private final Labels labels;
    private final ConstantParser constants;

    ImmediateParser(TokenReader in, Scope scope, DefinedTypes defined, TypeParser types, Labels labels) {
        this.in = in;
        this.scope = scope;
        this.defined = defined;
        this.types = types;
        this.labels = labels;
        this.constants = new ConstantParser(in);
    }

    private static Map<Opcode, Instruction> plain() {
        var plain = new EnumMap<Opcode, Instruction>(Opcode.class);
        for (Opcode op : Opcode.values()) {
            if (op.immediates() == Immediates.NONE || op.immediates() == Immediates.ZERO) {
                plain.put(op, new Instruction.Plain(op));
            }
        }
        return plain;
    }

    /** An instruction without immediates. */
    static Instruction plain(Opcode op) {
        Instruction plain = PLAIN.get(op);
        if (plain == null) {
            throw new IllegalArgumentException(op.mnemonic());
        }
        return plain;
    }

    /** The instruction of a keyword that was taken; it begins no block. */
    Instruction instruction(Opcode op) {
        return switch (op.immediates()) {
            case NONE -> op == Opcode.SELECT ? select() : plain(op);
            case ZERO -> plain(op);
            case LABEL -> new Instruction.Indexed(op, labels.index(in));
            case FUNCTION -> new Instruction.Indexed(op, function());
            case TYPE -> new Instruction.Indexed(op, types.typeIndex());
            case LOCAL -> new Instruction.Indexed(op, in.index(scope.locals, "local"));
            case GLOBAL -> new Instruction.Indexed(op, in.index(scope.globals, "global"));
            case TABLE -> new Instruction.Indexed(op, in.optionalIndex(scope.tables, "table"));
            case MEMORY -> new Instruction.Indexed(op, in.optionalIndex(scope.memories, "memory"));
            case TAG -> new Instruction.Indexed(op, tag());
            case DATA -> new Instruction.Indexed(op, data());
            case ELEMENT -> new Instruction.Indexed(op, element());
            case TYPE_TABLE -> {
                int table = in.optionalIndex(scope.tables, "table");
                yield new Instruction.IndexedPair(op, types.typeUse(null), table);
            }
            case TYPE_FIELD -> {
                int type = types.typeIndex();
                yield new Instruction.IndexedPair(op, type, in.index(defined.fields(type), "field"));
            }
            case TYPE_TYPE -> {
                int type = types.typeIndex();
                yield new Instruction.IndexedPair(op, type, types.typeIndex());
            }
            case TYPE_DATA -> {
                int type = types.typeIndex();
                yield new Instruction.IndexedPair(op, type, data());
            }
            case TYPE_ELEMENT -> {
                int type = types.typeIndex();
                yield new Instruction.IndexedPair(op, type, element());
            }
            case TYPE_COUNT -> {
                int type = types.typeIndex();
                yield new Instruction.IndexedPair(op, type, (int) in.natural(Integer.SIZE));
            }
            case DATA_MEMORY -> {
                int memory = secondIndexFollows() ? in.index(scope.memories, "memory") : 0;
                yield new Instruction.IndexedPair(op, data(), memory);
            }
            case ELEMENT_TABLE -> {
                int table = secondIndexFollows() ? in.index(scope.tables, "table") : 0;
                yield new Instruction.IndexedPair(op, element(), table);
            }
            case MEMORY_MEMORY -> pair(op, scope.memories, "memory");
            case TABLE_TABLE -> pair(op, scope.tables, "table");
            case LABELS -> branchTable(op);
            case MEMARG -> {
                int memory = in.optionalIndex(scope.memories, "memory");
                yield new Instruction.Memory(op, memArg(op, memory));
            }
            case MEMARG_LANE -> {
                int memory = in.token() == Token.IDENTIFIER || (in.token() == Token.NATURAL && moreThanALaneFollows())
                        ? in.index(scope.memories, "memory")
                        : 0;
                MemArg memArg = memArg(op, memory);
                yield new Instruction.MemoryLane(op, memArg, lane());
            }
            case LANE -> new Instruction.Lane(op, lane());
            case LANES -> shuffle(op);
            case V128 -> new Instruction.Vector(op, constants.vector());
            case I32 -> new Instruction.Constant(op, constants.integer(Integer.SIZE));
            case I64 -> new Instruction.Constant(op, constants.integer(Long.SIZE));
            case F32 -> new Instruction.Constant(op, constants.f32());
            case F64 -> new Instruction.Constant(op, constants.f64());
            case HEAP_TYPE -> heapTyped(op);
            case CAST -> {
                int label = labels.index(in);
                RefType from = types.refType();
                yield new Instruction.Cast(op, label, from, types.refType());
            }
            case BLOCK_TYPE, BLOCK_TYPE_CATCHES, VALUE_TYPES -> throw new IllegalArgumentException(op.mnemonic());
        };
    }

    int tag() {
        return in.index(scope.tags, "tag");
    }

    int function() {
        return in.index(scope.functions, "function");
    }

    private int data() {
        return in.index(scope.data, "data segment");
    }

    private int element() {
        return in.index(scope.elements, "element segment");
    }

    private Instruction pair(Opcode op, IndexSpace space, String what) {
        if (!in.isIndex()) {
            return new Instruction.IndexedPair(op, 0, 0);
        }
        int first = in.index(space, what);
        return new Instruction.IndexedPair(op, first, in.index(space, what));
    }

    /** Whether another index stands behind the one that is here. */
    private boolean secondIndexFollows() {
        return in.isIndex() && (in.peek() == Token.NATURAL || in.peek() == Token.IDENTIFIER);
    }

    private boolean moreThanALaneFollows() {
        Token token = in.peek();
        return token == Token.NATURAL || token == Token.OFFSET || token == Token.ALIGN;
    }

    private Instruction select() {
        if (!in.opens(Word.RESULT)) {
            return plain(Opcode.SELECT);
        }
        List<ValType> results = types.results();
        return new Instruction.Select(Opcode.SELECT_T, results);
    }

    private Instruction branchTable(Opcode op) {
        var targets = new ArrayList<Integer>();
        do {
            targets.add(labels.index(in));
        } while (in.isIndex());
        return new Instruction.BranchTable(op, targets.subList(0, targets.size() - 1), targets.getLast());
    }

    private MemArg memArg(Opcode op, int memory) {
        long offset = in.token() == Token.OFFSET ? in.naturalOfToken(Long.SIZE) : 0;
        int alignment = Integer.numberOfTrailingZeros(op.accessBytes());
        if (in.token() == Token.ALIGN) {
            int place = in.place();
            long bytes = in.naturalOfToken(Long.SIZE);
            if (Long.bitCount(bytes) != 1) {
                throw in.fail(TextFlaw.ALIGNMENT, place, "found " + Long.toUnsignedString(bytes));
            }
            alignment = Long.numberOfTrailingZeros(bytes);
        }
        return new MemArg(alignment, memory, offset);
    }

    private int lane() {
        return (int) in.natural(Byte.SIZE);
    }

    private Instruction shuffle(Opcode op) {
        int place = in.place();
        var lanes = new int[LANES];
        int count = 0;
        while (in.token() == Token.NATURAL) {
            int lane = lane();
            if (count < LANES) {
                lanes[count] = lane;
            }
            count++;
        }
        if (count != LANES) {
            throw in.fail(TextFlaw.INVALID_LANE_LENGTH, place, "found %d, needs %d".formatted(count, LANES));
        }
        return new Instruction.Vector(op, ByteString.of(lanes));
    }

    private Instruction heapTyped(Opcode op) {
        return switch (op) {
            case REF_TEST -> nullableOr(op, Opcode.REF_TEST_NULL);
            case REF_CAST -> nullableOr(op, Opcode.REF_CAST_NULL);
            case REF_CAST_DESC_EQ -> nullableOr(op, Opcode.REF_CAST_DESC_EQ_NULL);
            default -> new Instruction.HeapTyped(op, types.heapType());
        };
    }

    private Instruction nullableOr(Opcode nonNull, Opcode nullable) {
        RefType type = types.refType();
        return new Instruction.HeapTyped(type.nullable() ? nullable : nonNull, type.heapType());
    }

    /** The type of a block; nothing more is added to the types of the module than it needs. */
    BlockType blockType() {
        OptionalInt named = types.namedType();
        int place = in.place();
        if (named.isEmpty() && !in.opens(Word.PARAM) && !in.opens(Word.RESULT)) {
            return new BlockType.Empty();
        }
        CompositeType.Function written = types.functionType(null, false);
        if (named.isPresent()) {
            return new BlockType.TypeIndex(types.namedAndWritten(named.getAsInt(), written, place, null));
        }
        if (written.parameters().isEmpty() && written.results().isEmpty()) {
            return new BlockType.Empty();
        }
        if (written.parameters().isEmpty() && written.results().size() == 1) {
            return new BlockType.Result(written.results().getFirst());
        }
        return new BlockType.TypeIndex(defined.indexOf(written));
    }

    /** The handlers of a {@code try_table}. */
    List<CatchClause> catchClauses() {
        var clauses = new ArrayList<CatchClause>();
        while (true) {
            CatchClause.Kind kind;
            if (in.opens(Opcode.CATCH)) {
                kind = CatchClause.Kind.CATCH;
            } else if (in.opens(Word.CATCH_REF)) {
                kind = CatchClause.Kind.CATCH_REF;
            } else if (in.opens(Opcode.CATCH_ALL)) {
                kind = CatchClause.Kind.CATCH_ALL;
            } else if (in.opens(Word.CATCH_ALL_REF)) {
                kind = CatchClause.Kind.CATCH_ALL_REF;
            } else {
                return clauses;
            }
            in.next();
            int tag = kind.hasTag() ? tag() : 0;
            clauses.add(new CatchClause(kind, tag, labels.index(in)));
            in.close();
        }
    }
}
