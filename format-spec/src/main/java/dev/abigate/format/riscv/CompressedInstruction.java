package dev.abigate.format.riscv;

/**
 * The C extension: each instruction of two bytes abbreviates one of four bytes (manual, "RVC Instruction Set Listings").
 */
final class CompressedInstruction {
    /** What {@link #expand} returns for a reserved encoding; no instruction of four bytes looks like it. */
    static final int ILLEGAL = 0;

    private static final int ZERO = 0;
    private static final int RA = 1;
    private static final int SP = 2;

    private final int bits;
    private final boolean wide;

    private CompressedInstruction(int bits, boolean wide) {
        this.bits = bits;
        this.wide = wide;
    }

    /**
     * The encoding of the operation that a compressed instruction abbreviates, or {@link #ILLEGAL}.
     *
     * @param bits 16 bits whose lowest two are not both set
     * @param wide whether registers have 64 bits
     */
    static int expand(int bits, boolean wide) {
        var instruction = new CompressedInstruction(bits, wide);
        return switch (bits & 3) {
            case 0 -> instruction.quadrant0();
            case 1 -> instruction.quadrant1();
            default -> instruction.quadrant2();
        };
    }

    private int quadrant0() {
        return switch (bits >>> 13) {
            case 0 -> stackAddress();
            case 1 -> load(Operation.FLD, doubleOffset());
            case 2 -> load(Operation.LW, wordOffset());
            case 3 -> wide ? load(Operation.LD, doubleOffset()) : load(Operation.FLW, wordOffset());
            case 5 -> store(Operation.FSD, doubleOffset());
            case 6 -> store(Operation.SW, wordOffset());
            case 7 -> wide ? store(Operation.SD, doubleOffset()) : store(Operation.FSW, wordOffset());
            default -> ILLEGAL;
        };
    }

    private int stackAddress() {
        int offset = field(11, 2, 4) | field(7, 4, 6) | field(6, 1, 2) | field(5, 1, 3);
        return offset == 0 ? ILLEGAL : immediate(Operation.ADDI, shortRegister(2), SP, offset);
    }

    private int quadrant1() {
        return switch (bits >>> 13) {
            case 0 -> immediate(Operation.ADDI, register(), register(), signedImmediate());
            case 1 -> wide ? addWord() : jump(RA);
            case 2 -> immediate(Operation.ADDI, register(), ZERO, signedImmediate());
            case 3 -> register() == SP ? moveStack() : loadUpper();
            case 4 -> arithmetic();
            case 5 -> jump(ZERO);
            case 6 -> branch(Operation.BEQ);
            default -> branch(Operation.BNE);
        };
    }

    private int addWord() {
        return register() == ZERO ? ILLEGAL : immediate(Operation.ADDIW, register(), register(), signedImmediate());
    }

    private int moveStack() {
        int offset = field(6, 1, 4) | field(5, 1, 6) | field(3, 2, 7) | field(2, 1, 5) | signBit(9);
        return offset == 0 ? ILLEGAL : immediate(Operation.ADDI, SP, SP, offset);
    }

    private int loadUpper() {
        int upper = signedImmediate() << 12;
        return upper == 0 ? ILLEGAL : Operation.LUI.match() | register() << 7 | upper;
    }

    private int arithmetic() {
        int target = shortRegister(7);
        return switch (bits >>> 10 & 3) {
            case 0 -> shift(Operation.SRLI, target);
            case 1 -> shift(Operation.SRAI, target);
            case 2 -> immediate(Operation.ANDI, target, target, signedImmediate());
            default -> registers(target);
        };
    }

    private int registers(int target) {
        boolean word = (bits & 1 << 12) != 0;
        if (word && !wide) {
            return ILLEGAL;
        }
        return switch (bits >>> 5 & 3) {
            case 0 -> register(word ? Operation.SUBW : Operation.SUB, target, target, shortRegister(2));
            case 1 -> register(word ? Operation.ADDW : Operation.XOR, target, target, shortRegister(2));
            case 2 -> word ? ILLEGAL : register(Operation.OR, target, target, shortRegister(2));
            default -> word ? ILLEGAL : register(Operation.AND, target, target, shortRegister(2));
        };
    }

    private int jump(int link) {
        int offset = field(11, 1, 4)
                | field(9, 2, 8)
                | field(8, 1, 10)
                | field(7, 1, 6)
                | field(6, 1, 7)
                | field(3, 3, 1)
                | field(2, 1, 5)
                | signBit(11);
        return Operation.JAL.match()
                | link << 7
                | (offset >>> 20 & 1) << 31
                | (offset >>> 1 & 1023) << 21
                | (offset >>> 11 & 1) << 20
                | (offset >>> 12 & 255) << 12;
    }

