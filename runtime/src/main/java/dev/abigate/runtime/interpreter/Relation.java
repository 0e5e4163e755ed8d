package dev.abigate.runtime.interpreter;

import dev.abigate.format.wasm.code.Opcode;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of integers of 32 bits as numbers, so that one class of nodes does for all ten.
 *
 * @param flip turns both into signed numbers: the sign bit where they are unsigned
 * @param outcomes the sum of {@link #LESS}, {@link #EQUAL} and {@link #GREATER}, as far as it holds there
 */
record Relation(int flip, int outcomes) {
    private static final int LESS = 1;
    private static final int EQUAL = 2;
    private static final int GREATER = 4;

    /** Of an instruction, or null where it compares other numbers. */
    static @Nullable Relation of(Opcode op) {
        return switch (op) {
            case I32_EQ -> new Relation(0, EQUAL);
            case I32_NE -> new Relation(0, LESS + GREATER);
            case I32_LT_S -> new Relation(0, LESS);
            case I32_LT_U -> new Relation(Integer.MIN_VALUE, LESS);
            case I32_GT_S -> new Relation(0, GREATER);
            case I32_GT_U -> new Relation(Integer.MIN_VALUE, GREATER);
            case I32_LE_S -> new Relation(0, LESS + EQUAL);
            case I32_LE_U -> new Relation(Integer.MIN_VALUE, LESS + EQUAL);
            case I32_GE_S -> new Relation(0, EQUAL + GREATER);
            case I32_GE_U -> new Relation(Integer.MIN_VALUE, EQUAL + GREATER);
            default -> null;
        };
    }

    /** The one that holds where this one does with the operands the other way round. */
    Relation mirrored() {
        return switch (outcomes & (LESS + GREATER)) {
            case LESS -> new Relation(flip, outcomes - LESS + GREATER);
            case GREATER -> new Relation(flip, outcomes - GREATER + LESS);
            default -> this;
        };
    }

    /** Whether the relation holds; without a branch, of which the caller has one. */
    static boolean holds(int x, int y, int flip, int outcomes) {
        return outcome(x, y, flip, outcomes) != 0;
    }

    /** 1 where the relation holds, and 0 where it does not. */
    static int outcome(int x, int y, int flip, int outcomes) {
        long difference = (long) (x ^ flip) - (y ^ flip);
        return (outcomes >>> (Long.signum(difference) + 1)) & 1;
    }
}
