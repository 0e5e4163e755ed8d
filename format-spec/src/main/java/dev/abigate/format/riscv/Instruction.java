package dev.abigate.format.riscv;

import java.util.Optional;

/**
 * One instruction. The accessors return the fields of the manual's formats; which of them mean something is said by
 * {@link Operation#format()}.
 *
 * @param encoding its 32-bit encoding; for a compressed instruction that of the operation it abbreviates
 * @param length bytes that it takes in the code, 2 or 4
 */
public record Instruction(Operation operation, int encoding, int length) {
    /** How the lowest two bits of an instruction of four bytes are set. */
    private static final int FULL = 0b11;

    /**
     * The instruction that begins with the given bits, empty where they encode none.
     *
     * @param word four bytes of code, lowest first; for a compressed instruction the upper two do not count
     * @param wide whether registers have 64 bits
     */
    public static Optional<Instruction> of(int word, boolean wide) {
        if ((word & FULL) == FULL) {
            return Operation.of(word, wide).map(operation -> new Instruction(operation, word, Integer.BYTES));
        }
        int expanded = CompressedInstruction.expand(word & 0xffff, wide);
        return expanded == CompressedInstruction.ILLEGAL
                ? Optional.empty()
                : Operation.of(expanded, wide).map(operation -> new Instruction(operation, expanded, Short.BYTES));
    }

    /** Length in bytes that the first two bytes of an instruction announce, whether or not it is one. */
    public static int length(int word) {
        return (word & FULL) == FULL ? Integer.BYTES : Short.BYTES;
    }

    /** Number of the register that is written, 0 to 31. */
    public int rd() {
        return encoding >>> 7 & 31;
    }

    public int rs1() {
        return encoding >>> 15 & 31;
    }

    public int rs2() {
        return encoding >>> 20 & 31;
    }

    public int rs3() {
        return encoding >>> 27;
    }

    /** The field funct3 of a floating-point operation: 0 to 4 a mode, 7 the dynamic one. */
    public int rounding() {
        return encoding >>> 12 & 7;
    }

    /** The bits aq and rl of an atomic operation. */
    public int ordering() {
        return encoding >>> 25 & 3;
    }

    /** The signed immediate of the I format. */
    public int immediate() {
        return encoding >> 20;
    }

    /** The signed immediate of the S format. */
    public int storeOffset() {
        return encoding >> 25 << 5 | rd();
    }

    /** The immediate of the U format: a multiple of 4,096. */
    public int upper() {
        return encoding & 0xfffff000;
    }

    /** Signed distance in bytes of a branch. */
    public int branchOffset() {
        return encoding >> 31 << 12
                | (encoding >>> 7 & 1) << 11
                | (encoding >>> 25 & 63) << 5
                | (encoding >>> 8 & 15) << 1;
    }

    /** Signed distance in bytes of a jump. */
    public int jumpOffset() {
        return encoding >> 31 << 20
                | (encoding >>> 12 & 255) << 12
                | (encoding >>> 20 & 1) << 11
                | (encoding >>> 21 & 1023) << 1;
    }

    /** The amount of a shift, 0 to 63. */
    public int shift() {
        return encoding >>> 20 & 63;
    }
}
