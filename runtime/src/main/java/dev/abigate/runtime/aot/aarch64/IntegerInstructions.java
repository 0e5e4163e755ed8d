package dev.abigate.runtime.aot.aarch64;

import dev.abigate.format.aarch64.Field;
import dev.abigate.format.aarch64.Instruction;
import dev.abigate.format.aarch64.Operation;
import dev.abigate.runtime.aot.emulator.BlockBuilder;
import dev.abigate.runtime.aot.emulator.Computation;
import dev.abigate.runtime.aot.emulator.Operator;

/** How instructions on general registers become micro-operations. */
final class IntegerInstructions {
    private static final int ZERO = BlockBuilder.ZERO;
    private static final int FIRST = Registers.FIRST_TEMPORARY;
    private static final int SECOND = Registers.SECOND_TEMPORARY;
    private static final int RESULT = Registers.THIRD_TEMPORARY;
    private static final int LOGICAL_LEFT = 0;
    private static final int LOGICAL_RIGHT = 1;
    private static final int ARITHMETIC_RIGHT = 2;

    private final Instruction i;
    private final BlockBuilder block;

    IntegerInstructions(Instruction instruction, BlockBuilder block) {
        this.i = instruction;
        this.block = block;
    }

    private int bits() {
        return i.wide() ? Long.SIZE : Integer.SIZE;
    }

    private int rd() {
        return Registers.general(i.rd());
    }

    private int rn() {
        return Registers.general(i.rn());
    }

    private int rm() {
        return Registers.general(i.rm());
    }

    /** Writes a register: all of it, or the lower half with zeros above. */
    private void write(int target, int source) {
        block.addConstant(i.wide() ? Operator.ADD : Operator.ADD_WORD_UNSIGNED, target, source, 0);
    }

    /** A register's lower half with zeros above, where the operation is on 32 bits. */
    private int unsigned(int register, int temporary) {
        if (i.wide()) {
            return register;
        }
        block.addConstant(Operator.ADD_WORD_UNSIGNED, temporary, register, 0);
        return temporary;
    }

    private int signed(int register, int temporary) {
        if (i.wide()) {
            return register;
        }
        block.addConstant(Operator.ADD_WORD, temporary, register, 0);
        return temporary;
    }

    void addOrSubtractConstant() {
        int source = Registers.orStackPointer(i.rn());
        long constant = (long) i.get(Field.IMM12) << (i.get(Field.SH) * 12);
        switch (i.operation()) {
            case ADD_IMMEDIATE -> sumOfConstant(source, constant);
            case SUB_IMMEDIATE -> sumOfConstant(source, -constant);
            default -> {
                block.constant(SECOND, constant);
                compareAnd(source, SECOND, i.operation() == Operation.SUBS_IMMEDIATE);
            }
        }
    }

    private void sumOfConstant(int source, long constant) {
        block.addConstant(
                i.wide() ? Operator.ADD : Operator.ADD_WORD_UNSIGNED,
                Registers.orStackPointer(i.rd()),
                source,
                constant);
    }

    /** Adds or subtracts, sets the flags, and writes the result. Half registers are moved up, so that the flags are the same. */
    private void compareAnd(int a, int b, boolean subtracts) {
        int first = a;
        int second = b;
        if (!i.wide()) {
            block.addConstant(Operator.SHIFT_LEFT, FIRST, a, Integer.SIZE);
            block.addConstant(Operator.SHIFT_LEFT, SECOND, b, Integer.SIZE);
            first = FIRST;
            second = SECOND;
        }
        block.add(subtracts ? Operator.SUBTRACT : Operator.ADD, RESULT, first, second);
        if (subtracts) {
            Flags.ofDifference(block, first, second, RESULT);
        } else {
            Flags.ofSum(block, first, second, RESULT);
        }
        block.addConstant(Operator.SHIFT_RIGHT, rd(), RESULT, i.wide() ? 0 : Integer.SIZE);
    }

