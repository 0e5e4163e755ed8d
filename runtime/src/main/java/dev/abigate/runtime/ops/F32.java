package dev.abigate.runtime.ops;

/**
 * The instructions {@code f32.*} that compute.
 *
 * <p>Every result that is a NaN is quiet: arithmetic of the machine sees to that, and operations that Java would let
 * hand on a signalling NaN as it is add it to itself. {@code abs}, {@code neg} and {@code copysign} touch the sign bit
 * only, as the specification has it.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/numerics.html#floating-point-operations">Floating-point
 *     operations</a>
 */
public final class F32 {
    private static final int SIGN = Integer.MIN_VALUE;

    private F32() {}

    public static boolean eq(float a, float b) {
        return a == b;
    }

    public static boolean ne(float a, float b) {
        return a != b;
    }

    public static boolean lt(float a, float b) {
        return a < b;
    }

    public static boolean gt(float a, float b) {
        return a > b;
    }

    public static boolean le(float a, float b) {
        return a <= b;
    }

    public static boolean ge(float a, float b) {
        return a >= b;
    }

    public static float abs(float a) {
        return reinterpretI32(bits(a) & ~SIGN);
    }

    public static float neg(float a) {
        return reinterpretI32(bits(a) ^ SIGN);
    }

    public static float ceil(float a) {
        return isNaN(a) ? a + a : (float) Math.ceil(a);
    }

    public static float floor(float a) {
        return isNaN(a) ? a + a : (float) Math.floor(a);
    }

    public static float trunc(float a) {
        return a < 0 ? ceil(a) : floor(a);
    }

    public static float nearest(float a) {
        return isNaN(a) ? a + a : (float) Math.rint(a);
    }

    public static float sqrt(float a) {
        return (float) Math.sqrt(a);
    }

    public static float add(float a, float b) {
        return a + b;
    }

    public static float sub(float a, float b) {
        return a - b;
    }

    public static float mul(float a, float b) {
        return a * b;
    }

    public static float div(float a, float b) {
        return a / b;
    }

    public static float min(float a, float b) {
        float min = Math.min(a, b);
        return isNaN(min) ? a + b : min;
    }

    public static float max(float a, float b) {
        float max = Math.max(a, b);
        return isNaN(max) ? a + b : max;
    }

    public static float copysign(float a, float b) {
        return reinterpretI32((bits(a) & ~SIGN) | (bits(b) & SIGN));
    }

    public static float convertI32S(int a) {
        return a;
    }

    public static float convertI32U(int a) {
        return Integer.toUnsignedLong(a);
    }

    public static float convertI64S(long a) {
        return a;
    }

    public static float convertI64U(long a) {
        if (a >= 0) {
            return a;
        }
        // halved, with the lost bit kept sticky so that it still decides how to round
        return (float) ((a >>> 1) | (a & 1)) * 2;
    }

    public static float demoteF64(double a) {
        return (float) a;
    }

    public static float reinterpretI32(int a) {
        return Float.intBitsToFloat(a);
    }

    /** {@code a}, or the positive canonical NaN in place of any other: the step that makes NaNs deterministic. */
    public static float canonical(float a) {
        return isNaN(a) ? Float.NaN : a;
    }

    private static boolean isNaN(float a) {
        return Float.isNaN(a);
    }

    private static int bits(float a) {
        return Float.floatToRawIntBits(a);
    }
}
