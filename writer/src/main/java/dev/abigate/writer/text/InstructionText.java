package dev.abigate.writer.text;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.code.BlockType;
import dev.abigate.format.wasm.code.CatchClause;
import dev.abigate.format.wasm.code.Immediates;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.MemArg;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.RefType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Instructions as the text format writes them: the mnemonic and the immediates, without operands. */
final class InstructionText {
    /** A longer signature is named and not repeated at each use, so that the text stays in proportion to the module. */
    static final int LONGEST_SIGNATURE = 100;

    private final Names names;
    private final FunctionTypes functionTypes;
    private final TypeText types;
    private final StringBuilder out;
    private final Map<Integer, Identifiers> fields = new HashMap<>();

    /** Appends to {@code out}. */
    InstructionText(Names names, FunctionTypes functionTypes, StringBuilder out) {
        this.names = names;
        this.functionTypes = functionTypes;
        this.types = new TypeText(names, out);
        this.out = out;
    }

    /** An instruction that begins no block. */
    void plain(Instruction instruction, Identifiers locals, Labels labels) {
        out.append(instruction.op().mnemonic());
        switch (instruction) {
            case Instruction.Plain _, Instruction.Block _, Instruction.TryTable _ -> {}
            case Instruction.Indexed(Opcode op, int index) -> indexed(op.immediates(), index, locals, labels);
            case Instruction.IndexedPair(Opcode op, int first, int second) -> pair(op.immediates(), first, second);
            case Instruction.BranchTable(var _, List<Integer> targets, int defaultLabel) -> {
                targets.forEach(target -> labels.refer(target, out));
                labels.refer(defaultLabel, out);
            }
            case Instruction.Memory(Opcode op, MemArg memArg) -> memArg(op, memArg);
            case Instruction.MemoryLane(Opcode op, MemArg memArg, int lane) -> {
                memArg(op, memArg);
                number(lane);
            }
            case Instruction.Lane(var _, int lane) -> number(lane);
            case Instruction.Constant(Opcode op, long bits) -> constant(op.immediates(), bits);
            case Instruction.Vector(Opcode op, ByteString bytes) -> vector(op.immediates(), bytes);
            case Instruction.Select(var _, var selected) -> {
                types.list("result", selected);
                out.append(selected.isEmpty() ? " (result)" : "");
            }
            case Instruction.HeapTyped(Opcode op, var type) -> {
                out.append(' ');
                switch (op) {
                    case REF_NULL -> types.heapType(type);
                    case REF_TEST_NULL, REF_CAST_NULL, REF_CAST_DESC_EQ_NULL -> types.refType(new RefType(true, type));
                    default -> types.refType(new RefType(false, type));
                }
            }
            case Instruction.Cast(var _, int label, RefType from, RefType to) -> {
                labels.refer(label, out);
                out.append(' ');
                types.refType(from);
                out.append(' ');
                types.refType(to);
            }
        }
    }

    /** An instruction that begins a block. */
    void block(Instruction instruction, Labels labels) {
        out.append(instruction.op().mnemonic());
        labels.declareNext(out);
        switch (instruction) {
            case Instruction.Block(var _, BlockType type) -> blockType(type);
            case Instruction.TryTable(var _, BlockType type, var clauses) -> {
                blockType(type);
                clauses.forEach(clause -> catchClause(clause, labels));
            }
            default -> throw new IllegalArgumentException("no block: " + instruction);
        }
    }

    private void blockType(BlockType type) {
        switch (type) {
            case BlockType.Empty _ -> {}
            case BlockType.Result(var result) -> types.list("result", List.of(result));
            case BlockType.TypeIndex(int index) -> {
                CompositeType.Function function = functionTypes.of(index);
                // Without an index, these would be read as the forms above.
                if (function.parameters().isEmpty() && function.results().size() <= 1) {
                    types.use(index);
                } else {
                    typeUse(index);
                }
            }
        }
    }

    private void catchClause(CatchClause clause, Labels labels) {
        out.append(" (").append(clause.kind().mnemonic());
        if (clause.kind().hasTag()) {
            refer(names.tags(), clause.tag());
        }
        labels.refer(clause.label(), out);
        out.append(')');
    }