    void addOrSubtractRegister(boolean extended) {
        int second = extended ? extended(i.rm(), i.get(Field.OPTION), i.get(Field.IMM3), SECOND) : shifted();
        int first = extended ? Registers.orStackPointer(i.rn()) : rn();
        switch (i.operation()) {
            case ADDS, ADDS_EXTENDED -> compareAnd(first, second, false);
            case SUBS, SUBS_EXTENDED -> compareAnd(first, second, true);
            default -> {
                boolean adds = i.operation() == Operation.ADD || i.operation() == Operation.ADD_EXTENDED;
                block.add(adds ? Operator.ADD : Operator.SUBTRACT, RESULT, first, second);
                write(extended ? Registers.orStackPointer(i.rd()) : rd(), RESULT);
            }
        }
    }

    /** The second register, shifted by the constant that the instruction has for it. */
    private int shifted() {
        int amount = i.get(Field.IMM6);
        return amount == 0 ? rm() : shifted(rm(), i.get(Field.SHIFT), amount);
    }

    private int shifted(int register, int kind, int amount) {
        switch (kind) {
            case LOGICAL_LEFT -> block.addConstant(Operator.SHIFT_LEFT, SECOND, register, amount);
            case LOGICAL_RIGHT -> block.addConstant(Operator.SHIFT_RIGHT, SECOND, unsigned(register, SECOND), amount);
            case ARITHMETIC_RIGHT ->
                block.addConstant(Operator.SHIFT_RIGHT_SIGNED, SECOND, signed(register, SECOND), amount);
            default -> {
                block.constant(RESULT, amount);
                block.compute(rotation(), SECOND, register, RESULT, ZERO);
            }
        }
        return SECOND;
    }

    private Computation rotation() {
        return i.wide() ? GeneralComputation.ROR : GeneralComputation.ROR_WORD;
    }

    /** A register extended from the size that an option of the manual names, then moved up. */
    int extended(int number, int option, int amount, int temporary) {
        int register = Registers.general(number);
        boolean signed = option >= 4;
        int unused = Long.SIZE - (Byte.SIZE << (option & 3));
        if (unused == 0) {
            block.addConstant(Operator.SHIFT_LEFT, temporary, register, amount);
            return temporary;
        }
        block.addConstant(Operator.SHIFT_LEFT, temporary, register, unused);
        block.addConstant(signed ? Operator.SHIFT_RIGHT_SIGNED : Operator.SHIFT_RIGHT, temporary, temporary, unused);
        block.addConstant(Operator.SHIFT_LEFT, temporary, temporary, amount);
        return temporary;
    }

    void addWithCarry() {
        boolean subtracts = i.operation() == Operation.SBC || i.operation() == Operation.SBCS;
        int first = rn();
        int second = rm();
        if (subtracts) {
            block.addConstant(Operator.XOR, SECOND, second, -1);
            second = SECOND;
        }
        if (i.operation() == Operation.ADC || i.operation() == Operation.SBC) {
            block.add(Operator.ADD, RESULT, first, second);
            block.add(Operator.ADD, RESULT, RESULT, Registers.CARRY);
            write(rd(), RESULT);
            return;
        }
        if (!i.wide()) {
            // The carry comes in below the upper half: ones there pass it on.
            block.addConstant(Operator.SHIFT_LEFT, FIRST, first, Integer.SIZE);
            block.addConstant(Operator.OR, FIRST, FIRST, 0xffff_ffffL);
            block.addConstant(Operator.SHIFT_LEFT, SECOND, second, Integer.SIZE);
            first = FIRST;
            second = SECOND;
        }
        block.add(Operator.ADD, RESULT, first, second);
        block.add(Operator.ADD, RESULT, RESULT, Registers.CARRY);
        block.compute(GeneralComputation.ADD_OVERFLOW, Registers.OVERFLOW, first, second, Registers.CARRY);
        block.compute(GeneralComputation.ADD_CARRY, Registers.CARRY, first, second, Registers.CARRY);
        block.addConstant(i.wide() ? Operator.ADD : Operator.SHIFT_RIGHT, RESULT, RESULT, i.wide() ? 0 : Integer.SIZE);
        block.addConstant(Operator.SHIFT_LEFT, Registers.FOURTH_TEMPORARY, RESULT, Long.SIZE - bits());
        Flags.ofResult(block, Registers.FOURTH_TEMPORARY);
        block.copy(rd(), RESULT);
    }

