package dev.abigate.runtime.ops;

/**
 * The instructions {@code v128.*} that compute, over 64-bit halves of vectors.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/instructions.html#vector-instructions">Vector
 *     instructions</a>
 */
public final class V128 {
    private V128() {}

    public static long not(long a) {
        return ~a;
    }

    public static long and(long a, long b) {
        return a & b;
    }

    public static long andnot(long a, long b) {
        return a & ~b;
    }

    public static long or(long a, long b) {
        return a | b;
    }

    public static long xor(long a, long b) {
        return a ^ b;
    }

    public static long bitselect(long a, long b, long mask) {
        return b ^ ((a ^ b) & mask);
    }

    public static boolean anyTrue(long aLow, long aHigh) {
        return (aLow | aHigh) != 0;
    }

    /** All bits of a lane of 64 bits, or none. */
    static long mask(boolean condition) {
        return condition ? -1 : 0;
    }
}
