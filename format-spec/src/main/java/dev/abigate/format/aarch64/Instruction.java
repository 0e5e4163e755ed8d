package dev.abigate.format.aarch64;

import java.util.Optional;

/**
 * One instruction of four bytes. Which of the accessors mean something is said by the operation's {@link Form}.
 *
 * @param word its encoding
 */
public record Instruction(Operation operation, int word) {
    /** Number of the zero register, or of the stack pointer, in the fields for registers. */
    public static final int ZERO_OR_SP = 31;

    /** The instruction that a word encodes, empty where it is unallocated or not in the table. */
    public static Optional<Instruction> of(int word) {
        return Operation.of(word)
                .map(operation -> new Instruction(operation, word))
                .filter(Allocation::isAllocated);
    }

    public Form form() {
        return operation.form();
    }

    /** A field's content, unsigned; 0 where the encoding has none of that name. */
    public int get(Field field) {
        return operation.encoding().get(field, word);
    }

    /** A field's content as a number with a sign. */
    public int signed(Field field) {
        int unused = Integer.SIZE - field.width();
        return get(field) << unused >> unused;
    }

    /** Whether the operation is on 64 bits of general registers. */
    public boolean wide() {
        return get(Field.SF) == 1;
    }

    /** The field Rd, or Rt. */
    public int rd() {
        return word & 31;
    }

    public int rn() {
        return word >>> 5 & 31;
    }

    public int rm() {
        return word >>> 16 & 31;
    }

    /** The field Ra, or Rt2. */
    public int ra() {
        return word >>> 10 & 31;
    }

    /** How many registers a load or store of interleaved structures is of, as its name says. */
    public int interleaved() {
        return operation.mnemonic().charAt(2) - '0';
    }

    /** The vector register with the element of an operation by element, of 2 to the power of {@code log2} bytes. */
    public int elementVector(int log2) {
        return log2 == 1 ? rm() & 15 : rm();
    }

    /** The number of that element. */
    public int elementIndex(int log2) {
        int index = get(Field.H) << 2 | get(Field.L) << 1 | rm() >>> 4;
        return index >>> (log2 - 1);
    }

    /** Signed distance in bytes of a branch or literal. */
    public int offset() {
        return switch (form()) {
            case BRANCH -> signed(Field.IMM26) << 2;
            case TEST_AND_BRANCH -> signed(Field.IMM14) << 2;
            default -> signed(Field.IMM19) << 2;
        };
    }

    /** What adr adds to its address, and adrp, times 4,096, to its page. */
    public int relative() {
        return signed(Field.IMMHI) << 2 | get(Field.IMMLO);
    }

    /** Number of the bit that tbz and tbnz test. */
    public int testedBit() {
        return get(Field.B5) << 5 | get(Field.B40);
    }

    /** The condition, of one that selects or branches. */
    public Condition condition() {
        return Condition.of(form() == Form.BRANCH_CONDITIONAL ? word & 15 : get(Field.COND));
    }

    /** The immediate of a logical operation ("DecodeBitMasks"), empty where the fields encode none. */
    public Optional<Long> bitmask() {
        return BitMask.of(get(Field.N), get(Field.IMMS), get(Field.IMMR), wide());
    }

    /** Bytes that a load or store of one register moves: 1, 2, 4, 8 or 16. */
    public int accessBytes() {
        if (form() == Form.LOAD_LITERAL) {
            return isVector() ? 4 << get(Field.OPC) : get(Field.OPC) == 1 ? 8 : 4;
        }
        return isVector() && get(Field.OPC) >= 2 ? 16 : 1 << get(Field.SIZE);
    }

    /** Whether a load or store is of a vector register. */
    public boolean isVector() {
        return get(Field.V) == 1;
    }

    /** What the floating-point immediate of eight bits means ("VFPExpandImm"). */
    public static double expandedFloat(int imm8) {
        int exponent = ((imm8 >>> 4 & 7) ^ 4) - 3;
        double magnitude = (16 + (imm8 & 15)) / 16.0 * Math.scalb(1.0, exponent);
        return (imm8 & 0x80) != 0 ? -magnitude : magnitude;
    }
}
