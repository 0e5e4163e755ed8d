package dev.abigate.runtime.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.function.IntToLongFunction;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Vector operations against their definitions, a lane at a time. */
class VectorTest {
    /** Halves whose lanes are edges of every width, in changing order, and random ones. */
    private static final long[] HALVES = LongStream.concat(
                    LongStream.of(
                            0,
                            -1,
                            0x8000_7FFF_0001_FFFFL,
                            0x7F80_017F_FF80_0081L,
                            0x8000_0000_7FFF_FFFFL,
                            0x7FFF_FFFF_8000_0000L,
                            0x8080_8080_7F7F_7F7FL,
                            0x0001_0002_0003_0004L,
                            0x8000_8000_8001_7FFFL,
                            0xFFFF_FFFF_0000_0001L),
                    Arrays.stream(Samples.integers()).filter(a -> Long.bitCount(a) > 8))
            .toArray();

    private static long lane(long half, int bits, int lane) {
        return half << (Long.SIZE - bits - bits * lane) >> (Long.SIZE - bits);
    }

    private static long unsigned(long lane, int bits) {
        return lane & ((1L << bits) - 1);
    }

    private static long join(int bits, IntToLongFunction lane) {
        long half = 0;
        for (int i = 0; i < Long.SIZE / bits; i++) {
            half |= unsigned(lane.applyAsLong(i), bits) << (bits * i);
        }
        return half;
    }

    private static long clampS(long a, int bits) {
        return Math.clamp(a, -(1L << (bits - 1)), (1L << (bits - 1)) - 1);
    }

    private static long clampU(long a, int bits) {
        return Math.clamp(a, 0, (1L << bits) - 1);
    }

    private static long flag(boolean condition) {
        return condition ? -1 : 0;
    }

    private static void signed(int bits, LongBinaryOperator operation, LongBinaryOperator definition) {
        for (long a : HALVES) {
            for (long b : HALVES) {
                long expected = join(bits, i -> definition.applyAsLong(lane(a, bits, i), lane(b, bits, i)));
                assertEquals(expected, operation.applyAsLong(a, b), () -> "%016x and %016x".formatted(a, b));
            }
        }
    }

    private static void unsigned(int bits, LongBinaryOperator operation, LongBinaryOperator definition) {
        signed(bits, operation, (a, b) -> definition.applyAsLong(unsigned(a, bits), unsigned(b, bits)));
    }

    private static void unary(int bits, LongUnaryOperator operation, LongUnaryOperator definition) {
        signed(bits, (a, b) -> operation.applyAsLong(a), (a, b) -> definition.applyAsLong(a));
    }

    @Test
    void sumsAndProducts() {
        signed(8, I8x16::add, Long::sum);
        signed(16, I16x8::add, Long::sum);
        signed(32, I32x4::add, Long::sum);
        signed(8, I8x16::sub, (a, b) -> a - b);
        signed(16, I16x8::sub, (a, b) -> a - b);
        signed(32, I32x4::sub, (a, b) -> a - b);
        signed(16, I16x8::mul, (a, b) -> a * b);
        signed(32, I32x4::mul, (a, b) -> a * b);
        signed(16, I16x8::q15mulrSatS, (a, b) -> clampS((a * b + 0x4000) >> 15, 16));
        unsigned(8, I8x16::avgrU, (a, b) -> (a + b + 1) / 2);
        unsigned(16, I16x8::avgrU, (a, b) -> (a + b + 1) / 2);
    }

    @Test
    void saturation() {
        signed(8, I8x16::addSatS, (a, b) -> clampS(a + b, 8));
        signed(16, I16x8::addSatS, (a, b) -> clampS(a + b, 16));
        signed(8, I8x16::subSatS, (a, b) -> clampS(a - b, 8));
        signed(16, I16x8::subSatS, (a, b) -> clampS(a - b, 16));
        unsigned(8, I8x16::addSatU, (a, b) -> clampU(a + b, 8));
        unsigned(16, I16x8::addSatU, (a, b) -> clampU(a + b, 16));
        unsigned(8, I8x16::subSatU, (a, b) -> clampU(a - b, 8));
        unsigned(16, I16x8::subSatU, (a, b) -> clampU(a - b, 16));
    }

