package dev.abigate.reader.wasm.code;

import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.MemArg;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.reader.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;

/** Reads expressions into lists of instructions. */
public final class InstructionReader {
    private final Cursor in;
    private final InstructionDecoder decoder;

    /** Reads from {@code in}, which moves. */
    public InstructionReader(Cursor in) {
        this.in = in;
        this.decoder = new InstructionDecoder(in);
    }

    /** All instructions of an expression up to the {@code end} that closes it, which comes last in the list. */
    public List<Instruction> expression() {
        decoder.reset();
        var instructions = new ArrayList<Instruction>();
        while (decoder.next()) {
            instructions.add(instruction());
        }
        return instructions;
    }

    /**
     * As {@link #expression()}; where the cursor maps fields, each instruction is an item named by its mnemonic. Only for
     * parts that hold nothing but code, since an item takes the place of the one being read.
     */
    List<Instruction> body() {
        if (!in.isMapping()) {
            return expression();
        }
        decoder.reset();
        var instructions = new ArrayList<Instruction>();
        while (decoder.isOpen()) {
            in.item(InstructionDecoder.opcode(in.quiet()).mnemonic(), instructions.size());
            decoder.next();
            instructions.add(instruction());
        }
        in.endItem();
        return instructions;
    }

    private Instruction instruction() {
        Opcode op = decoder.op();
        return switch (op.immediates()) {
            case NONE, ZERO -> new Instruction.Plain(op);
            case BLOCK_TYPE -> new Instruction.Block(op, decoder.blockType());
            case BLOCK_TYPE_CATCHES -> new Instruction.TryTable(op, decoder.blockType(), decoder.catchClauses());
            case LABEL, FUNCTION, TYPE, LOCAL, GLOBAL, TABLE, MEMORY, TAG, DATA, ELEMENT ->
                new Instruction.Indexed(op, decoder.index());
            case TYPE_TABLE,
                    TYPE_FIELD,
                    TYPE_TYPE,
                    TYPE_DATA,
                    TYPE_ELEMENT,
                    TYPE_COUNT,
                    DATA_MEMORY,
                    MEMORY_MEMORY,
                    ELEMENT_TABLE,
                    TABLE_TABLE -> new Instruction.IndexedPair(op, decoder.index(), decoder.secondIndex());
            case LABELS -> branchTable(op);
            case MEMARG -> new Instruction.Memory(op, memArg());
            case MEMARG_LANE -> new Instruction.MemoryLane(op, memArg(), decoder.lane());
            case LANE -> new Instruction.Lane(op, decoder.lane());
            case LANES, V128 -> new Instruction.Vector(op, decoder.vector());
            case I32, I64, F32, F64 -> new Instruction.Constant(op, decoder.bits());
            case VALUE_TYPES -> new Instruction.Select(op, decoder.selectedTypes());
            case HEAP_TYPE -> new Instruction.HeapTyped(op, decoder.heapType());
            case CAST -> new Instruction.Cast(op, decoder.label(), decoder.castFrom(), decoder.castTo());
        };
    }

    private MemArg memArg() {
        return new MemArg(decoder.alignment(), decoder.index(), decoder.memoryOffset());
    }

    private Instruction branchTable(Opcode op) {
        int count = decoder.labelCount();
        var labels = new ArrayList<Integer>(count);
        for (int i = 0; i < count; i++) {
            labels.add(decoder.label(i));
        }
        return new Instruction.BranchTable(op, labels, decoder.label(count));
    }
}
