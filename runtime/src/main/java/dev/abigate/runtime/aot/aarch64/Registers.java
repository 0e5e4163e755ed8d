package dev.abigate.runtime.aot.aarch64;

import dev.abigate.format.aarch64.Instruction;
import dev.abigate.runtime.aot.emulator.BlockBuilder;

/**
 * The numbers that the machine gives its registers: the zero, then X0 to X30 and SP, the lower halves of the vector
 * registers, their upper halves, the flags, each 0 or 1, and what only the decoder knows.
 */
final class Registers {
    static final int STACK_POINTER = 32;
    static final int LINK = 31;
    static final int NEGATIVE = 97;
    static final int ZERO = 98;
    static final int CARRY = 99;
    static final int OVERFLOW = 100;
    static final int FIRST_TEMPORARY = 101;
    static final int SECOND_TEMPORARY = 102;
    static final int THIRD_TEMPORARY = 103;
    static final int FOURTH_TEMPORARY = 104;
    static final int MONITORED_ADDRESS = 105;
    static final int MONITORED_VALUE = 106;
    static final int CONDITION = 108;
    static final int COUNT = 109;

    private static final int FIRST_GENERAL = 1;
    private static final int FIRST_LOWER = 33;
    private static final int FIRST_UPPER = 65;

    private Registers() {}

    /** A general register, or the zero. */
    static int general(int number) {
        return number == Instruction.ZERO_OR_SP ? BlockBuilder.ZERO : FIRST_GENERAL + number;
    }

    /** A general register, or the stack pointer. */
    static int orStackPointer(int number) {
        return FIRST_GENERAL + number;
    }

    /** The lower 64 bits of a vector register. */
    static int lower(int number) {
        return FIRST_LOWER + number;
    }

    static int upper(int number) {
        return FIRST_UPPER + number;
    }
}