    private int branch(Operation operation) {
        int offset = field(10, 2, 3) | field(5, 2, 6) | field(3, 2, 1) | field(2, 1, 5) | signBit(8);
        return operation.match()
                | shortRegister(7) << 15
                | (offset >>> 12 & 1) << 31
                | (offset >>> 5 & 63) << 25
                | (offset >>> 1 & 15) << 8
                | (offset >>> 11 & 1) << 7;
    }

    private int quadrant2() {
        return switch (bits >>> 13) {
            case 0 -> shift(Operation.SLLI, register());
            case 1 -> immediate(Operation.FLD, register(), SP, doubleStackOffset());
            case 2 -> register() == ZERO ? ILLEGAL : immediate(Operation.LW, register(), SP, wordStackOffset());
            case 3 -> wide ? loadDoubleFromStack() : immediate(Operation.FLW, register(), SP, wordStackOffset());
            case 4 -> moveOrJump();
            case 5 -> store(Operation.FSD, SP, secondRegister(), field(10, 3, 3) | field(7, 3, 6));
            case 6 -> store(Operation.SW, SP, secondRegister(), field(9, 4, 2) | field(7, 2, 6));
            default ->
                wide
                        ? store(Operation.SD, SP, secondRegister(), field(10, 3, 3) | field(7, 3, 6))
                        : store(Operation.FSW, SP, secondRegister(), field(9, 4, 2) | field(7, 2, 6));
        };
    }

    private int loadDoubleFromStack() {
        return register() == ZERO ? ILLEGAL : immediate(Operation.LD, register(), SP, doubleStackOffset());
    }

    private int moveOrJump() {
        boolean second = (bits & 1 << 12) != 0;
        int source = secondRegister();
        if (source != ZERO) {
            return register(Operation.ADD, register(), second ? register() : ZERO, source);
        }
        if (register() == ZERO) {
            return second ? Operation.EBREAK.match() : ILLEGAL;
        }
        return immediate(Operation.JALR, second ? RA : ZERO, register(), 0);
    }

    private int wordOffset() {
        return field(10, 3, 3) | field(6, 1, 2) | field(5, 1, 6);
    }

    private int doubleOffset() {
        return field(10, 3, 3) | field(5, 2, 6);
    }

    private int wordStackOffset() {
        return field(12, 1, 5) | field(4, 3, 2) | field(2, 2, 6);
    }

    private int doubleStackOffset() {
        return field(12, 1, 5) | field(5, 2, 3) | field(2, 3, 6);
    }

    /** Six bits, of which the highest is the sign. */
    private int signedImmediate() {
        return field(2, 5, 0) | signBit(5);
    }

    /** Bits of the instruction, moved to where the immediate has them. */
    private int field(int lowest, int count, int place) {
        return (bits >>> lowest & (1 << count) - 1) << place;
    }

    /** Bit 12 as the sign of an immediate, from the given place upwards. */
    private int signBit(int place) {
        return (bits & 1 << 12) == 0 ? 0 : -1 << place;
    }

    private int register() {
        return bits >>> 7 & 31;
    }

    private int secondRegister() {
        return bits >>> 2 & 31;
    }

    /** One of the registers 8 to 15, which three bits name. */
    private int shortRegister(int lowest) {
        return 8 + (bits >>> lowest & 7);
    }

    private int load(Operation operation, int offset) {
        return immediate(operation, shortRegister(2), shortRegister(7), offset);
    }

    private int store(Operation operation, int offset) {
        return store(operation, shortRegister(7), shortRegister(2), offset);
    }

    private int shift(Operation operation, int target) {
        int amount = field(2, 5, 0) | field(12, 1, 5);
        return !wide && amount > 31 ? ILLEGAL : operation.match() | target << 7 | target << 15 | amount << 20;
    }

    private static int immediate(Operation operation, int target, int source, int immediate) {
        return operation.match() | target << 7 | source << 15 | immediate << 20;
    }

    private static int register(Operation operation, int target, int first, int second) {
        return operation.match() | target << 7 | first << 15 | second << 20;
    }

    private static int store(Operation operation, int base, int source, int offset) {
        return operation.match() | base << 15 | source << 20 | (offset & 31) << 7 | offset >>> 5 << 25;
    }
}
