package dev.abigate.runtime.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.math.BigInteger;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class IntegerTest {
    private static final BigInteger TWO_64 = BigInteger.TWO.pow(64);

    private interface Operation32 {
        int apply(int a, int b);
    }

    private interface Operation64 {
        long apply(long a, long b);
    }

    @Test
    void divisionOfSignedNumbersIsThatOfIntegers() {
        checkSigned(I32::divS, I64::divS, BigInteger::divide);
        checkSigned(I32::remS, I64::remS, BigInteger::remainder);
    }

    @Test
    void divisionOfUnsignedNumbersIsThatOfIntegers() {
        checkUnsigned(I32::divU, I64::divU, BigInteger::divide);
        checkUnsigned(I32::remU, I64::remU, BigInteger::remainder);
    }

    @Test
    void divisionTraps() {
        assertTrap(TrapKind.INTEGER_DIVIDE_BY_ZERO, () -> I32.divS(1, 0));
        assertTrap(TrapKind.INTEGER_DIVIDE_BY_ZERO, () -> I32.divU(1, 0));
        assertTrap(TrapKind.INTEGER_DIVIDE_BY_ZERO, () -> I32.remS(1, 0));
        assertTrap(TrapKind.INTEGER_DIVIDE_BY_ZERO, () -> I32.remU(1, 0));
        assertTrap(TrapKind.INTEGER_DIVIDE_BY_ZERO, () -> I64.divS(1, 0));
        assertTrap(TrapKind.INTEGER_DIVIDE_BY_ZERO, () -> I64.divU(1, 0));
        assertTrap(TrapKind.INTEGER_DIVIDE_BY_ZERO, () -> I64.remS(1, 0));
        assertTrap(TrapKind.INTEGER_DIVIDE_BY_ZERO, () -> I64.remU(1, 0));
        assertTrap(TrapKind.INTEGER_OVERFLOW, () -> I32.divS(Integer.MIN_VALUE, -1));
        assertTrap(TrapKind.INTEGER_OVERFLOW, () -> I64.divS(Long.MIN_VALUE, -1));
        assertEquals(0, I32.remS(Integer.MIN_VALUE, -1));
        assertEquals(0, I64.remS(Long.MIN_VALUE, -1));
    }

    @Test
    void comparisonsOfUnsignedNumbersAreThoseOfIntegers() {
        for (long a : Samples.integers()) {
            for (long b : Samples.integers()) {
                int order = unsigned(a).compareTo(unsigned(b));
                assertEquals(order < 0, I64.ltU(a, b));
                assertEquals(order > 0, I64.gtU(a, b));
                assertEquals(order <= 0, I64.leU(a, b));
                assertEquals(order >= 0, I64.geU(a, b));
                int order32 = Long.compare(a & 0xFFFF_FFFFL, b & 0xFFFF_FFFFL);
                assertEquals(order32 < 0, I32.ltU((int) a, (int) b));
                assertEquals(order32 > 0, I32.gtU((int) a, (int) b));
                assertEquals(order32 <= 0, I32.leU((int) a, (int) b));
                assertEquals(order32 >= 0, I32.geU((int) a, (int) b));
            }
        }
    }

    @Test
    void countsAndShiftsAreThoseOfTheBits() {
        for (long a : Samples.integers()) {
            String bits = "%64s".formatted(Long.toBinaryString(a)).replace(' ', '0');
            assertEquals((bits + "1").indexOf('1'), I64.clz(a));
            assertEquals(63 - ("1" + bits).lastIndexOf('1') + 1, I64.ctz(a));
            assertEquals(bits.replace("0", "").length(), I64.popcnt(a));
            assertEquals((bits.substring(32) + "1").indexOf('1'), I32.clz((int) a));
            assertEquals(32 - ("1" + bits.substring(32)).lastIndexOf('1'), I32.ctz((int) a));
            assertEquals(bits.substring(32).replace("0", "").length(), I32.popcnt((int) a));
            for (int by = 0; by < 130; by++) {
                String turned = bits.substring(by % 64) + bits.substring(0, by % 64);
                assertEquals(Long.parseUnsignedLong(turned, 2), I64.rotl(a, by));
                assertEquals(a, I64.rotr(I64.rotl(a, by), by));
                assertEquals((int) a, I32.rotr(I32.rotl((int) a, by), by));
                assertEquals(unsigned(a).shiftLeft(by % 64).longValue(), I64.shl(a, by), () -> "shift of " + bits);
                assertEquals(unsigned(a).shiftRight(by % 64).longValue(), I64.shrU(a, by));
                assertEquals(BigInteger.valueOf(a).shiftRight(by % 64).longValue(), I64.shrS(a, by));
                assertEquals(big((int) a).shiftRight(by % 32).intValue(), I32.shrS((int) a, by));
                assertEquals((int) ((a & 0xFFFF_FFFFL) >>> (by % 32)), I32.shrU((int) a, by));
            }
        }
    }

    @Test
    void wideArithmeticIsThatOfIntegers() {
        for (long a : Samples.integers()) {
            for (long b : Samples.integers()) {
                assertWide(
                        BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)),
                        I64.mulWideSLow(a, b),
                        I64.mulWideSHigh(a, b));
                assertWide(unsigned(a).multiply(unsigned(b)), I64.mulWideULow(a, b), I64.mulWideUHigh(a, b));
                long c = a * 31 + b;
                long d = b * 17 - a;
                assertWide(wide(a, b).add(wide(c, d)), I64.add128Low(a, b, c, d), I64.add128High(a, b, c, d));
                assertWide(wide(a, b).subtract(wide(c, d)), I64.sub128Low(a, b, c, d), I64.sub128High(a, b, c, d));
            }
        }
    }

    private static void assertWide(BigInteger expected, long low, long high) {
        assertEquals(expected.longValue(), low);
        assertEquals(expected.shiftRight(64).longValue(), high);
    }

    private static BigInteger wide(long low, long high) {
        return unsigned(low).add(BigInteger.valueOf(high).multiply(TWO_64));
    }

    private static BigInteger big(int a) {
        return BigInteger.valueOf(a);
    }

    private static BigInteger unsigned(long a) {
        return new BigInteger(Long.toUnsignedString(a));
    }

    private static void checkSigned(
            Operation32 operation32, Operation64 operation64, BinaryOperator<BigInteger> definition) {
        for (long a : Samples.integers()) {
            for (long b : Samples.integers()) {
                if (b != 0 && (a != Long.MIN_VALUE || b != -1)) {
                    BigInteger expected = definition.apply(BigInteger.valueOf(a), BigInteger.valueOf(b));
                    assertEquals(expected.longValueExact(), operation64.apply(a, b));
                }
                if ((int) b != 0 && ((int) a != Integer.MIN_VALUE || (int) b != -1)) {
                    BigInteger expected = definition.apply(big((int) a), big((int) b));
                    assertEquals(expected.intValueExact(), operation32.apply((int) a, (int) b));
                }
            }
        }
    }

    private static void checkUnsigned(
            Operation32 operation32, Operation64 operation64, BinaryOperator<BigInteger> definition) {
        for (long a : Samples.integers()) {
            for (long b : Samples.integers()) {
                if (b != 0) {
                    assertEquals(definition.apply(unsigned(a), unsigned(b)).longValue(), operation64.apply(a, b));
                }
                if ((int) b != 0) {
                    BigInteger expected = definition.apply(unsigned(a & 0xFFFF_FFFFL), unsigned(b & 0xFFFF_FFFFL));
                    assertEquals(expected.intValue(), operation32.apply((int) a, (int) b));
                }
            }
        }
    }

    static void assertTrap(TrapKind kind, Executable operation) {
        assertEquals(kind, assertThrows(Trap.class, operation).kind());
    }
}
