package dev.abigate.runtime.ops;

/**
 * The instructions {@code i64x2.*} that compute, over 64-bit halves of vectors: each is a lane.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/instructions.html#vector-instructions">Vector
 *     instructions</a>
 */
public final class I64x2 {
    private I64x2() {}

    public static long splat(long a) {
        return a;
    }

    /** Of the only lane of this half. */
    public static long extractLane(long a, int lane) {
        return a;
    }

    /** In the only lane of this half. */
    public static long replaceLane(long a, long b, int lane) {
        return b;
    }

    public static long eq(long a, long b) {
        return V128.mask(a == b);
    }

    public static long ne(long a, long b) {
        return V128.mask(a != b);
    }

    public static long ltS(long a, long b) {
        return V128.mask(a < b);
    }

    public static long gtS(long a, long b) {
        return V128.mask(a > b);
    }

    public static long leS(long a, long b) {
        return V128.mask(a <= b);
    }

    public static long geS(long a, long b) {
        return V128.mask(a >= b);
    }

    public static long abs(long a) {
        return Math.abs(a);
    }

    public static long neg(long a) {
        return -a;
    }

    public static boolean allTrue(long aLow, long aHigh) {
        return aLow != 0 && aHigh != 0;
    }

    public static int bitmask(long aLow, long aHigh) {
        return (int) ((aLow >>> 63) | ((aHigh >>> 63) << 1));
    }

    public static long shl(long a, int count) {
        return a << count;
    }

    public static long shrS(long a, int count) {
        return a >> count;
    }

    public static long shrU(long a, int count) {
        return a >>> count;
    }

    public static long add(long a, long b) {
        return a + b;
    }

    public static long sub(long a, long b) {
        return a - b;
    }

    public static long mul(long a, long b) {
        return a * b;
    }

    public static long extendLowI32x4SLow(long aLow, long aHigh) {
        return (int) aLow;
    }

    public static long extendLowI32x4SHigh(long aLow, long aHigh) {
        return (int) (aLow >>> 32);
    }

    public static long extendHighI32x4SLow(long aLow, long aHigh) {
        return (int) aHigh;
    }

    public static long extendHighI32x4SHigh(long aLow, long aHigh) {
        return (int) (aHigh >>> 32);
    }

    public static long extendLowI32x4ULow(long aLow, long aHigh) {
        return aLow & 0xFFFF_FFFFL;
    }

    public static long extendLowI32x4UHigh(long aLow, long aHigh) {
        return aLow >>> 32;
    }

    public static long extendHighI32x4ULow(long aLow, long aHigh) {
        return aHigh & 0xFFFF_FFFFL;
    }

    public static long extendHighI32x4UHigh(long aLow, long aHigh) {
        return aHigh >>> 32;
    }

    public static long extmulLowI32x4SLow(long aLow, long aHigh, long bLow, long bHigh) {
        return extendLowI32x4SLow(aLow, aHigh) * extendLowI32x4SLow(bLow, bHigh);
    }

    public static long extmulLowI32x4SHigh(long aLow, long aHigh, long bLow, long bHigh) {
        return extendLowI32x4SHigh(aLow, aHigh) * extendLowI32x4SHigh(bLow, bHigh);
    }

    public static long extmulHighI32x4SLow(long aLow, long aHigh, long bLow, long bHigh) {
        return extendHighI32x4SLow(aLow, aHigh) * extendHighI32x4SLow(bLow, bHigh);
    }

    public static long extmulHighI32x4SHigh(long aLow, long aHigh, long bLow, long bHigh) {
        return extendHighI32x4SHigh(aLow, aHigh) * extendHighI32x4SHigh(bLow, bHigh);
    }

    public static long extmulLowI32x4ULow(long aLow, long aHigh, long bLow, long bHigh) {
        return extendLowI32x4ULow(aLow, aHigh) * extendLowI32x4ULow(bLow, bHigh);
    }

    public static long extmulLowI32x4UHigh(long aLow, long aHigh, long bLow, long bHigh) {
        return extendLowI32x4UHigh(aLow, aHigh) * extendLowI32x4UHigh(bLow, bHigh);
    }

    public static long extmulHighI32x4ULow(long aLow, long aHigh, long bLow, long bHigh) {
        return extendHighI32x4ULow(aLow, aHigh) * extendHighI32x4ULow(bLow, bHigh);
    }

    public static long extmulHighI32x4UHigh(long aLow, long aHigh, long bLow, long bHigh) {
        return extendHighI32x4UHigh(aLow, aHigh) * extendHighI32x4UHigh(bLow, bHigh);
    }

    /** The choice made: bit by bit. */
    public static long relaxedLaneselect(long a, long b, long mask) {
        return V128.bitselect(a, b, mask);
    }
}
