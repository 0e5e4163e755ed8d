package dev.abigate.writer.wasm;

import dev.abigate.format.wasm.code.BlockType;
import dev.abigate.format.wasm.code.CatchClause;
import dev.abigate.format.wasm.code.Immediates;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.MemArg;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.writer.bytes.ByteSink;

/** Writes instructions. */
final class InstructionWriter {
    private static final int EMPTY_BLOCK = 0x40;

    private final ByteSink out;
    private final TypeWriter types;

    InstructionWriter(ByteSink out) {
        this.out = out;
        this.types = new TypeWriter(out);
    }

    /** The end of an expression. */
    void end() {
        opcode(Opcode.END);
    }

    void write(Instruction instruction) {
        opcode(instruction.op());
        switch (instruction) {
            case Instruction.Plain(Opcode op) -> {
                if (op.immediates() == Immediates.ZERO) {
                    out.u8(0);
                }
            }
            case Instruction.Block(var _, BlockType type) -> blockType(type);
            case Instruction.TryTable(var _, BlockType type, var clauses) -> {
                blockType(type);
                out.leb32(clauses.size());
                clauses.forEach(this::catchClause);
            }
            case Instruction.Indexed(var _, int index) -> out.leb32(index);
            case Instruction.IndexedPair(var _, int first, int second) ->
                out.leb32(first).leb32(second);
            case Instruction.BranchTable(var _, var labels, int defaultLabel) -> {
                out.leb32(labels.size());
                labels.forEach(out::leb32);
                out.leb32(defaultLabel);
            }
            case Instruction.Memory(var _, MemArg memArg) -> memArg(memArg);
            case Instruction.MemoryLane(var _, MemArg memArg, int lane) -> {
                memArg(memArg);
                out.u8(lane);
            }
            case Instruction.Lane(var _, int lane) -> out.u8(lane);
            case Instruction.Constant(Opcode op, long bits) -> constant(op, bits);
            case Instruction.Vector(var _, var bytes) -> out.bytes(bytes);
            case Instruction.Select(var _, var selected) -> types.valTypes(selected);
            case Instruction.HeapTyped(var _, var type) -> types.heapType(type);
            case Instruction.Cast(var _, int label, RefType from, RefType to) -> {
                out.u8((from.nullable() ? 1 : 0) | (to.nullable() ? 2 : 0)).leb32(label);
                types.heapType(from.heapType());
                types.heapType(to.heapType());
            }
        }
    }

    private void opcode(Opcode op) {
        if (op.prefix() == 0) {
            out.u8(op.code());
        } else {
            out.u8(op.prefix()).leb32(op.code());
        }
    }

    private void constant(Opcode op, long bits) {
        if (op.immediates() == Immediates.F32) {
            out.u32((int) bits);
        } else if (op.immediates() == Immediates.F64) {
            out.u64(bits);
        } else {
            out.sleb(bits);
        }
    }

    private void blockType(BlockType type) {
        switch (type) {
            case BlockType.Empty _ -> out.u8(EMPTY_BLOCK);
            case BlockType.Result(var result) -> types.valType(result);
            case BlockType.TypeIndex(int index) -> out.sleb(index);
        }
    }

    private void catchClause(CatchClause clause) {
        out.u8(clause.kind().code());
        if (clause.kind().hasTag()) {
            out.leb32(clause.tag());
        }
        out.leb32(clause.label());
    }

    private void memArg(MemArg memArg) {
        boolean explicit = out.takeLongForm() || memArg.memory() != 0;
        out.leb32(memArg.alignment() | (explicit ? MemArg.HAS_MEMORY : 0));
        if (explicit) {
            out.leb32(memArg.memory());
        }
        out.leb64(memArg.offset());
    }
}
