package dev.abigate.runtime.aot.aarch64;

import dev.abigate.format.aarch64.Field;
import dev.abigate.format.aarch64.Instruction;
import dev.abigate.format.aarch64.Operation;
import dev.abigate.runtime.aot.emulator.BlockBuilder;
import dev.abigate.runtime.aot.emulator.IllegalInstruction;
import dev.abigate.runtime.aot.emulator.Operator;

/**
 * How instructions of Advanced SIMD become micro-operations. What treats both halves of a vector alike is computed half by
 * half, what does not is an effect.
 */
final class VectorInstructions {
    private static final int ZERO = BlockBuilder.ZERO;
    private static final int FIRST = Registers.FIRST_TEMPORARY;
    private static final int SECOND = Registers.SECOND_TEMPORARY;
    private static final int NO_REGISTER = 31;

    private final Instruction i;
    private final BlockBuilder block;
    private final boolean full;

    private VectorInstructions(Instruction instruction, BlockBuilder block) {
        this.i = instruction;
        this.block = block;
        this.full = instruction.get(Field.Q) == 1;
    }

    /** Decodes an instruction of Advanced SIMD, of vectors or scalars. */
    static void decode(Instruction i, BlockBuilder block) {
        new VectorInstructions(i, block).decode();
    }

    private void decode() {
        int size = Byte.SIZE << i.get(Field.SIZE);
        int floatSize = Integer.SIZE << i.get(Field.S);
        switch (i.form()) {
            case VECTOR_THREE_SAME -> threeSame(size);
            case VECTOR_FLOAT_THREE_SAME -> {
                switch (i.operation()) {
                    case V_FADDP, V_FMAXNMP, V_FMINNMP, V_FMAXP, V_FMINP ->
                        block.effect(Aarch64Effect.VECTOR, i.word());
                    default -> halves(lanes(), i.rn(), i.rm(), LaneComputation.constant(floatSize, 0));
                }
            }
            case VECTOR_LOGICAL -> logical();
            case VECTOR_TWO_MISC -> twoMisc(size);
            case VECTOR_FLOAT_TWO_MISC -> halves(lanes(), i.rn(), i.rn(), LaneComputation.constant(floatSize, 0));
            case VECTOR_COMPARE_ZERO -> compareZero(size);
            case VECTOR_FLOAT_COMPARE_ZERO, SCALAR_FLOAT_COMPARE_ZERO -> compareZero(floatSize);
            case SCALAR_COMPARE_ZERO -> compareZero(Long.SIZE);
            case VECTOR_SHIFT_RIGHT, SCALAR_SHIFT_RIGHT ->
                halves(lanes(), i.rn(), i.rn(), LaneComputation.constant(shiftSize(), 2 * shiftSize() - shift()));
            case VECTOR_SHIFT_LEFT, SCALAR_SHIFT_LEFT ->
                halves(lanes(), i.rn(), i.rn(), LaneComputation.constant(shiftSize(), shift() - shiftSize()));
            case VECTOR_SHIFT_LONG -> shiftLong();
            case VECTOR_NARROW -> {
                if (i.operation() == Operation.V_XTN) {
                    narrow(size);
                } else {
                    block.effect(Aarch64Effect.VECTOR, i.word());
                }
            }
            case VECTOR_FLOAT_CONVERT ->
                block.effect(floatSize == Long.SIZE ? Aarch64Effect.VECTOR : IllegalInstruction.NOT_EMULATED, i.word());
            case VECTOR_COPY -> copy();
            case SCALAR_COPY -> {
                element(FIRST, i.rn(), index());
                block.copy(Registers.lower(i.rd()), FIRST);
                finish();
            }
            case VECTOR_EXTRACT -> extract();
            case VECTOR_IMMEDIATE -> immediate();
            case SCALAR_THREE_SAME -> scalar(lanes(), Long.SIZE);
            case SCALAR_TWO_MISC -> scalar(lanes(), Long.SIZE);
            case SCALAR_FLOAT_THREE_SAME, SCALAR_FLOAT_TWO_MISC -> scalar(lanes(), floatSize);
            case STRUCTURE_MULTIPLE, STRUCTURE_MULTIPLE_POST -> multipleStructures();
            case STRUCTURE_LANE, STRUCTURE_LANE_POST -> laneStructure();
            case STRUCTURE_REPLICATE, STRUCTURE_REPLICATE_POST -> replicate();
            default -> block.effect(Aarch64Effect.VECTOR, i.word());
        }
    }

