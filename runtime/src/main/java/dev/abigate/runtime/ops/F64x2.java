package dev.abigate.runtime.ops;

/**
 * The instructions {@code f64x2.*} that compute, over 64-bit halves of vectors, each of one lane. A method without {@code Low}
 * or {@code High} at its end makes either half of the result of the same half of each vector.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/instructions.html#vector-instructions">Vector
 *     instructions</a>
 */
public final class F64x2 {
    private F64x2() {}

    static double lane(long a) {
        return Double.longBitsToDouble(a);
    }

    /** A half of its lane. */
    public static long pack(double a) {
        return Double.doubleToRawLongBits(a);
    }

    public static long splat(double a) {
        return pack(a);
    }

    /** Of the only lane of this half. */
    public static double extractLane(long a, int lane) {
        return lane(a);
    }

    /** In the only lane of this half. */
    public static long replaceLane(long a, double b, int lane) {
        return pack(b);
    }

    public static long eq(long a, long b) {
        return V128.mask(lane(a) == lane(b));
    }

    public static long ne(long a, long b) {
        return V128.mask(lane(a) != lane(b));
    }

    public static long lt(long a, long b) {
        return V128.mask(lane(a) < lane(b));
    }

    public static long gt(long a, long b) {
        return V128.mask(lane(a) > lane(b));
    }

    public static long le(long a, long b) {
        return V128.mask(lane(a) <= lane(b));
    }

    public static long ge(long a, long b) {
        return V128.mask(lane(a) >= lane(b));
    }

    public static long abs(long a) {
        return a & Long.MAX_VALUE;
    }

    public static long neg(long a) {
        return a ^ Long.MIN_VALUE;
    }

    public static long sqrt(long a) {
        return pack(F64.sqrt(lane(a)));
    }

    public static long ceil(long a) {
        return pack(F64.ceil(lane(a)));
    }

    public static long floor(long a) {
        return pack(F64.floor(lane(a)));
    }

    public static long trunc(long a) {
        return pack(F64.trunc(lane(a)));
    }

    public static long nearest(long a) {
        return pack(F64.nearest(lane(a)));
    }

    public static long add(long a, long b) {
        return pack(F64.add(lane(a), lane(b)));
    }

    public static long sub(long a, long b) {
        return pack(F64.sub(lane(a), lane(b)));
    }

    public static long mul(long a, long b) {
        return pack(F64.mul(lane(a), lane(b)));
    }

    public static long div(long a, long b) {
        return pack(F64.div(lane(a), lane(b)));
    }

    public static long min(long a, long b) {
        return pack(F64.min(lane(a), lane(b)));
    }

    public static long max(long a, long b) {
        return pack(F64.max(lane(a), lane(b)));
    }

    public static long pmin(long a, long b) {
        return Lanes.select(lt(b, a), b, a);
    }

    public static long pmax(long a, long b) {
        return Lanes.select(lt(a, b), b, a);
    }

    public static long convertLowI32x4SLow(long aLow, long aHigh) {
        return pack(F64.convertI32S((int) aLow));
    }

    public static long convertLowI32x4SHigh(long aLow, long aHigh) {
        return pack(F64.convertI32S((int) (aLow >>> 32)));
    }

    public static long convertLowI32x4ULow(long aLow, long aHigh) {
        return pack(F64.convertI32U((int) aLow));
    }

    public static long convertLowI32x4UHigh(long aLow, long aHigh) {
        return pack(F64.convertI32U((int) (aLow >>> 32)));
    }

    public static long promoteLowF32x4Low(long aLow, long aHigh) {
        return pack(F32x4.first(aLow));
    }

    public static long promoteLowF32x4High(long aLow, long aHigh) {
        return pack(F32x4.second(aLow));
    }

    /** The choice made: the product is rounded before the sum. */
    public static long relaxedMadd(long a, long b, long c) {
        return add(mul(a, b), c);
    }

    /** The choice made: the product is rounded before the sum. */
    public static long relaxedNmadd(long a, long b, long c) {
        return add(mul(neg(a), b), c);
    }

    /** The choice made: as {@link #min}. */
    public static long relaxedMin(long a, long b) {
        return min(a, b);
    }

    /** The choice made: as {@link #max}. */
    public static long relaxedMax(long a, long b) {
        return max(a, b);
    }

    /** The positive canonical NaN in place of any other: the step that makes NaNs deterministic. */
    public static long canonical(long a) {
        return pack(F64.canonical(lane(a)));
    }
}
