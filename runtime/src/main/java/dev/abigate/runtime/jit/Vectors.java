package dev.abigate.runtime.jit;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.runtime.heap.LittleEndian;
import dev.abigate.runtime.ops.Operation;
import java.lang.classfile.CodeBuilder;

/**
 * Vector instructions. Where vectors are two halves, or an instruction has no method over whole vectors, a result is made one half
 * after the other.
 */
final class Vectors {
    private static final int HALF = Long.BYTES;

    private final CodeBuilder code;
    private final OperandStack operands;
    private final Variables variables;
    private final Numbers numbers;
    private final WholeVectors whole;
    private final WholeOperations operations;

    Vectors(Emission emission, Numbers numbers) {
        this.code = emission.code();
        this.operands = emission.operands();
        this.variables = emission.variables();
        this.numbers = numbers;
        this.whole = new WholeVectors(code);
        this.operations = new WholeOperations(code);
    }

    void constant(ByteString bytes) {
        operands.pushSpilled(Kind.VECTOR);
        loadConstant(bytes);
        variables.store(Kind.VECTOR, operands.slotOf(0));
    }

    private void loadConstant(ByteString bytes) {
        code.loadConstant(LittleEndian.number(bytes, 0, HALF));
        code.loadConstant(LittleEndian.number(bytes, HALF, HALF));
    }

    private boolean isWhole(Operation operation) {
        return variables.wholeVectors() && WholeOperations.has(operation);
    }

    /** An instruction without immediates. */
    void compute(Opcode op, Operation operation) {
        if (isWhole(operation)) {
            whole(operation);
        } else {
            switch (operation.form()) {
                case HALVES -> {
                    if (isByLanes(operation)) {
                        lanes(operation);
                    } else {
                        halves(operation);
                    }
                }
                case SPLIT -> split(operation);
                case REDUCTION -> reduction(operation);
                case SCALAR, WIDE, LANE, SHUFFLE ->
                    throw new IllegalArgumentException(op.mnemonic() + " is another kind of instruction");
            }
        }
    }

    /** One method over whole vectors. */
    private void whole(Operation operation) {
        int count = operandCount(operation);
        spill(operation, count);
        int[] slots = new int[count];
        for (int i = count - 1; i >= 0; i--) {
            slots[count - 1 - i] = operands.slotOf(i);
        }
        operands.pop(count);
        operations.compute(operation, slots, 0);
        if (operation.form() == Operation.Form.REDUCTION) {
            operands.push(Kind.INT);
        } else {
            push(operation);
            code.astore(operands.slotOf(0));
        }
    }

    private static int operandCount(Operation operation) {
        int parameters = operation.type().parameterCount();
        return switch (operation.form()) {
            case HALVES -> parameters;
            case SPLIT, REDUCTION -> parameters / 2;
            case SCALAR, WIDE, LANE, SHUFFLE -> throw new IllegalArgumentException(operation.method());
        };
    }

    /**
     * Whether an instruction is computed by lanes: such with results that can be raw, and sums that dot products are in, whose lanes
     * are apart anyway.
     */
    private boolean isByLanes(Operation operation) {
        if (variables.wholeVectors() || !LaneArithmetic.has(operation)) {
            return false;
        }
        return numbers.isToBeCanonical(operation)
                || LaneArithmetic.isDotProduct(operation)
                || (LaneArithmetic.isSum(operation) && operands.isScattered(operandCount(operation), VectorLanes.INT));
    }

    /** Each lane by itself. */
    private void lanes(Operation operation) {
        VectorLanes lanes = VectorLanes.of(operation);
        int count = operandCount(operation);
        operands.spillRaw(count, lanes);
        int lanesInAll = 2 * lanes.perHalf();
        for (int lane = 0; lane < lanesInAll; lane++) {
            for (int i = count - 1; i >= 0; i--) {
                variables.loadLane(lanes, operands.slotOf(i), lane);
            }
            LaneArithmetic.compute(code, operation);
        }
        operands.pop(count);
        operands.pushRawVector(lanes);
        for (int lane = lanesInAll - 1; lane >= 0; lane--) {
            variables.storeLane(lanes, operands.slotOf(0), lane);
        }
    }