    @Test
    void comparisons() {
        signed(8, I8x16::eq, (a, b) -> flag(a == b));
        signed(16, I16x8::eq, (a, b) -> flag(a == b));
        signed(32, I32x4::ne, (a, b) -> flag(a != b));
        signed(8, I8x16::ltS, (a, b) -> flag(a < b));
        signed(16, I16x8::gtS, (a, b) -> flag(a > b));
        signed(32, I32x4::leS, (a, b) -> flag(a <= b));
        signed(8, I8x16::geS, (a, b) -> flag(a >= b));
        unsigned(16, I16x8::ltU, (a, b) -> flag(a < b));
        unsigned(32, I32x4::gtU, (a, b) -> flag(a > b));
        unsigned(8, I8x16::leU, (a, b) -> flag(a <= b));
        unsigned(32, I32x4::geU, (a, b) -> flag(a >= b));
        signed(8, I8x16::minS, Math::min);
        signed(16, I16x8::maxS, Math::max);
        signed(32, I32x4::minS, Math::min);
        unsigned(8, I8x16::maxU, Math::max);
        unsigned(16, I16x8::minU, Math::min);
        unsigned(32, I32x4::maxU, Math::max);
    }

    @Test
    void oneOperand() {
        unary(8, I8x16::abs, Math::abs);
        unary(16, I16x8::abs, Math::abs);
        unary(32, I32x4::abs, Math::abs);
        unary(8, I8x16::neg, a -> -a);
        unary(32, I32x4::neg, a -> -a);
        unary(8, I8x16::popcnt, a -> Long.bitCount(unsigned(a, 8)));
    }

    @Test
    void shifts() {
        for (int by = 0; by < 70; by++) {
            int count = by;
            unary(8, a -> I8x16.shl(a, count), a -> a << (count % 8));
            unary(8, a -> I8x16.shrS(a, count), a -> a >> (count % 8));
            unary(8, a -> I8x16.shrU(a, count), a -> unsigned(a, 8) >> (count % 8));
            unary(16, a -> I16x8.shl(a, count), a -> a << (count % 16));
            unary(16, a -> I16x8.shrS(a, count), a -> a >> (count % 16));
            unary(16, a -> I16x8.shrU(a, count), a -> unsigned(a, 16) >> (count % 16));
            unary(32, a -> I32x4.shl(a, count), a -> a << (count % 32));
            unary(32, a -> I32x4.shrS(a, count), a -> a >> (count % 32));
            unary(32, a -> I32x4.shrU(a, count), a -> unsigned(a, 32) >> (count % 32));
        }
    }

    private static long clampedPair(long low, long high, int bits, boolean signed) {
        int wide = 2 * bits;
        int lanes = Long.SIZE / wide;
        return join(bits, i -> {
            long lane = i < lanes ? lane(low, wide, i) : lane(high, wide, i - lanes);
            return signed ? clampS(lane, bits) : clampU(lane, bits);
        });
    }

    @Test
    void narrowing() {
        for (long a : HALVES) {
            for (long b : HALVES) {
                assertEquals(clampedPair(a, b, 8, true), I8x16.narrowI16x8SLow(a, b, 0, 0));
                assertEquals(clampedPair(a, b, 8, false), I8x16.narrowI16x8UHigh(0, 0, a, b));
                assertEquals(clampedPair(a, b, 16, true), I16x8.narrowI32x4SHigh(0, 0, a, b));
                assertEquals(clampedPair(a, b, 16, false), I16x8.narrowI32x4ULow(a, b, 0, 0));
            }
        }
    }

    /** The lanes from {@code first} on of a half, as lanes of twice the width. */
    private static long widened(long half, int bits, int first, boolean signed) {
        return join(2 * bits, i -> {
            long lane = lane(half, bits, first + i);
            return signed ? lane : unsigned(lane, bits);
        });
    }

    @Test
    void widening() {
        for (long a : HALVES) {
            assertEquals(widened(a, 8, 0, true), I16x8.extendLowI8x16SLow(a, 0));
            assertEquals(widened(a, 8, 4, true), I16x8.extendLowI8x16SHigh(a, 0));
            assertEquals(widened(a, 8, 0, false), I16x8.extendHighI8x16ULow(0, a));
            assertEquals(widened(a, 8, 4, false), I16x8.extendHighI8x16UHigh(0, a));
            assertEquals(widened(a, 16, 0, true), I32x4.extendHighI16x8SLow(0, a));
            assertEquals(widened(a, 16, 2, true), I32x4.extendLowI16x8SHigh(a, 0));
            assertEquals(widened(a, 16, 0, false), I32x4.extendLowI16x8ULow(a, 0));
            assertEquals(widened(a, 16, 2, false), I32x4.extendHighI16x8UHigh(0, a));
            assertEquals(a << 32 >> 32, I64x2.extendLowI32x4SLow(a, 0));
            assertEquals(a >> 32, I64x2.extendHighI32x4SHigh(0, a));
            assertEquals(a >>> 32, I64x2.extendLowI32x4UHigh(a, 0));
            long pairs8 = join(16, i -> lane(a, 8, 2 * i) + lane(a, 8, 2 * i + 1));
            assertEquals(pairs8, I16x8.extaddPairwiseI8x16S(a));
            long pairs16 = join(32, i -> unsigned(lane(a, 16, 2 * i), 16) + unsigned(lane(a, 16, 2 * i + 1), 16));
            assertEquals(pairs16, I32x4.extaddPairwiseI16x8U(a));
            for (long b : HALVES) {
                long dot = join(
                        32,
                        i -> lane(a, 16, 2 * i) * lane(b, 16, 2 * i) + lane(a, 16, 2 * i + 1) * lane(b, 16, 2 * i + 1));
                assertEquals(dot, I32x4.dotI16x8S(a, b));
                long product = join(16, i -> lane(a, 8, 4 + i) * lane(b, 8, 4 + i));
                assertEquals(product, I16x8.extmulLowI8x16SHigh(a, 0, b, 0));
            }
        }
    }

