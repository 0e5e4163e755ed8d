package dev.abigate.runtime.aot.emulator;

/**
 * What a micro-operation does. "Operand" is its second register plus its constant, both of 64 bits; register 0 is zero, so
 * that either may be absent.
 */
public enum Operator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    AND,
    OR,
    XOR,
    /** The first register shifted by the operand's lowest six bits. */
    SHIFT_LEFT,
    SHIFT_RIGHT,
    SHIFT_RIGHT_SIGNED,
    /** The sum's lower half, with its sign extended. */
    ADD_WORD,
    /** The sum's lower half, with zeros above. */
    ADD_WORD_UNSIGNED,
    /** 1 where the first register is equal to the operand, else 0. */
    EQUAL,
    LESS,
    LESS_UNSIGNED,
    /** A {@link Computation} on three registers and the constant. */
    COMPUTE,
    /** Reads memory at the first register plus the operand, with the sign extended. */
    LOAD_BYTE,
    LOAD_HALF,
    LOAD_WORD,
    LOAD_DOUBLE,
    /** Reads memory at the first register plus the operand, with zeros above. */
    LOAD_BYTE_UNSIGNED,
    LOAD_HALF_UNSIGNED,
    LOAD_WORD_UNSIGNED,
    /** Writes the target, which here is a source, to memory at the first register plus the operand. */
    STORE_BYTE,
    STORE_HALF,
    STORE_WORD,
    STORE_DOUBLE,
    /** An {@link Effect} on the processor. */
    EFFECT,
    /** Ends a block: goes on at the constant if the first register and the second are as the name says, else behind it. */
    BRANCH_EQUAL,
    BRANCH_NOT_EQUAL,
    BRANCH_LESS,
    BRANCH_NOT_LESS,
    BRANCH_LESS_UNSIGNED,
    BRANCH_NOT_LESS_UNSIGNED,
    /** Ends a block: goes on at the first register plus the operand. */
    JUMP,
    /** As a jump, of which the code behind expects that it comes back. */
    CALL;

    /** Whether it ends a block. */
    public boolean endsBlock() {
        return isBranch() || this == JUMP || this == CALL;
    }

    /** Whether it goes on at one of two places. */
    public boolean isBranch() {
        return switch (this) {
            case BRANCH_EQUAL, BRANCH_NOT_EQUAL -> true;
            case BRANCH_LESS, BRANCH_NOT_LESS, BRANCH_LESS_UNSIGNED, BRANCH_NOT_LESS_UNSIGNED -> true;
            case ADD, SUBTRACT, MULTIPLY, AND, OR, XOR, SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_SIGNED -> false;
            case ADD_WORD, ADD_WORD_UNSIGNED, EQUAL, LESS, LESS_UNSIGNED, COMPUTE, EFFECT, JUMP, CALL -> false;
            case LOAD_BYTE, LOAD_HALF, LOAD_WORD, LOAD_DOUBLE -> false;
            case LOAD_BYTE_UNSIGNED, LOAD_HALF_UNSIGNED, LOAD_WORD_UNSIGNED -> false;
            case STORE_BYTE, STORE_HALF, STORE_WORD, STORE_DOUBLE -> false;
        };
    }

    /** Whether it writes the memory. */
    public boolean isStore() {
        return this == STORE_BYTE || this == STORE_HALF || this == STORE_WORD || this == STORE_DOUBLE;
    }

    /** Whether it reads the memory. */
    public boolean isLoad() {
        return switch (this) {
            case LOAD_BYTE, LOAD_HALF, LOAD_WORD, LOAD_DOUBLE -> true;
            case LOAD_BYTE_UNSIGNED, LOAD_HALF_UNSIGNED, LOAD_WORD_UNSIGNED -> true;
            case BRANCH_EQUAL, BRANCH_NOT_EQUAL -> false;
            case BRANCH_LESS, BRANCH_NOT_LESS, BRANCH_LESS_UNSIGNED, BRANCH_NOT_LESS_UNSIGNED -> false;
            case ADD, SUBTRACT, MULTIPLY, AND, OR, XOR, SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_SIGNED -> false;
            case ADD_WORD, ADD_WORD_UNSIGNED, EQUAL, LESS, LESS_UNSIGNED, COMPUTE, EFFECT, JUMP, CALL -> false;
            case STORE_BYTE, STORE_HALF, STORE_WORD, STORE_DOUBLE -> false;
        };
    }
}
