package dev.abigate.runtime.ops;

import static dev.abigate.runtime.ops.IntegerTest.assertTrap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.runtime.trap.TrapKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class FloatTest {
    private static final long SIGNALLING_64 = 0x7FF4_0000_0000_1234L;
    private static final long QUIET_64 = 0x0008_0000_0000_0000L;
    private static final int SIGNALLING_32 = 0xFFA0_1234;
    private static final int QUIET_32 = 0x0040_0000;

    private interface Unary32 {
        float apply(float a);
    }

    private interface Binary32 {
        float apply(float a, float b);
    }

    @Test
    void roundingIsThatOfDecimals() {
        for (double a : Samples.numbers()) {
            checkRounding(a, RoundingMode.CEILING, F64::ceil, F32::ceil);
            checkRounding(a, RoundingMode.FLOOR, F64::floor, F32::floor);
            checkRounding(a, RoundingMode.DOWN, F64::trunc, F32::trunc);
            checkRounding(a, RoundingMode.HALF_EVEN, F64::nearest, F32::nearest);
        }
    }

    private static void checkRounding(double a, RoundingMode mode, DoubleUnaryOperator operation, Unary32 operation32) {
        assertSame(rounded(a, mode), operation.applyAsDouble(a));
        assertSame((float) rounded((float) a, mode), operation32.apply((float) a));
    }

    private static double rounded(double a, RoundingMode mode) {
        if (Double.isInfinite(a)) {
            return a;
        }
        return Math.copySign(new BigDecimal(a).setScale(0, mode).doubleValue(), a);
    }

    @Test
    void minimumAndMaximumOrderZerosByTheirSign() {
        assertSame(-0.0, F64.min(0.0, -0.0));
        assertSame(0.0, F64.max(-0.0, 0.0));
        assertSame(-0.0f, F32.min(0.0f, -0.0f));
        assertSame(0.0f, F32.max(-0.0f, 0.0f));
        for (double a : Samples.numbers()) {
            for (double b : Samples.numbers()) {
                assertSame(Double.compare(a, b) < 0 ? a : b, F64.min(a, b));
                assertSame(Double.compare(a, b) > 0 ? a : b, F64.max(a, b));
            }
        }
    }

    @Test
    void truncationIsTheIntegralPartOrTraps() {
        for (double a : Samples.numbers()) {
            float narrow = (float) a;
            checkTruncation(a, 32, true, () -> I32.truncF64S(a), I32.truncSatF64S(a));
            checkTruncation(a, 32, false, () -> I32.truncF64U(a), I32.truncSatF64U(a));
            checkTruncation(a, 64, true, () -> I64.truncF64S(a), I64.truncSatF64S(a));
            checkTruncation(a, 64, false, () -> I64.truncF64U(a), I64.truncSatF64U(a));
            checkTruncation(narrow, 32, true, () -> I32.truncF32S(narrow), I32.truncSatF32S(narrow));
            checkTruncation(narrow, 32, false, () -> I32.truncF32U(narrow), I32.truncSatF32U(narrow));
            checkTruncation(narrow, 64, true, () -> I64.truncF32S(narrow), I64.truncSatF32S(narrow));
            checkTruncation(narrow, 64, false, () -> I64.truncF32U(narrow), I64.truncSatF32U(narrow));
        }
    }

    private interface Truncation {
        long value();
    }

    private static void checkTruncation(double a, int bits, boolean signed, Truncation truncation, long saturated) {
        BigInteger least = signed ? BigInteger.TWO.pow(bits - 1).negate() : BigInteger.ZERO;
        BigInteger most = BigInteger.TWO.pow(signed ? bits - 1 : bits).subtract(BigInteger.ONE);
        boolean finite = !Double.isInfinite(a);
        BigInteger exact = finite ? new BigDecimal(a).toBigInteger() : a < 0 ? least : most;
        BigInteger clamped = exact.max(least).min(most);
        long expected = bits == 32 ? clamped.intValue() : clamped.longValue();
        assertEquals(expected, saturated, () -> "of " + a);
        if (finite && clamped.equals(exact)) {
            assertEquals(expected, truncation.value(), () -> "of " + a);
        } else {
            assertTrap(TrapKind.INTEGER_OVERFLOW, truncation::value);
        }
    }

    @Test
    void noNumberHasNoIntegralPart() {
        assertTrap(TrapKind.INVALID_CONVERSION_TO_INTEGER, () -> I32.truncF32S(Float.NaN));
        assertTrap(TrapKind.INVALID_CONVERSION_TO_INTEGER, () -> I32.truncF64U(Double.NaN));
        assertTrap(TrapKind.INVALID_CONVERSION_TO_INTEGER, () -> I64.truncF32U(Float.NaN));
        assertTrap(TrapKind.INVALID_CONVERSION_TO_INTEGER, () -> I64.truncF64S(Double.NaN));
        assertEquals(0, I32.truncSatF64U(Double.NaN));
        assertEquals(0, I64.truncSatF32U(Float.NaN));
        assertEquals(0, I64.truncSatF64S(Double.NaN));
    }

    @Test
    void integersBecomeTheNearestNumber() {
        for (long a : Samples.integers()) {
            assertSame(new BigDecimal(a).doubleValue(), F64.convertI64S(a));
            assertSame(new BigDecimal(a).floatValue(), F32.convertI64S(a));
            var unsigned = new BigDecimal(Long.toUnsignedString(a));
            assertSame(unsigned.doubleValue(), F64.convertI64U(a));
            assertSame(unsigned.floatValue(), F32.convertI64U(a));
            var unsigned32 = new BigDecimal(Integer.toUnsignedString((int) a));
            assertSame(unsigned32.doubleValue(), F64.convertI32U((int) a));
            assertSame(unsigned32.floatValue(), F32.convertI32U((int) a));
            assertSame(new BigDecimal((int) a).floatValue(), F32.convertI32S((int) a));
        }
    }

    @Test
    void everyComputedNaNIsQuiet() {
        double signalling = Double.longBitsToDouble(SIGNALLING_64);
        for (DoubleUnaryOperator operation :
                List.<DoubleUnaryOperator>of(F64::ceil, F64::floor, F64::trunc, F64::nearest, F64::sqrt)) {
            assertQuiet(operation.applyAsDouble(signalling));
        }
        for (DoubleBinaryOperator operation :
                List.<DoubleBinaryOperator>of(F64::add, F64::sub, F64::mul, F64::div, F64::min, F64::max)) {
            assertQuiet(operation.applyAsDouble(signalling, 1));
            assertQuiet(operation.applyAsDouble(-1, signalling));
            assertQuiet(operation.applyAsDouble(signalling, Double.NEGATIVE_INFINITY));
        }
        float narrow = Float.intBitsToFloat(SIGNALLING_32);
        for (Unary32 operation : List.<Unary32>of(F32::ceil, F32::floor, F32::trunc, F32::nearest, F32::sqrt)) {
            assertQuiet(operation.apply(narrow));
        }
        for (Binary32 operation : List.<Binary32>of(F32::add, F32::sub, F32::mul, F32::div, F32::min, F32::max)) {
            assertQuiet(operation.apply(narrow, 1));
            assertQuiet(operation.apply(-1, narrow));
        }
        assertQuiet(F64.promoteF32(narrow));
        assertQuiet(F32.demoteF64(signalling));
    }

    @Test
    void theSignIsOneBit() {
        float narrow = Float.intBitsToFloat(SIGNALLING_32);
        assertEquals(SIGNALLING_32 & Integer.MAX_VALUE, I32.reinterpretF32(F32.abs(narrow)));
        assertEquals(SIGNALLING_32 ^ Integer.MIN_VALUE, I32.reinterpretF32(F32.neg(narrow)));
        assertEquals(SIGNALLING_32 & Integer.MAX_VALUE, I32.reinterpretF32(F32.copysign(narrow, 1)));
        double signalling = Double.longBitsToDouble(SIGNALLING_64);
        assertEquals(SIGNALLING_64, I64.reinterpretF64(F64.abs(signalling)));
        assertEquals(SIGNALLING_64 | Long.MIN_VALUE, I64.reinterpretF64(F64.neg(signalling)));
        assertEquals(SIGNALLING_64 | Long.MIN_VALUE, I64.reinterpretF64(F64.copysign(signalling, -0.0)));
    }

    @Test
    void theCanonicalNaNIsOne() {
        assertEquals(0x7FC0_0000, Float.floatToRawIntBits(F32.canonical(Float.intBitsToFloat(SIGNALLING_32))));
        assertEquals(
                0x7FF8_0000_0000_0000L,
                Double.doubleToRawLongBits(F64.canonical(Double.longBitsToDouble(SIGNALLING_64))));
        assertSame(-0.0, F64.canonical(-0.0));
    }

    private static void assertQuiet(double a) {
        assertTrue((Double.doubleToRawLongBits(a) & QUIET_64) != 0 && Double.isNaN(a), () -> "not a quiet NaN: " + a);
    }

    private static void assertQuiet(float a) {
        assertTrue((Float.floatToRawIntBits(a) & QUIET_32) != 0 && Float.isNaN(a), () -> "not a quiet NaN: " + a);
    }

    private static void assertSame(double expected, double actual) {
        assertEquals(Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(actual), () -> actual + "");
    }

    private static void assertSame(float expected, float actual) {
        assertEquals(Float.floatToRawIntBits(expected), Float.floatToRawIntBits(actual), () -> actual + "");
    }
}