    @Test
    void lanesAcrossTheVector() {
        for (long a : HALVES) {
            long b = a * 31 + 5;
            long shuffled = join(8, i -> lane(i % 2 == 0 ? a : b, 8, 7 - i));
            assertEquals(shuffled, I8x16.shuffle(0, b, a, 0, 0x0811_0A13_0C15_0E17L));
            assertEquals(join(8, i -> lane(b, 8, i)), I8x16.swizzleLow(a, b, 0x0F0E_0D0C_0B0A_0908L, 0));
            assertEquals(0, I8x16.swizzleHigh(a, b, 0, 0xFFFE_8010_1120_7F90L));
            String bits = "";
            for (int i = 7; i >= 0; i--) {
                bits += lane(b, 8, i) < 0 ? "1" : "0";
            }
            for (int i = 7; i >= 0; i--) {
                bits += lane(a, 8, i) < 0 ? "1" : "0";
            }
            assertEquals(Integer.parseInt(bits, 2), I8x16.bitmask(a, b));
            assertEquals(
                    Integer.parseInt(bits.replaceAll("(.).", "$1"), 2),
                    I16x8.bitmask(a, b),
                    () -> "%016x %016x".formatted(a, b));
            assertEquals(Integer.parseInt(bits.replaceAll("(.)...", "$1"), 2), I32x4.bitmask(a, b));
            assertEquals(I8x16.eq(a, 0) == 0 && I8x16.eq(b, 0) == 0, I8x16.allTrue(a, b));
            assertEquals(I16x8.eq(a, 0) == 0 && I16x8.eq(b, 0) == 0, I16x8.allTrue(a, b));
            for (int lane = 0; lane < 8; lane++) {
                int index = lane;
                assertEquals(lane(a, 8, lane), I8x16.extractLaneS(a, lane));
                assertEquals(join(8, i -> i == index ? b : lane(a, 8, i)), I8x16.replaceLane(a, (int) b, lane));
            }
            assertEquals(join(16, i -> a), I16x8.splat((int) a));
            assertEquals(join(32, i -> a), I32x4.splat((int) a));
        }
    }

    @Test
    void floatingPointLanesAreThoseOfTheScalarOperations() {
        for (double a : Samples.numbers()) {
            for (double b : new double[] {0.5, -0.0, Double.POSITIVE_INFINITY, Double.NaN}) {
                long wide = F64x2.min(F64x2.splat(a), F64x2.splat(b));
                assertEquals(Double.doubleToRawLongBits(F64.min(a, b)), wide);
                float first = (float) a;
                float second = (float) b;
                long pair = F32x4.replaceLane(F32x4.splat(first), second, 1);
                long swapped = F32x4.replaceLane(F32x4.splat(second), first, 1);
                long product = F32x4.mul(pair, swapped);
                assertEquals(first * second, F32x4.extractLane(product, 0));
                assertEquals(second * first, F32x4.extractLane(product, 1));
                assertEquals(b < a ? b : a, F64x2.extractLane(F64x2.pmin(F64x2.splat(a), F64x2.splat(b)), 0));
                assertEquals(
                        I32.truncSatF64S(b),
                        I32x4.extractLane(I32x4.truncSatF64x2SZeroLow(F64x2.splat(a), F64x2.splat(b)), 1));
                assertEquals(flag(first < second), (long) I32x4.extractLane(F32x4.lt(pair, swapped), 0));
                assertEquals(flag(second < first), (long) I32x4.extractLane(F32x4.lt(pair, swapped), 1));
            }
        }
    }
}
