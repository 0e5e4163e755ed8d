package dev.abigate.runtime.jit;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.runtime.heap.LittleEndian;
import dev.abigate.runtime.ops.Operation;
import java.lang.classfile.CodeBuilder;

/** Vector instructions: each half of a vector is a local variable, and a result is made one half after the other. */
final class Vectors {
    private static final int HALF = Long.BYTES;

    private final CodeBuilder code;
    private final OperandStack operands;
    private final Numbers numbers;

    Vectors(Emission emission, Numbers numbers) {
        this.code = emission.code();
        this.operands = emission.operands();
        this.numbers = numbers;
    }

    void constant(ByteString bytes) {
        operands.pushSpilled(Kind.VECTOR);
        int slot = operands.slotOf(0);
        code.loadConstant(LittleEndian.number(bytes, 0, HALF)).lstore(slot);
        code.loadConstant(LittleEndian.number(bytes, HALF, HALF)).lstore(slot + 2);
    }

    /** One method for both halves, over the same half of each vector. */
    void halves(Operation operation) {
        int count = operation.type().parameterCount();
        operands.spill(count);
        int[] slots = new int[count];
        Kind[] kinds = new Kind[count];
        for (int i = 0; i < count; i++) {
            slots[i] = operands.slotOf(count - 1 - i);
            kinds[i] = operands.kind(count - 1 - i);
        }
        operands.pop(count);
        operands.pushSpilled(Kind.VECTOR);
        int result = operands.slotOf(0);
        for (int half = 0; half < 2; half++) {
            for (int i = 0; i < count; i++) {
                boolean high = kinds[i] == Kind.VECTOR && half == 1;
                code.loadLocal(kinds[i].typeKind(), high ? slots[i] + 2 : slots[i]);
            }
            code.invokestatic(operation.owner(), operation.method(), operation.type());
            numbers.canonicalizeHalf(operation);
            code.lstore(result + 2 * half);
        }
    }

    /** One method for each half, over all vectors. */
    void split(Operation operation) {
        int count = operation.type().parameterCount() / 2;
        int first = operands.slotOf(count - 1);
        for (String half : new String[] {"Low", "High"}) {
            loadVectors(count);
            code.invokestatic(operation.owner(), operation.method() + half, operation.type());
            numbers.canonicalizeHalf(operation);
        }
        operands.pop(count);
        operands.pushSpilled(Kind.VECTOR);
        code.lstore(first + 2).lstore(first);
    }

    private void loadVectors(int count) {
        for (int i = count - 1; i >= 0; i--) {
            int slot = operands.slotOf(i);
            code.lload(slot).lload(slot + 2);
        }
    }

    /** A vector that becomes a number. */
    void reduction(Operation operation) {
        loadVectors(1);
        operands.pop(1);
        code.invokestatic(operation.owner(), operation.method(), operation.type());
        operands.push(Kind.INT);
    }

    void shuffle(Operation operation, ByteString lanes) {
        int first = operands.slotOf(1);
        for (int half = 0; half < 2; half++) {
            loadVectors(2);
            code.loadConstant(LittleEndian.number(lanes, half * HALF, HALF));
            code.invokestatic(operation.owner(), operation.method(), operation.type());
        }
        operands.pop(2);
        operands.pushSpilled(Kind.VECTOR);
        code.lstore(first + 2).lstore(first);
    }

    void lane(Instruction.Lane instruction, Operation operation) {
        if (operation.type().parameterCount() == 2) {
            extractLane(operation, instruction.op().accessBytes(), instruction.lane());
            operands.pop(1);
            operands.push(kind(instruction.op()));
        } else {
            operands.spill(1);
            int value = operands.slotOf(0);
            Kind kind = operands.kind(0);
            operands.pop(1);
            int lanesPerHalf = HALF / instruction.op().accessBytes();
            int half = operands.slotOf(0) + 2 * (instruction.lane() / lanesPerHalf);
            code.lload(half).loadLocal(kind.typeKind(), value).loadConstant(instruction.lane() % lanesPerHalf);
            code.invokestatic(operation.owner(), operation.method(), operation.type())
                    .lstore(half);
        }
    }

    /** Loads a lane of the topmost vector, which stays there, onto the JVM's stack. */
    private void extractLane(Operation operation, int bytes, int lane) {
        int lanesPerHalf = HALF / bytes;
        code.lload(operands.slotOf(0) + 2 * (lane / lanesPerHalf)).loadConstant(lane % lanesPerHalf);
        code.invokestatic(operation.owner(), operation.method(), operation.type());
    }

    private static Kind kind(Opcode extraction) {
        return switch (extraction) {
            case I64X2_EXTRACT_LANE -> Kind.LONG;
            case F32X4_EXTRACT_LANE -> Kind.FLOAT;
            case F64X2_EXTRACT_LANE -> Kind.DOUBLE;
            default -> Kind.INT;
        };
    }
}
