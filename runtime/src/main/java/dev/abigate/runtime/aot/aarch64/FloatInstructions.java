package dev.abigate.runtime.aot.aarch64;

import dev.abigate.format.aarch64.Field;
import dev.abigate.format.aarch64.Instruction;
import dev.abigate.format.aarch64.Operation;
import dev.abigate.runtime.aot.emulator.BlockBuilder;
import dev.abigate.runtime.aot.emulator.Computation;
import dev.abigate.runtime.aot.emulator.IllegalInstruction;
import dev.abigate.runtime.aot.emulator.Operator;

/** How instructions on scalar floating-point numbers become micro-operations. A result has zeros above it. */
final class FloatInstructions {
    private static final int ZERO = BlockBuilder.ZERO;
    private static final int FIRST = Registers.FIRST_TEMPORARY;
    private static final int SECOND = Registers.SECOND_TEMPORARY;
    private static final int RESULT = Registers.THIRD_TEMPORARY;
    private static final long SIGN_32 = 0x8000_0000L;
    private static final long SIGN_64 = Long.MIN_VALUE;
    private static final long BITS_32 = 0xffff_ffffL;

    private final Instruction i;
    private final BlockBuilder block;
    private final boolean isDouble;

    FloatInstructions(Instruction instruction, BlockBuilder block) {
        this.i = instruction;
        this.block = block;
        this.isDouble = instruction.get(Field.PTYPE) == 1;
    }

    private Computation either(Computation single, Computation number) {
        return isDouble ? number : single;
    }

    private long sign() {
        return isDouble ? SIGN_64 : SIGN_32;
    }

    private long allBits() {
        return isDouble ? -1 : BITS_32;
    }

    private void clearUpper() {
        block.constant(Registers.upper(i.rd()), 0);
    }

    private void compute(Computation computation, int first, int second, int third, long constant) {
        block.compute(computation, Registers.lower(i.rd()), first, second, third, constant);
        clearUpper();
    }

    private void computeBits(Operator operator, int source, long constant) {
        block.addConstant(operator, RESULT, source, constant);
        block.addConstant(Operator.AND, Registers.lower(i.rd()), RESULT, allBits());
        clearUpper();
    }

    void ofOne() {
        int source = Registers.lower(i.rn());
        switch (i.operation()) {
            case FMOV -> computeBits(Operator.ADD, source, 0);
            case FABS -> computeBits(Operator.AND, source, ~sign());
            case FNEG -> computeBits(Operator.XOR, source, sign());
            case FSQRT -> compute(either(FloatComputation.FSQRT_S, FloatComputation.FSQRT_D), source, ZERO, ZERO, 0);
            default ->
                compute(either(FloatComputation.FRINT_S, FloatComputation.FRINT_D), source, ZERO, ZERO, rounding());
        }
    }

    private int rounding() {
        return switch (i.operation()) {
            case FRINTP, FCVTPS, FCVTPU -> FloatComputation.UP;
            case FRINTM, FCVTMS, FCVTMU -> FloatComputation.DOWN;
            case FRINTZ, FCVTZS, FCVTZU, FCVTZS_FIXED, FCVTZU_FIXED -> FloatComputation.TOWARDS_ZERO;
            case FRINTA, FCVTAS, FCVTAU -> FloatComputation.NEAREST_AWAY;
            default -> FloatComputation.NEAREST_EVEN;
        };
    }

    /** Between floats and doubles; those of 16 bits are not emulated. */
    void convert() {
        boolean half = i.get(Field.PTYPE) > 1 || i.get(Field.OPC) > 1;
        if (half) {
            block.effect(IllegalInstruction.NOT_EMULATED, i.word());
        } else {
            compute(
                    either(FloatComputation.FCVT_D_S, FloatComputation.FCVT_S_D),
                    Registers.lower(i.rn()),
                    ZERO,
                    ZERO,
                    0);
        }
    }

    void ofTwo() {
        Computation computation = switch (i.operation()) {
            case FADD -> either(FloatComputation.FADD_S, FloatComputation.FADD_D);
            case FSUB -> either(FloatComputation.FSUB_S, FloatComputation.FSUB_D);
            case FDIV -> either(FloatComputation.FDIV_S, FloatComputation.FDIV_D);
            case FMAX -> either(FloatComputation.FMAX_S, FloatComputation.FMAX_D);
            case FMIN -> either(FloatComputation.FMIN_S, FloatComputation.FMIN_D);
            case FMAXNM -> either(FloatComputation.FMAXNM_S, FloatComputation.FMAXNM_D);
            case FMINNM -> either(FloatComputation.FMINNM_S, FloatComputation.FMINNM_D);
            default -> either(FloatComputation.FMUL_S, FloatComputation.FMUL_D);
        };
        compute(computation, Registers.lower(i.rn()), Registers.lower(i.rm()), ZERO, 0);
        if (i.operation() == Operation.FNMUL) {
            block.addConstant(Operator.XOR, Registers.lower(i.rd()), Registers.lower(i.rd()), sign());
        }
    }

