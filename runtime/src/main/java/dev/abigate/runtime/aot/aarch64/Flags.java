package dev.abigate.runtime.aot.aarch64;

import dev.abigate.format.aarch64.Condition;
import dev.abigate.runtime.aot.emulator.BlockBuilder;
import dev.abigate.runtime.aot.emulator.Operator;

/** How micro-operations set the flags, and decide by them. */
final class Flags {
    private static final int ZERO = BlockBuilder.ZERO;

    private Flags() {}

    /** Of a result of 64 bits: negative and zero; no carry, no overflow. */
    static void ofLogical(BlockBuilder block, int result) {
        ofResult(block, result);
        block.constant(Registers.CARRY, 0);
        block.constant(Registers.OVERFLOW, 0);
    }

    static void ofResult(BlockBuilder block, int result) {
        block.add(Operator.LESS, Registers.NEGATIVE, result, ZERO);
        block.add(Operator.EQUAL, Registers.ZERO, result, ZERO);
    }

    /** Of the sum of two registers of 64 bits, none of which is a temporary but the first two. */
    static void ofSum(BlockBuilder block, int a, int b, int sum) {
        block.add(Operator.LESS_UNSIGNED, Registers.CARRY, sum, a);
        overflow(block, sum, a, sum, b);
        ofResult(block, sum);
    }

    /** Of the difference of two registers of 64 bits. */
    static void ofDifference(BlockBuilder block, int a, int b, int difference) {
        block.add(Operator.LESS_UNSIGNED, Registers.CARRY, a, b);
        block.addConstant(Operator.XOR, Registers.CARRY, Registers.CARRY, 1);
        overflow(block, a, b, a, difference);
        ofResult(block, difference);
    }

    /** Set where the signs of both pairs differ. */
    private static void overflow(BlockBuilder block, int a, int b, int c, int d) {
        block.add(Operator.XOR, Registers.OVERFLOW, a, b);
        block.add(Operator.XOR, Registers.FOURTH_TEMPORARY, c, d);
        block.add(Operator.AND, Registers.OVERFLOW, Registers.OVERFLOW, Registers.FOURTH_TEMPORARY);
        block.addConstant(Operator.SHIFT_RIGHT, Registers.OVERFLOW, Registers.OVERFLOW, 63);
    }

    /** Sets the flags to four bits. */
    static void constant(BlockBuilder block, int nzcv) {
        block.constant(Registers.NEGATIVE, nzcv >>> 3);
        block.constant(Registers.ZERO, nzcv >>> 2 & 1);
        block.constant(Registers.CARRY, nzcv >>> 1 & 1);
        block.constant(Registers.OVERFLOW, nzcv & 1);
    }

    /** Keeps the flags if a register is not 0, else sets them to four bits. */
    static void constantUnless(BlockBuilder block, int condition, int nzcv) {
        keep(block, Registers.NEGATIVE, condition, nzcv >>> 3);
        keep(block, Registers.ZERO, condition, nzcv >>> 2 & 1);
        keep(block, Registers.CARRY, condition, nzcv >>> 1 & 1);
        keep(block, Registers.OVERFLOW, condition, nzcv & 1);
    }

    private static void keep(BlockBuilder block, int flag, int condition, int otherwise) {
        block.compute(GeneralComputation.SELECT_CONSTANT, flag, flag, ZERO, condition, otherwise);
    }

    /** Goes on at an address if a condition holds. */
    static void branch(BlockBuilder block, Condition condition, long to) {
        switch (condition) {
            case EQ -> block.branch(Operator.BRANCH_NOT_EQUAL, Registers.ZERO, ZERO, to);
            case NE -> block.branch(Operator.BRANCH_EQUAL, Registers.ZERO, ZERO, to);
            case HS -> block.branch(Operator.BRANCH_NOT_EQUAL, Registers.CARRY, ZERO, to);
            case LO -> block.branch(Operator.BRANCH_EQUAL, Registers.CARRY, ZERO, to);
            case MI -> block.branch(Operator.BRANCH_NOT_EQUAL, Registers.NEGATIVE, ZERO, to);
            case PL -> block.branch(Operator.BRANCH_EQUAL, Registers.NEGATIVE, ZERO, to);
            case VS -> block.branch(Operator.BRANCH_NOT_EQUAL, Registers.OVERFLOW, ZERO, to);
            case VC -> block.branch(Operator.BRANCH_EQUAL, Registers.OVERFLOW, ZERO, to);
            case HI -> block.branch(Operator.BRANCH_LESS_UNSIGNED, Registers.ZERO, Registers.CARRY, to);
            case LS -> block.branch(Operator.BRANCH_NOT_LESS_UNSIGNED, Registers.ZERO, Registers.CARRY, to);
            case GE -> block.branch(Operator.BRANCH_EQUAL, Registers.NEGATIVE, Registers.OVERFLOW, to);
            case LT -> block.branch(Operator.BRANCH_NOT_EQUAL, Registers.NEGATIVE, Registers.OVERFLOW, to);
            case GT -> block.branch(Operator.BRANCH_EQUAL, notGreater(block), ZERO, to);
            case LE -> block.branch(Operator.BRANCH_NOT_EQUAL, notGreater(block), ZERO, to);
            case AL, NV -> block.jump(Operator.JUMP, ZERO, to);
        }
    }

    private static int notGreater(BlockBuilder block) {
        block.add(Operator.XOR, Registers.FOURTH_TEMPORARY, Registers.NEGATIVE, Registers.OVERFLOW);
        block.add(Operator.OR, Registers.FOURTH_TEMPORARY, Registers.FOURTH_TEMPORARY, Registers.ZERO);
        return Registers.FOURTH_TEMPORARY;
    }

    /** A register, maybe the fourth temporary, that is not 0 if a condition holds. */
    static int truth(BlockBuilder block, Condition condition) {
        return switch (condition) {
            case EQ -> Registers.ZERO;
            case NE -> not(block, Registers.ZERO);
            case HS -> Registers.CARRY;
            case LO -> not(block, Registers.CARRY);
            case MI -> Registers.NEGATIVE;
            case PL -> not(block, Registers.NEGATIVE);
            case VS -> Registers.OVERFLOW;
            case VC -> not(block, Registers.OVERFLOW);
            case HI -> of(block, Operator.LESS_UNSIGNED, Registers.ZERO, Registers.CARRY);
            case LS -> not(block, of(block, Operator.LESS_UNSIGNED, Registers.ZERO, Registers.CARRY));
            case GE -> of(block, Operator.EQUAL, Registers.NEGATIVE, Registers.OVERFLOW);
            case LT -> of(block, Operator.XOR, Registers.NEGATIVE, Registers.OVERFLOW);
            case GT -> not(block, notGreater(block));
            case LE -> notGreater(block);
            case AL, NV -> not(block, ZERO);
        };
    }

    private static int not(BlockBuilder block, int truth) {
        block.addConstant(Operator.XOR, Registers.FOURTH_TEMPORARY, truth, 1);
        return Registers.FOURTH_TEMPORARY;
    }

    private static int of(BlockBuilder block, Operator operator, int a, int b) {
        block.add(operator, Registers.FOURTH_TEMPORARY, a, b);
        return Registers.FOURTH_TEMPORARY;
    }
}
