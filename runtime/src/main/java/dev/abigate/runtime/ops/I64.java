package dev.abigate.runtime.ops;

import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;

/**
 * The instructions {@code i64.*} that compute. Unsigned numbers are the same bits. Those with a 128-bit result have one
 * method for each half, which the two results of the instruction are: low half first.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/numerics.html#integer-operations">Integer operations</a>
 */
public final class I64 {
    private I64() {}

    public static boolean eqz(long a) {
        return a == 0;
    }

    public static boolean eq(long a, long b) {
        return a == b;
    }

    public static boolean ne(long a, long b) {
        return a != b;
    }

    public static boolean ltS(long a, long b) {
        return a < b;
    }

    public static boolean ltU(long a, long b) {
        return Long.compareUnsigned(a, b) < 0;
    }

    public static boolean gtS(long a, long b) {
        return a > b;
    }

    public static boolean gtU(long a, long b) {
        return Long.compareUnsigned(a, b) > 0;
    }

    public static boolean leS(long a, long b) {
        return a <= b;
    }

    public static boolean leU(long a, long b) {
        return Long.compareUnsigned(a, b) <= 0;
    }

    public static boolean geS(long a, long b) {
        return a >= b;
    }

    public static boolean geU(long a, long b) {
        return Long.compareUnsigned(a, b) >= 0;
    }

    public static long clz(long a) {
        return Long.numberOfLeadingZeros(a);
    }

    public static long ctz(long a) {
        return Long.numberOfTrailingZeros(a);
    }

    public static long popcnt(long a) {
        return Long.bitCount(a);
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

    /** Traps on division by zero and where the quotient is 2^63. */
    public static long divS(long a, long b) {
        checkDivisor(b);
        if (a == Long.MIN_VALUE && b == -1) {
            throw new Trap(TrapKind.INTEGER_OVERFLOW);
        }
        return a / b;
    }

    /** Traps on division by zero. */
    public static long divU(long a, long b) {
        checkDivisor(b);
        return Long.divideUnsigned(a, b);
    }

    /** Traps on division by zero. */
    public static long remS(long a, long b) {
        checkDivisor(b);
        return a % b;
    }

    /** Traps on division by zero. */
    public static long remU(long a, long b) {
        checkDivisor(b);
        return Long.remainderUnsigned(a, b);
    }

    public static long and(long a, long b) {
        return a & b;
    }

    public static long or(long a, long b) {
        return a | b;
    }

    public static long xor(long a, long b) {
        return a ^ b;
    }

    public static long shl(long a, long b) {
        return a << b;
    }

    public static long shrS(long a, long b) {
        return a >> b;
    }

    public static long shrU(long a, long b) {
        return a >>> b;
    }

    public static long rotl(long a, long b) {
        return Long.rotateLeft(a, (int) b);
    }

    public static long rotr(long a, long b) {
        return Long.rotateRight(a, (int) b);
    }

    public static long extendI32S(int a) {
        return a;
    }

    public static long extendI32U(int a) {
        return Integer.toUnsignedLong(a);
    }

    /** Traps where the integral part of {@code a} is no signed 64-bit number. */
    public static long truncF32S(float a) {
        return truncF64S(a);
    }

    /** Traps where the integral part of {@code a} is no unsigned 64-bit number. */
    public static long truncF32U(float a) {
        return truncF64U(a);
    }

    /** Traps where the integral part of {@code a} is no signed 64-bit number. */
    public static long truncF64S(double a) {
        if (a >= -0x1p63 && a < 0x1p63) {
            return (long) a;
        }
        throw Conversion.trap(a);
    }

    /** Traps where the integral part of {@code a} is no unsigned 64-bit number. */
    public static long truncF64U(double a) {
        if (a > -1 && a < 0x1p64) {
            return truncSatF64U(a);
        }
        throw Conversion.trap(a);
    }

    public static long truncSatF32S(float a) {
        return (long) a;
    }

    public static long truncSatF32U(float a) {
        return truncSatF64U(a);
    }

    public static long truncSatF64S(double a) {
        return (long) a;
    }

    public static long truncSatF64U(double a) {
        if (a < 0x1p63) {
            return Math.max((long) a, 0);
        }
        return a < 0x1p64 ? (long) (a - 0x1p63) ^ Long.MIN_VALUE : Double.isNaN(a) ? 0 : -1;
    }

    public static long reinterpretF64(double a) {
        return Double.doubleToRawLongBits(a);
    }

    public static long extend8S(long a) {
        return (byte) a;
    }

    public static long extend16S(long a) {
        return (short) a;
    }

    public static long extend32S(long a) {
        return (int) a;
    }

    public static long add128Low(long aLow, long aHigh, long bLow, long bHigh) {
        return aLow + bLow;
    }

    public static long add128High(long aLow, long aHigh, long bLow, long bHigh) {
        long carry = Long.compareUnsigned(aLow + bLow, aLow) < 0 ? 1 : 0;
        return aHigh + bHigh + carry;
    }

    public static long sub128Low(long aLow, long aHigh, long bLow, long bHigh) {
        return aLow - bLow;
    }

    public static long sub128High(long aLow, long aHigh, long bLow, long bHigh) {
        long borrow = Long.compareUnsigned(aLow, bLow) < 0 ? 1 : 0;
        return aHigh - bHigh - borrow;
    }

    public static long mulWideSLow(long a, long b) {
        return a * b;
    }

    public static long mulWideSHigh(long a, long b) {
        return Math.multiplyHigh(a, b);
    }

    public static long mulWideULow(long a, long b) {
        return a * b;
    }

    public static long mulWideUHigh(long a, long b) {
        return Math.unsignedMultiplyHigh(a, b);
    }

    private static void checkDivisor(long b) {
        if (b == 0) {
            throw new Trap(TrapKind.INTEGER_DIVIDE_BY_ZERO);
        }
    }
}