    /** The parameters and results of a type, and its index where they do not imply it. */
    private void typeUse(int index) {
        CompositeType.Function type = functionTypes.of(index);
        boolean isShort = type.parameters().size() + type.results().size() <= LONGEST_SIGNATURE;
        if (!isShort || !functionTypes.isImplied(index) || names.types().has(index)) {
            types.use(index);
        }
        if (isShort) {
            types.list("param", type.parameters());
            types.list("result", type.results());
        }
    }

    private void indexed(Immediates immediates, int index, Identifiers locals, Labels labels) {
        switch (immediates) {
            case LABEL -> labels.refer(index, out);
            case LOCAL -> refer(locals, index);
            case FUNCTION -> refer(names.functions(), index);
            case TYPE -> refer(names.types(), index);
            case GLOBAL -> refer(names.globals(), index);
            case TABLE -> refer(names.tables(), index);
            case MEMORY -> referUnlessFirst(names.memories(), index);
            case TAG -> refer(names.tags(), index);
            case DATA -> refer(names.data(), index);
            case ELEMENT -> refer(names.elements(), index);
            default -> number(index);
        }
    }

    private void pair(Immediates immediates, int first, int second) {
        switch (immediates) {
            case TYPE_TABLE -> {
                referUnlessFirst(names.tables(), second);
                typeUse(first);
            }
            case TYPE_FIELD -> {
                refer(names.types(), first);
                refer(fields.computeIfAbsent(first, type -> names.fields(type, functionTypes.fields(type))), second);
            }
            case TYPE_TYPE -> both(names.types(), first, second);
            case TYPE_DATA -> {
                refer(names.types(), first);
                refer(names.data(), second);
            }
            case TYPE_ELEMENT -> {
                refer(names.types(), first);
                refer(names.elements(), second);
            }
            case TYPE_COUNT -> {
                refer(names.types(), first);
                number(second);
            }
            case DATA_MEMORY -> {
                referUnlessFirst(names.memories(), second);
                refer(names.data(), first);
            }
            case ELEMENT_TABLE -> {
                referUnlessFirst(names.tables(), second);
                refer(names.elements(), first);
            }
            case MEMORY_MEMORY -> bothUnlessFirst(names.memories(), first, second);
            case TABLE_TABLE -> bothUnlessFirst(names.tables(), first, second);
            default -> {
                number(first);
                number(second);
            }
        }
    }

    private void both(Identifiers space, int first, int second) {
        refer(space, first);
        refer(space, second);
    }

    private void bothUnlessFirst(Identifiers space, int first, int second) {
        if (first != 0 || second != 0) {
            both(space, first, second);
        }
    }

    private void referUnlessFirst(Identifiers space, int index) {
        if (index != 0) {
            refer(space, index);
        }
    }

    private void refer(Identifiers space, int index) {
        out.append(' ');
        space.refer(index, out);
    }

    private void number(int value) {
        out.append(' ').append(value);
    }

    private void memArg(Opcode op, MemArg memArg) {
        referUnlessFirst(names.memories(), memArg.memory());
        if (memArg.offset() != 0) {
            out.append(" offset=").append(Long.toUnsignedString(memArg.offset()));
        }
        long alignment = 1L << memArg.alignment();
        if (alignment != op.accessBytes()) {
            out.append(" align=").append(Long.toUnsignedString(alignment));
        }
    }

    private void constant(Immediates immediates, long bits) {
        out.append(' ');
        switch (immediates) {
            case F32 -> Numbers.f32((int) bits, out);
            case F64 -> Numbers.f64(bits, out);
            default -> out.append(bits);
        }
    }

    private void vector(Immediates immediates, ByteString bytes) {
        byte[] lanes = bytes.toArray();
        if (immediates == Immediates.LANES) {
            for (byte lane : lanes) {
                number(lane & 0xff);
            }
            return;
        }
        out.append(" i32x4");
        for (int i = 0; i < lanes.length; i += Integer.BYTES) {
            out.append(" 0x");
            for (int j = i + Integer.BYTES - 1; j >= i; j--) {
                Numbers.octet(lanes[j], out);
            }
        }
    }
}
