package dev.abigate.runtime.ops;

/**
 * The instructions {@code f64.*} that compute.
 *
 * <p>Every result that is a NaN is quiet: arithmetic of the machine sees to that, and operations that Java would let
 * hand on a signalling NaN as it is add it to itself. {@code abs}, {@code neg} and {@code copysign} touch the sign bit
 * only, as the specification has it.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/numerics.html#floating-point-operations">Floating-point
 *     operations</a>
 */
public final class F64 {
    private static final long SIGN = Long.MIN_VALUE;

    private F64() {}

    public static boolean eq(double a, double b) {
        return a == b;
    }

    public static boolean ne(double a, double b) {
        return a != b;
    }

    public static boolean lt(double a, double b) {
        return a < b;
    }

    public static boolean gt(double a, double b) {
        return a > b;
    }

    public static boolean le(double a, double b) {
        return a <= b;
    }

    public static boolean ge(double a, double b) {
        return a >= b;
    }

    public static double abs(double a) {
        return reinterpretI64(bits(a) & ~SIGN);
    }

    public static double neg(double a) {
        return reinterpretI64(bits(a) ^ SIGN);
    }

    public static double ceil(double a) {
        return isNaN(a) ? a + a : Math.ceil(a);
    }

    public static double floor(double a) {
        return isNaN(a) ? a + a : Math.floor(a);
    }

    public static double trunc(double a) {
        return a < 0 ? ceil(a) : floor(a);
    }

    public static double nearest(double a) {
        return isNaN(a) ? a + a : Math.rint(a);
    }

    public static double sqrt(double a) {
        return Math.sqrt(a);
    }

    public static double add(double a, double b) {
        return a + b;
    }

    public static double sub(double a, double b) {
        return a - b;
    }

    public static double mul(double a, double b) {
        return a * b;
    }

    public static double div(double a, double b) {
        return a / b;
    }

    public static double min(double a, double b) {
        double min = Math.min(a, b);
        return isNaN(min) ? a + b : min;
    }

    public static double max(double a, double b) {
        double max = Math.max(a, b);
        return isNaN(max) ? a + b : max;
    }

    public static double copysign(double a, double b) {
        return reinterpretI64((bits(a) & ~SIGN) | (bits(b) & SIGN));
    }

    public static double convertI32S(int a) {
        return a;
    }

    public static double convertI32U(int a) {
        return Integer.toUnsignedLong(a);
    }

    public static double convertI64S(long a) {
        return a;
    }

    public static double convertI64U(long a) {
        if (a >= 0) {
            return a;
        }
        // halved, with the lost bit kept sticky so that it still decides how to round
        return (double) ((a >>> 1) | (a & 1)) * 2;
    }

    public static double promoteF32(float a) {
        return a;
    }

    public static double reinterpretI64(long a) {
        return Double.longBitsToDouble(a);
    }

    /** {@code a}, or the positive canonical NaN in place of any other: the step that makes NaNs deterministic. */
    public static double canonical(double a) {
        return isNaN(a) ? Double.NaN : a;
    }

    private static boolean isNaN(double a) {
        return Double.isNaN(a);
    }

    private static long bits(double a) {
        return Double.doubleToRawLongBits(a);
    }
}