    void logicalConstant() {
        long mask = i.bitmask().orElseThrow();
        int target = i.operation() == Operation.ANDS_IMMEDIATE ? rd() : Registers.orStackPointer(i.rd());
        block.addConstant(
                switch (i.operation()) {
                    case ORR_IMMEDIATE -> Operator.OR;
                    case EOR_IMMEDIATE -> Operator.XOR;
                    default -> Operator.AND;
                },
                RESULT,
                rn(),
                mask);
        finishLogical(target, i.operation() == Operation.ANDS_IMMEDIATE);
    }

    void logical() {
        int second = shifted();
        switch (i.operation()) {
            case BIC, ORN, EON, BICS -> {
                block.addConstant(Operator.XOR, SECOND, second, -1);
                second = SECOND;
            }
            default -> {}
        }
        block.add(
                switch (i.operation()) {
                    case ORR, ORN -> Operator.OR;
                    case EOR, EON -> Operator.XOR;
                    default -> Operator.AND;
                },
                RESULT,
                rn(),
                second);
        finishLogical(rd(), i.operation() == Operation.ANDS || i.operation() == Operation.BICS);
    }

    private void finishLogical(int target, boolean setsFlags) {
        if (setsFlags) {
            block.addConstant(Operator.SHIFT_LEFT, FIRST, RESULT, Long.SIZE - bits());
            Flags.ofLogical(block, FIRST);
        }
        write(target, RESULT);
    }

    void moveWide() {
        int shift = i.get(Field.HW) * Short.SIZE;
        long value = (long) i.get(Field.IMM16) << shift;
        switch (i.operation()) {
            case MOVZ -> block.constant(rd(), value);
            case MOVN -> block.constant(rd(), i.wide() ? ~value : ~value & 0xffff_ffffL);
            default -> {
                block.addConstant(Operator.AND, RESULT, rd(), ~(0xffffL << shift));
                block.addConstant(Operator.OR, RESULT, RESULT, value);
                write(rd(), RESULT);
            }
        }
    }

    void bitfield() {
        int low = i.get(Field.IMMR);
        int high = i.get(Field.IMMS);
        boolean extracts = high >= low;
        int width = extracts ? high - low + 1 : high + 1;
        int down = extracts ? low : 0;
        int up = extracts ? 0 : bits() - low;
        if (i.operation() == Operation.SBFM) {
            block.addConstant(Operator.SHIFT_LEFT, RESULT, rn(), Long.SIZE - width - down);
            block.addConstant(Operator.SHIFT_RIGHT_SIGNED, RESULT, RESULT, Long.SIZE - width);
            block.addConstant(Operator.SHIFT_LEFT, RESULT, RESULT, up);
            write(rd(), RESULT);
            return;
        }
        long mask = -1L >>> (Long.SIZE - width);
        block.addConstant(Operator.SHIFT_RIGHT, RESULT, rn(), down);
        block.addConstant(Operator.AND, RESULT, RESULT, mask);
        block.addConstant(Operator.SHIFT_LEFT, RESULT, RESULT, up);
        if (i.operation() == Operation.BFM) {
            block.addConstant(Operator.AND, FIRST, rd(), ~(mask << up));
            block.add(Operator.OR, RESULT, RESULT, FIRST);
        }
        write(rd(), RESULT);
    }

    void extract() {
        int low = i.get(Field.IMMS);
        if (low == 0) {
            write(rd(), rm());
            return;
        }
        block.addConstant(Operator.SHIFT_RIGHT, FIRST, unsigned(rm(), FIRST), low);
        block.addConstant(Operator.SHIFT_LEFT, SECOND, rn(), bits() - low);
        block.add(Operator.OR, RESULT, FIRST, SECOND);
        write(rd(), RESULT);
    }

    /** A comparison of two registers, or of one with a constant, where a condition holds; else flags as given. */
    void conditionalCompare(boolean withConstant) {
        // The flags that decide are read before the comparison sets them.
        block.copy(Registers.CONDITION, Flags.truth(block, i.condition()));
        int shift = Long.SIZE - bits();
        if (withConstant) {
            block.constant(SECOND, (long) i.get(Field.IMM5) << shift);
        } else {
            block.addConstant(Operator.SHIFT_LEFT, SECOND, rm(), shift);
        }
        block.addConstant(Operator.SHIFT_LEFT, FIRST, rn(), shift);
        if (i.operation() == Operation.CCMP || i.operation() == Operation.CCMP_IMMEDIATE) {
            block.add(Operator.SUBTRACT, RESULT, FIRST, SECOND);
            Flags.ofDifference(block, FIRST, SECOND, RESULT);
        } else {
            block.add(Operator.ADD, RESULT, FIRST, SECOND);
            Flags.ofSum(block, FIRST, SECOND, RESULT);
        }
        Flags.constantUnless(block, Registers.CONDITION, i.get(Field.NZCV));
    }