    /** The computation of the operation's name, without what says which registers it is on. */
    private LaneComputation lanes() {
        return switch (i.operation()) {
            case V_FRINTX, V_FRINTI -> LaneComputation.FRINTN;
            default -> LaneComputation.valueOf(i.operation().name().substring(2));
        };
    }

    private static boolean isScalar(Instruction i) {
        return i.operation().name().charAt(0) != 'V';
    }

    /** Computes the lower half, and of a full vector the upper one. */
    private void halves(LaneComputation computation, int first, int second, long constant) {
        block.compute(
                computation,
                Registers.lower(i.rd()),
                Registers.lower(first),
                Registers.lower(second),
                Registers.lower(i.rd()),
                constant);
        if (full && !isScalar(i)) {
            block.compute(
                    computation,
                    Registers.upper(i.rd()),
                    Registers.upper(first),
                    Registers.upper(second),
                    Registers.upper(i.rd()),
                    constant);
        } else {
            finish();
        }
    }

    private void finish() {
        block.constant(Registers.upper(i.rd()), 0);
    }

    /** Computes the lowest lane: what comes of the others is cut off. */
    private void scalar(LaneComputation computation, int bits) {
        halves(computation, i.rn(), i.rm(), LaneComputation.constant(bits, 0));
        if (bits == Integer.SIZE) {
            block.addConstant(Operator.AND, Registers.lower(i.rd()), Registers.lower(i.rd()), 0xffff_ffffL);
        }
    }

    private void threeSame(int size) {
        switch (i.operation()) {
            case V_ADDP, V_SMAXP, V_UMAXP, V_SMINP, V_UMINP -> block.effect(Aarch64Effect.VECTOR, i.word());
            default -> halves(lanes(), i.rn(), i.rm(), LaneComputation.constant(size, 0));
        }
    }

    private void logical() {
        switch (i.operation()) {
            case V_BSL, V_BIT, V_BIF -> halves(lanes(), i.rn(), i.rm(), 0);
            default -> {
                logical(Registers.lower(i.rd()), Registers.lower(i.rn()), Registers.lower(i.rm()));
                if (full) {
                    logical(Registers.upper(i.rd()), Registers.upper(i.rn()), Registers.upper(i.rm()));
                } else {
                    finish();
                }
            }
        }
    }

    private void logical(int target, int first, int second) {
        int operand = second;
        if (i.operation() == Operation.V_BIC || i.operation() == Operation.V_ORN) {
            block.addConstant(Operator.XOR, FIRST, second, -1);
            operand = FIRST;
        }
        block.add(
                switch (i.operation()) {
                    case V_AND, V_BIC -> Operator.AND;
                    case V_EOR -> Operator.XOR;
                    default -> Operator.OR;
                },
                target,
                first,
                operand);
    }

    private void twoMisc(int size) {
        switch (i.operation()) {
            case V_NOT -> {
                block.addConstant(Operator.XOR, Registers.lower(i.rd()), Registers.lower(i.rn()), -1);
                block.addConstant(Operator.XOR, Registers.upper(i.rd()), Registers.upper(i.rn()), full ? -1 : 0);
                if (!full) {
                    finish();
                }
            }
            case V_RBIT -> halves(LaneComputation.RBIT, i.rn(), i.rn(), LaneComputation.constant(Byte.SIZE, 0));
            default -> halves(lanes(), i.rn(), i.rn(), LaneComputation.constant(size, 0));
        }
    }

    /** A comparison with zero is one with a register, of which "less" has the operands the other way round. */
    private void compareZero(int bits) {
        String name = i.operation().name();
        boolean less = name.contains("CMLT") || name.contains("CMLE");
        String opposite = name.replace("CMLT", "CMGT").replace("CMLE", "CMGE");
        LaneComputation computation =
                LaneComputation.valueOf(opposite.substring(2, opposite.length() - "_ZERO".length()));
        long constant = LaneComputation.constant(bits, 0);
        compareZero(computation, Registers.lower(i.rd()), Registers.lower(i.rn()), less, constant);
        if (full && !isScalar(i)) {
            compareZero(computation, Registers.upper(i.rd()), Registers.upper(i.rn()), less, constant);
        } else {
            finish();
        }
        if (isScalar(i) && bits == Integer.SIZE) {
            block.addConstant(Operator.AND, Registers.lower(i.rd()), Registers.lower(i.rd()), 0xffff_ffffL);
        }
    }

    private void compareZero(LaneComputation computation, int target, int source, boolean less, long constant) {
        block.compute(computation, target, less ? ZERO : source, less ? source : ZERO, ZERO, constant);
    }