    /** One method for both halves, over the same half of each vector. */
    private void halves(Operation operation) {
        int count = operandCount(operation);
        spill(operation, count);
        for (int half = 0; half < 2; half++) {
            for (int i = count - 1; i >= 0; i--) {
                Kind kind = operands.kind(i);
                if (kind == Kind.VECTOR) {
                    variables.loadHalf(operands.slotOf(i), half);
                } else {
                    variables.load(kind, operands.slotOf(i));
                }
            }
            code.invokestatic(operation.owner(), operation.method(), operation.type());
        }
        operands.pop(count);
        pushHalves(operation);
    }

    private void pushHalves(Operation operation) {
        push(operation);
        variables.store(Kind.VECTOR, operands.slotOf(0));
    }

    private void spill(Operation operation, int count) {
        if (WholeOperations.takesAnyNan(operation)) {
            operands.spillRaw(count, VectorLanes.of(operation));
        } else {
            operands.spill(count);
        }
    }

    /** The result of an operation, in the local variable of its position. */
    private void push(Operation operation) {
        if (numbers.isToBeCanonical(operation)) {
            operands.pushRawVector(VectorLanes.of(operation));
        } else {
            operands.pushSpilled(Kind.VECTOR);
        }
    }

    /** One method for each half, over all vectors. */
    private void split(Operation operation) {
        int count = operandCount(operation);
        spill(operation, count);
        for (String half : new String[] {"Low", "High"}) {
            loadVectors(count);
            code.invokestatic(operation.owner(), operation.method() + half, operation.type());
        }
        operands.pop(count);
        pushHalves(operation);
    }

    private void loadVectors(int count) {
        for (int i = count - 1; i >= 0; i--) {
            variables.load(Kind.VECTOR, operands.slotOf(i));
        }
    }

    /** A vector that becomes a number. */
    private void reduction(Operation operation) {
        operands.spill(1);
        loadVectors(1);
        operands.pop(1);
        code.invokestatic(operation.owner(), operation.method(), operation.type());
        operands.push(Kind.INT);
    }

    void shuffle(Operation operation, ByteString lanes) {
        operands.spill(2);
        if (variables.wholeVectors()) {
            loadConstant(lanes);
            whole.join();
            whole.shuffle(operands.slotOf(1), operands.slotOf(0));
            operands.pop(2);
            operands.pushSpilled(Kind.VECTOR);
            code.astore(operands.slotOf(0));
            return;
        }
        for (int half = 0; half < 2; half++) {
            loadVectors(2);
            code.loadConstant(LittleEndian.number(lanes, half * HALF, HALF));
            code.invokestatic(operation.owner(), operation.method(), operation.type());
        }
        operands.pop(2);
        pushHalves(operation);
    }

    void lane(Instruction.Lane instruction, Operation operation) {
        boolean extracts = operation.type().parameterCount() == 2;
        operands.spill(extracts ? 1 : 2);
        int vector = operands.slotOf(extracts ? 0 : 1);
        int number = extracts ? vector : operands.slotOf(0);
        Kind kind = operands.kind(0);
        operands.pop(1);
        if (isWhole(operation)) {
            operations.compute(operation, new int[] {vector, number}, instruction.lane());
            if (!extracts) {
                code.astore(vector);
            }
        } else {
            int lanesPerHalf = HALF / instruction.op().accessBytes();
            int half = instruction.lane() / lanesPerHalf;
            variables.loadHalf(vector, half);
            if (!extracts) {
                variables.load(kind, number);
            }
            code.loadConstant(instruction.lane() % lanesPerHalf);
            code.invokestatic(operation.owner(), operation.method(), operation.type());
            if (!extracts) {
                variables.storeHalf(vector, half);
            }
        }
        if (extracts) {
            operands.push(kind(instruction.op()));
        }
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