    void conditionalSelect() {
        int condition = Flags.truth(block, i.condition());
        int second = rm();
        switch (i.operation()) {
            case CSINC -> block.addConstant(Operator.ADD, SECOND, second, 1);
            case CSINV -> block.addConstant(Operator.XOR, SECOND, second, -1);
            case CSNEG -> block.add(Operator.SUBTRACT, SECOND, ZERO, second);
            default -> block.copy(SECOND, second);
        }
        block.compute(GeneralComputation.SELECT, RESULT, rn(), SECOND, condition);
        write(rd(), RESULT);
    }

    void ofTwo() {
        switch (i.operation()) {
            case UDIV ->
                block.compute(GeneralComputation.UDIV, RESULT, unsigned(rn(), FIRST), unsigned(rm(), SECOND), ZERO);
            case SDIV ->
                block.compute(GeneralComputation.SDIV, RESULT, signed(rn(), FIRST), signed(rm(), SECOND), ZERO);
            case RORV -> block.compute(rotation(), RESULT, rn(), rm(), ZERO);
            case LSLV -> block.add(Operator.SHIFT_LEFT, RESULT, rn(), amount());
            case LSRV -> block.add(Operator.SHIFT_RIGHT, RESULT, unsigned(rn(), FIRST), amount());
            default -> block.add(Operator.SHIFT_RIGHT_SIGNED, RESULT, signed(rn(), FIRST), amount());
        }
        write(rd(), RESULT);
    }

    private int amount() {
        if (i.wide()) {
            return rm();
        }
        block.addConstant(Operator.AND, SECOND, rm(), Integer.SIZE - 1);
        return SECOND;
    }

    void ofOne() {
        boolean wide = i.wide();
        Computation computation = switch (i.operation()) {
            case RBIT -> wide ? GeneralComputation.RBIT : GeneralComputation.RBIT_WORD;
            case CLZ -> wide ? GeneralComputation.CLZ : GeneralComputation.CLZ_WORD;
            case CLS -> wide ? GeneralComputation.CLS : GeneralComputation.CLS_WORD;
            case REV_WORD -> GeneralComputation.REV_WORD;
            case REV32 -> GeneralComputation.REV32;
            case REV -> GeneralComputation.REV;
            default -> GeneralComputation.REV16;
        };
        block.compute(computation, RESULT, rn(), ZERO, ZERO);
        if (computation == GeneralComputation.REV || computation == GeneralComputation.REV32) {
            // These have no field sf: they are on 64 bits.
            block.copy(rd(), RESULT);
        } else {
            write(rd(), RESULT);
        }
    }

    void multiply() {
        block.add(Operator.MULTIPLY, RESULT, rn(), rm());
        accumulate(i.operation() == Operation.MSUB);
        write(rd(), RESULT);
    }

    void multiplyLong() {
        boolean signed = i.operation() == Operation.SMADDL || i.operation() == Operation.SMSUBL;
        Operator extend = signed ? Operator.ADD_WORD : Operator.ADD_WORD_UNSIGNED;
        block.addConstant(extend, FIRST, rn(), 0);
        block.addConstant(extend, SECOND, rm(), 0);
        block.add(Operator.MULTIPLY, RESULT, FIRST, SECOND);
        accumulate(i.operation() == Operation.SMSUBL || i.operation() == Operation.UMSUBL);
        block.copy(rd(), RESULT);
    }

    private void accumulate(boolean subtracts) {
        block.add(subtracts ? Operator.SUBTRACT : Operator.ADD, RESULT, Registers.general(i.ra()), RESULT);
    }

    void multiplyHigh() {
        boolean signed = i.operation() == Operation.SMULH;
        block.compute(signed ? GeneralComputation.SMULH : GeneralComputation.UMULH, rd(), rn(), rm(), ZERO);
    }
}