    /** The lane size that immh tells by its highest bit. */
    private int shiftSize() {
        return Byte.SIZE * Integer.highestOneBit(i.get(Field.IMMH));
    }

    private int shift() {
        return i.get(Field.IMMH) << 3 | i.get(Field.IMMB);
    }

    private void shiftLong() {
        LaneComputation computation =
                i.operation() == Operation.V_USHLL ? LaneComputation.USHLL : LaneComputation.SSHLL;
        long constant = LaneComputation.constant(shiftSize(), shift() - shiftSize());
        int source = full ? Registers.upper(i.rn()) : Registers.lower(i.rn());
        block.addConstant(Operator.SHIFT_RIGHT, FIRST, source, Integer.SIZE);
        block.compute(computation, Registers.lower(i.rd()), source, ZERO, ZERO, constant);
        block.compute(computation, Registers.upper(i.rd()), FIRST, ZERO, ZERO, constant);
    }

    private void narrow(int size) {
        int target = full ? Registers.upper(i.rd()) : Registers.lower(i.rd());
        block.compute(
                LaneComputation.XTN,
                target,
                Registers.lower(i.rn()),
                Registers.upper(i.rn()),
                ZERO,
                LaneComputation.constant(size, 0));
        if (!full) {
            finish();
        }
    }

    /** Log2 of the lane's bytes, by the lowest bit of imm5. */
    private int copySize() {
        return Integer.numberOfTrailingZeros(i.get(Field.IMM5));
    }

    private int index() {
        return i.get(Field.IMM5) >>> (copySize() + 1);
    }

    private int copyBits() {
        return Byte.SIZE << copySize();
    }

    /** Puts a lane into a temporary, with zeros above. */
    private void element(int target, int vector, int index) {
        int bit = index * copyBits();
        block.addConstant(Operator.SHIFT_RIGHT, target, half(vector, bit), bit % Long.SIZE);
        block.addConstant(Operator.AND, target, target, -1L >>> (Long.SIZE - copyBits()));
    }

    private static int half(int vector, int bit) {
        return bit < Long.SIZE ? Registers.lower(vector) : Registers.upper(vector);
    }

    private void insert(int source, int bit, int bits) {
        int half = half(i.rd(), bit);
        block.compute(LaneComputation.INS, half, half, source, ZERO, LaneComputation.constant(bits, bit % Long.SIZE));
    }

    private void copy() {
        switch (i.operation()) {
            case V_DUP_ELEMENT -> {
                element(FIRST, i.rn(), index());
                duplicate(FIRST, copyBits());
            }
            case V_DUP_GENERAL -> duplicate(Registers.general(i.rn()), copyBits());
            case V_INS_GENERAL -> insert(Registers.general(i.rn()), index() * copyBits(), copyBits());
            case V_INS_ELEMENT -> {
                element(FIRST, i.rn(), i.get(Field.IMM4) >>> copySize());
                insert(FIRST, index() * copyBits(), copyBits());
            }
            case V_SMOV -> {
                element(FIRST, i.rn(), index());
                int unused = Long.SIZE - copyBits();
                block.addConstant(Operator.SHIFT_LEFT, FIRST, FIRST, unused);
                block.addConstant(Operator.SHIFT_RIGHT_SIGNED, FIRST, FIRST, unused);
                block.addConstant(
                        full ? Operator.ADD : Operator.ADD_WORD_UNSIGNED, Registers.general(i.rd()), FIRST, 0);
            }
            default -> {
                element(FIRST, i.rn(), index());
                block.copy(Registers.general(i.rd()), FIRST);
            }
        }
    }

    private void duplicate(int source, int bits) {
        block.compute(
                LaneComputation.DUP, Registers.lower(i.rd()), source, ZERO, ZERO, LaneComputation.constant(bits, 0));
        if (full) {
            block.copy(Registers.upper(i.rd()), Registers.lower(i.rd()));
        } else {
            finish();
        }
    }

    /** Bytes from one on of two vectors one behind the other. */
    private void extract() {
        int from = i.get(Field.IMM4) * Byte.SIZE;
        int[] parts = full
                ? new int[] {
                    Registers.lower(i.rn()), Registers.upper(i.rn()), Registers.lower(i.rm()), Registers.upper(i.rm())
                }
                : new int[] {Registers.lower(i.rn()), Registers.lower(i.rm()), ZERO};
        int part = from / Long.SIZE;
        long constant = LaneComputation.constant(0, from % Long.SIZE);
        block.compute(LaneComputation.EXT, FIRST, parts[part], parts[part + 1], ZERO, constant);
        if (full) {
            int last = Math.min(part + 2, parts.length - 1);
            block.compute(LaneComputation.EXT, SECOND, parts[part + 1], parts[last], ZERO, constant);
            block.copy(Registers.upper(i.rd()), SECOND);
        } else {
            finish();
        }
        block.copy(Registers.lower(i.rd()), FIRST);
    }

