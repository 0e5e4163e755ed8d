package dev.abigate.runtime.ops;

/**
 * The instructions {@code f32x4.*} that compute, over 64-bit halves of vectors, each of two lanes. A method without {@code Low} or
 * {@code High} at its end makes either half of the result of the same half of each vector.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/instructions.html#vector-instructions">Vector
 *     instructions</a>
 */
public final class F32x4 {
    private static final long CANONICAL = 0x7FC0_0000_7FC0_0000L;

    private F32x4() {}

    static float first(long a) {
        return Float.intBitsToFloat((int) a);
    }

    static float second(long a) {
        return Float.intBitsToFloat((int) (a >>> 32));
    }

    /** A half of its two lanes. */
    public static long pack(float first, float second) {
        return I32x4.pack(Float.floatToRawIntBits(first), Float.floatToRawIntBits(second));
    }

    private static long masks(boolean first, boolean second) {
        return (first ? 0xFFFF_FFFFL : 0) | (second ? 0xFFFF_FFFFL << 32 : 0);
    }

    public static long splat(float a) {
        return pack(a, a);
    }

    /** Of a lane of this half, 0 or 1. */
    public static float extractLane(long a, int lane) {
        return Float.intBitsToFloat(I32x4.extractLane(a, lane));
    }

    /** In a lane of this half, 0 or 1. */
    public static long replaceLane(long a, float b, int lane) {
        return I32x4.replaceLane(a, Float.floatToRawIntBits(b), lane);
    }

    public static long eq(long a, long b) {
        return masks(first(a) == first(b), second(a) == second(b));
    }

    public static long ne(long a, long b) {
        return masks(first(a) != first(b), second(a) != second(b));
    }

    public static long lt(long a, long b) {
        return masks(first(a) < first(b), second(a) < second(b));
    }

    public static long gt(long a, long b) {
        return masks(first(a) > first(b), second(a) > second(b));
    }

    public static long le(long a, long b) {
        return masks(first(a) <= first(b), second(a) <= second(b));
    }

    public static long ge(long a, long b) {
        return masks(first(a) >= first(b), second(a) >= second(b));
    }

    public static long abs(long a) {
        return a & ~Lanes.TOPS_32;
    }

    public static long neg(long a) {
        return a ^ Lanes.TOPS_32;
    }

    public static long sqrt(long a) {
        return pack(F32.sqrt(first(a)), F32.sqrt(second(a)));
    }

    public static long ceil(long a) {
        return pack(F32.ceil(first(a)), F32.ceil(second(a)));
    }

    public static long floor(long a) {
        return pack(F32.floor(first(a)), F32.floor(second(a)));
    }

    public static long trunc(long a) {
        return pack(F32.trunc(first(a)), F32.trunc(second(a)));
    }

    public static long nearest(long a) {
        return pack(F32.nearest(first(a)), F32.nearest(second(a)));
    }

    public static long add(long a, long b) {
        return pack(F32.add(first(a), first(b)), F32.add(second(a), second(b)));
    }

    public static long sub(long a, long b) {
        return pack(F32.sub(first(a), first(b)), F32.sub(second(a), second(b)));
    }

    public static long mul(long a, long b) {
        return pack(F32.mul(first(a), first(b)), F32.mul(second(a), second(b)));
    }

    public static long div(long a, long b) {
        return pack(F32.div(first(a), first(b)), F32.div(second(a), second(b)));
    }

    public static long min(long a, long b) {
        return pack(F32.min(first(a), first(b)), F32.min(second(a), second(b)));
    }

    public static long max(long a, long b) {
        return pack(F32.max(first(a), first(b)), F32.max(second(a), second(b)));
    }

    public static long pmin(long a, long b) {
        return Lanes.select(lt(b, a), b, a);
    }

    public static long pmax(long a, long b) {
        return Lanes.select(lt(a, b), b, a);
    }

    public static long convertI32x4S(long a) {
        return pack(F32.convertI32S((int) a), F32.convertI32S((int) (a >>> 32)));
    }

    public static long convertI32x4U(long a) {
        return pack(F32.convertI32U((int) a), F32.convertI32U((int) (a >>> 32)));
    }

    public static long demoteF64x2ZeroLow(long aLow, long aHigh) {
        return pack((float) F64x2.lane(aLow), (float) F64x2.lane(aHigh));
    }

    public static long demoteF64x2ZeroHigh(long aLow, long aHigh) {
        return 0;
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
        // What is above the bits of infinity reaches a lane's highest bit by as much as infinity lacks of it.
        long nans = ((a & ~Lanes.TOPS_32) + 0x007F_FFFF_007F_FFFFL) & Lanes.TOPS_32;
        return nans == 0 ? a : Lanes.select(Lanes.spread(nans, Lanes.TOPS_32, 32), CANONICAL, a);
    }
}