    void ofThree() {
        int first = Registers.lower(i.rn());
        int addend = Registers.lower(i.ra());
        if (i.operation() == Operation.FMSUB || i.operation() == Operation.FNMADD) {
            block.addConstant(Operator.XOR, FIRST, first, sign());
            first = FIRST;
        }
        if (i.operation() == Operation.FNMADD || i.operation() == Operation.FNMSUB) {
            block.addConstant(Operator.XOR, SECOND, addend, sign());
            addend = SECOND;
        }
        compute(either(FloatComputation.FMA_S, FloatComputation.FMA_D), first, Registers.lower(i.rm()), addend, 0);
    }

    void compare(boolean withZero) {
        setFlags(Registers.lower(i.rn()), withZero ? ZERO : Registers.lower(i.rm()));
    }

    private void setFlags(int a, int b) {
        set(Registers.NEGATIVE, FloatComputation.LESS_S, FloatComputation.LESS_D, a, b);
        set(Registers.ZERO, FloatComputation.EQUAL_S, FloatComputation.EQUAL_D, a, b);
        set(Registers.OVERFLOW, FloatComputation.UNORDERED_S, FloatComputation.UNORDERED_D, a, b);
        block.addConstant(Operator.XOR, Registers.CARRY, Registers.NEGATIVE, 1);
    }

    private void set(int flag, Computation single, Computation number, int a, int b) {
        block.compute(either(single, number), flag, a, b, ZERO);
    }

    void conditionalCompare() {
        block.copy(Registers.CONDITION, Flags.truth(block, i.condition()));
        setFlags(Registers.lower(i.rn()), Registers.lower(i.rm()));
        Flags.constantUnless(block, Registers.CONDITION, i.get(Field.NZCV));
    }

    void select() {
        int condition = Flags.truth(block, i.condition());
        block.compute(GeneralComputation.SELECT, RESULT, Registers.lower(i.rn()), Registers.lower(i.rm()), condition);
        block.addConstant(Operator.AND, Registers.lower(i.rd()), RESULT, allBits());
        clearUpper();
    }

    void immediate() {
        double value = Instruction.expandedFloat(i.get(Field.IMM8));
        block.constant(
                Registers.lower(i.rd()),
                isDouble ? Double.doubleToRawLongBits(value) : Float.floatToRawIntBits((float) value) & BITS_32);
        clearUpper();
    }

    void toInteger() {
        int target = Registers.general(i.rd());
        int source = Registers.lower(i.rn());
        if (i.operation() == Operation.FMOV_TO_GENERAL) {
            block.addConstant(i.wide() ? Operator.ADD : Operator.ADD_WORD_UNSIGNED, target, source, 0);
            return;
        }
        boolean unsigned = switch (i.operation()) {
            case FCVTNU, FCVTAU, FCVTPU, FCVTMU, FCVTZU, FCVTZU_FIXED -> true;
            default -> false;
        };
        block.compute(
                toInteger(unsigned), target, source, ZERO, ZERO, FloatComputation.conversion(rounding(), fraction()));
    }

    private Computation toInteger(boolean unsigned) {
        if (i.wide()) {
            return unsigned
                    ? either(FloatComputation.FCVT_UX_S, FloatComputation.FCVT_UX_D)
                    : either(FloatComputation.FCVT_X_S, FloatComputation.FCVT_X_D);
        }
        return unsigned
                ? either(FloatComputation.FCVT_UW_S, FloatComputation.FCVT_UW_D)
                : either(FloatComputation.FCVT_W_S, FloatComputation.FCVT_W_D);
    }

    /** Bits behind the binary point of a fixed-point number. */
    private int fraction() {
        return switch (i.operation()) {
            case SCVTF_FIXED, UCVTF_FIXED, FCVTZS_FIXED, FCVTZU_FIXED -> Long.SIZE - i.get(Field.SCALE);
            default -> 0;
        };
    }

    void fromInteger() {
        int source = Registers.general(i.rn());
        switch (i.operation()) {
            case FMOV_FROM_GENERAL -> {
                block.addConstant(Operator.AND, Registers.lower(i.rd()), source, allBits());
                clearUpper();
            }
            case UCVTF, UCVTF_FIXED ->
                compute(
                        i.wide()
                                ? either(FloatComputation.FCVT_S_UX, FloatComputation.FCVT_D_UX)
                                : either(FloatComputation.FCVT_S_UW, FloatComputation.FCVT_D_UW),
                        source,
                        ZERO,
                        ZERO,
                        FloatComputation.conversion(FloatComputation.NEAREST_EVEN, fraction()));
            default ->
                compute(
                        i.wide()
                                ? either(FloatComputation.FCVT_S_X, FloatComputation.FCVT_D_X)
                                : either(FloatComputation.FCVT_S_W, FloatComputation.FCVT_D_W),
                        source,
                        ZERO,
                        ZERO,
                        FloatComputation.conversion(FloatComputation.NEAREST_EVEN, fraction()));
        }
    }

    /** To or from numbers with a binary point in general registers. */
    void fixedPoint() {
        if (i.operation() == Operation.FCVTZS_FIXED || i.operation() == Operation.FCVTZU_FIXED) {
            toInteger();
        } else {
            fromInteger();
        }
    }

    /** Between a general register and the upper half of a vector register. */
    void top() {
        if (i.operation() == Operation.FMOV_TOP_TO_GENERAL) {
            block.copy(Registers.general(i.rd()), Registers.upper(i.rn()));
        } else {
            block.copy(Registers.upper(i.rd()), Registers.general(i.rn()));
        }
    }
}
