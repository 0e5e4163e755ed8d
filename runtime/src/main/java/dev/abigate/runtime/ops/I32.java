package dev.abigate.runtime.ops;

import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;

/**
 * The instructions {@code i32.*} that compute. Unsigned numbers are the same bits.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/numerics.html#integer-operations">Integer operations</a>
 */
public final class I32 {
    private I32() {}

    public static boolean eqz(int a) {
        return a == 0;
    }

    public static boolean eq(int a, int b) {
        return a == b;
    }

    public static boolean ne(int a, int b) {
        return a != b;
    }

    public static boolean ltS(int a, int b) {
        return a < b;
    }

    public static boolean ltU(int a, int b) {
        return Integer.compareUnsigned(a, b) < 0;
    }

    public static boolean gtS(int a, int b) {
        return a > b;
    }

    public static boolean gtU(int a, int b) {
        return Integer.compareUnsigned(a, b) > 0;
    }

    public static boolean leS(int a, int b) {
        return a <= b;
    }

    public static boolean leU(int a, int b) {
        return Integer.compareUnsigned(a, b) <= 0;
    }

    public static boolean geS(int a, int b) {
        return a >= b;
    }

    public static boolean geU(int a, int b) {
        return Integer.compareUnsigned(a, b) >= 0;
    }

    public static int clz(int a) {
        return Integer.numberOfLeadingZeros(a);
    }

    public static int ctz(int a) {
        return Integer.numberOfTrailingZeros(a);
    }

    public static int popcnt(int a) {
        return Integer.bitCount(a);
    }

    public static int add(int a, int b) {
        return a + b;
    }

    public static int sub(int a, int b) {
        return a - b;
    }

    public static int mul(int a, int b) {
        return a * b;
    }

    /** Traps on division by zero and where the quotient is 2^31. */
    public static int divS(int a, int b) {
        checkDivisor(b);
        if (a == Integer.MIN_VALUE && b == -1) {
            throw new Trap(TrapKind.INTEGER_OVERFLOW);
        }
        return a / b;
    }

    /** Traps on division by zero. */
    public static int divU(int a, int b) {
        checkDivisor(b);
        return Integer.divideUnsigned(a, b);
    }

    /** Traps on division by zero. */
    public static int remS(int a, int b) {
        checkDivisor(b);
        return a % b;
    }

    /** Traps on division by zero. */
    public static int remU(int a, int b) {
        checkDivisor(b);
        return Integer.remainderUnsigned(a, b);
    }

    public static int and(int a, int b) {
        return a & b;
    }

    public static int or(int a, int b) {
        return a | b;
    }

    public static int xor(int a, int b) {
        return a ^ b;
    }

    public static int shl(int a, int b) {
        return a << b;
    }

    public static int shrS(int a, int b) {
        return a >> b;
    }

    public static int shrU(int a, int b) {
        return a >>> b;
    }

    public static int rotl(int a, int b) {
        return Integer.rotateLeft(a, b);
    }

    public static int rotr(int a, int b) {
        return Integer.rotateRight(a, b);
    }

    public static int wrapI64(long a) {
        return (int) a;
    }

    /** Traps where the integral part of {@code a} is no signed 32-bit number. */
    public static int truncF32S(float a) {
        return truncF64S(a);
    }

    /** Traps where the integral part of {@code a} is no unsigned 32-bit number. */
    public static int truncF32U(float a) {
        return truncF64U(a);
    }

    /** Traps where the integral part of {@code a} is no signed 32-bit number. */
    public static int truncF64S(double a) {
        if (a > -0x1.00000002p31 && a < 0x1p31) {
            return (int) a;
        }
        throw Conversion.trap(a);
    }

    /** Traps where the integral part of {@code a} is no unsigned 32-bit number. */
    public static int truncF64U(double a) {
        if (a > -1 && a < 0x1p32) {
            return (int) (long) a;
        }
        throw Conversion.trap(a);
    }

    public static int truncSatF32S(float a) {
        return (int) a;
    }

    public static int truncSatF32U(float a) {
        return truncSatF64U(a);
    }

    public static int truncSatF64S(double a) {
        return (int) a;
    }

    public static int truncSatF64U(double a) {
        return (int) Math.clamp((long) a, 0, 0xFFFF_FFFFL);
    }

    public static int reinterpretF32(float a) {
        return Float.floatToRawIntBits(a);
    }

    public static int extend8S(int a) {
        return (byte) a;
    }

    public static int extend16S(int a) {
        return (short) a;
    }

    private static void checkDivisor(int b) {
        if (b == 0) {
            throw new Trap(TrapKind.INTEGER_DIVIDE_BY_ZERO);
        }
    }
}
