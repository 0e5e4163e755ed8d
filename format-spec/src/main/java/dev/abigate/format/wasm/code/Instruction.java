package dev.abigate.format.wasm.code;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.RefType;
import dev.abigate.format.wasm.type.ValType;
import java.util.List;

/**
 * One instruction: its opcode, and its immediates in one of a few forms. Indices are those of the module; labels count
 * enclosing blocks from the inside.
 */
public sealed interface Instruction {
    Opcode op();

    /** No immediates, or a zero byte that means nothing. */
    record Plain(Opcode op) implements Instruction {}

    /** The beginning of a block, loop, if or legacy try. */
    record Block(Opcode op, BlockType type) implements Instruction {}

    /** The beginning of a block that catches exceptions. */
    record TryTable(Opcode op, BlockType type, List<CatchClause> clauses) implements Instruction {
        public TryTable {
            clauses = List.copyOf(clauses);
        }
    }

    /** One index; {@link Opcode#immediates()} says into which space. */
    record Indexed(Opcode op, int index) implements Instruction {}

    /** Two indices in the order of the binary format, or a type index and a count. */
    record IndexedPair(Opcode op, int first, int second) implements Instruction {}

    /** A branch by table. */
    record BranchTable(Opcode op, List<Integer> labels, int defaultLabel) implements Instruction {
        public BranchTable {
            labels = List.copyOf(labels);
        }
    }

    /** An access to a memory. */
    record Memory(Opcode op, MemArg memArg) implements Instruction {}

    /** An access of one lane of a vector to a memory. */
    record MemoryLane(Opcode op, MemArg memArg, int lane) implements Instruction {}

    /** An access to a lane of a vector, 0 to 255. */
    record Lane(Opcode op, int lane) implements Instruction {}

    /**
     * A number.
     *
     * @param bits of the value; those of 32-bit types in the lower half, sign-extended
     */
    record Constant(Opcode op, long bits) implements Instruction {}

    /** Sixteen bytes: a vector, or the lanes of a shuffle. */
    record Vector(Opcode op, ByteString bytes) implements Instruction {}

    /** A selection with its type. */
    record Select(Opcode op, List<ValType> types) implements Instruction {
        public Select {
            types = List.copyOf(types);
        }
    }

    /** An instruction on references of one heap type; the opcode tells whether null is among them. */
    record HeapTyped(Opcode op, HeapType type) implements Instruction {}

    /** A branch that depends on a cast from one type to another. */
    record Cast(Opcode op, int label, RefType from, RefType to) implements Instruction {}
}