    private void immediate() {
        long value = ExpandedImmediate.of(i);
        boolean combines = ExpandedImmediate.combines(i);
        for (int target : new int[] {Registers.lower(i.rd()), Registers.upper(i.rd())}) {
            if (!full && target == Registers.upper(i.rd())) {
                finish();
            } else if (combines) {
                boolean clears = i.get(Field.HIGH) == 1;
                block.addConstant(clears ? Operator.AND : Operator.OR, target, target, clears ? ~value : value);
            } else {
                block.constant(target, value);
            }
        }
    }

    private void multipleStructures() {
        int count = switch (i.get(Field.OPCODE)) {
            case 0b0111 -> 1;
            case 0b1010 -> 2;
            case 0b0110 -> 3;
            default -> 4;
        };
        boolean loads = i.operation() == Operation.LD1 || i.operation() == Operation.LD1_POST;
        int base = Registers.orStackPointer(i.rn());
        int bytes = full ? 2 * Long.BYTES : Long.BYTES;
        for (int number = 0; number < count; number++) {
            int vector = (i.rd() + number) % 32;
            long offset = (long) number * bytes;
            if (loads) {
                block.addConstant(Operator.LOAD_DOUBLE, Registers.lower(vector), base, offset);
                if (full) {
                    block.addConstant(Operator.LOAD_DOUBLE, Registers.upper(vector), base, offset + Long.BYTES);
                } else {
                    block.constant(Registers.upper(vector), 0);
                }
            } else {
                block.store(Operator.STORE_DOUBLE, Registers.lower(vector), base, offset);
                if (full) {
                    block.store(Operator.STORE_DOUBLE, Registers.upper(vector), base, offset + Long.BYTES);
                }
            }
        }
        writeBack(i.operation() == Operation.LD1_POST || i.operation() == Operation.ST1_POST, count * bytes);
    }

    private void writeBack(boolean wanted, int bytes) {
        if (wanted) {
            int base = Registers.orStackPointer(i.rn());
            if (i.rm() == NO_REGISTER) {
                block.addConstant(Operator.ADD, base, base, bytes);
            } else {
                block.add(Operator.ADD, base, base, Registers.general(i.rm()));
            }
        }
    }

    private void laneStructure() {
        int size = i.get(Field.SIZE);
        int number = i.get(Field.Q) << 3 | i.get(Field.S) << 2 | size;
        int log2 = switch (i.get(Field.OPTION)) {
            case 0b000 -> 0;
            case 0b010 -> 1;
            default -> size == 0 ? 2 : 3;
        };
        int bit = (number >>> log2) * (Byte.SIZE << log2);
        int base = Registers.orStackPointer(i.rn());
        boolean loads = i.operation() == Operation.LD1_LANE || i.operation() == Operation.LD1_LANE_POST;
        if (loads) {
            block.addConstant(load(log2), FIRST, base, 0);
            insert(FIRST, bit, Byte.SIZE << log2);
        } else {
            block.addConstant(Operator.SHIFT_RIGHT, FIRST, half(i.rd(), bit), bit % Long.SIZE);
            block.store(store(log2), FIRST, base, 0);
        }
        writeBack(i.operation() == Operation.LD1_LANE_POST || i.operation() == Operation.ST1_LANE_POST, 1 << log2);
    }

    private void replicate() {
        int log2 = i.get(Field.SIZE);
        block.addConstant(load(log2), FIRST, Registers.orStackPointer(i.rn()), 0);
        duplicate(FIRST, Byte.SIZE << log2);
        writeBack(i.operation() == Operation.LD1R_POST, 1 << log2);
    }

    private static Operator load(int log2) {
        return switch (log2) {
            case 0 -> Operator.LOAD_BYTE_UNSIGNED;
            case 1 -> Operator.LOAD_HALF_UNSIGNED;
            case 2 -> Operator.LOAD_WORD_UNSIGNED;
            default -> Operator.LOAD_DOUBLE;
        };
    }

    private static Operator store(int log2) {
        return switch (log2) {
            case 0 -> Operator.STORE_BYTE;
            case 1 -> Operator.STORE_HALF;
            case 2 -> Operator.STORE_WORD;
            default -> Operator.STORE_DOUBLE;
        };
    }
}
