package dev.abigate.runtime.random;

import dev.abigate.format.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The decisions of a generator: the same ones for the same seed, on every machine and version of Java. Numbers are drawn to
 * the places where operations change their behaviour.
 *
 * @see <a href="https://doi.org/10.1145/2714064.2660195">Steele, Lea, Flood: Fast splittable pseudorandom number
 *     generators</a>
 */
final class Choices {
    private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;

    private static final List<Integer> I32S = List.of(
            0,
            1,
            -1,
            2,
            -2,
            7,
            31,
            32,
            33,
            63,
            64,
            127,
            128,
            255,
            256,
            -128,
            32_767,
            32_768,
            65_535,
            65_536,
            1 << 24,
            (1 << 24) + 1,
            1 << 30,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE - 1,
            Integer.MIN_VALUE,
            Integer.MIN_VALUE + 1,
            0x8080_8080,
            0xAAAA_AAAA,
            0x7F80_0000,
            0x7FC0_0000);

    private static final List<Long> I64S = List.of(
            0L,
            1L,
            -1L,
            2L,
            -2L,
            63L,
            64L,
            65L,
            1L << 31,
            (1L << 31) - 1,
            -(1L << 31),
            -(1L << 31) - 1,
            1L << 32,
            (1L << 32) - 1,
            (1L << 32) + 1,
            1L << 53,
            (1L << 53) + 1,
            (1L << 53) - 1,
            1L << 24,
            (1L << 24) + 1,
            1L << 62,
            (1L << 62) + 1,
            Long.MAX_VALUE,
            Long.MAX_VALUE - 1,
            Long.MAX_VALUE - 1023,
            Long.MIN_VALUE,
            Long.MIN_VALUE + 1,
            0x7FF0_0000_0000_0000L,
            0x7FF8_0000_0000_0000L,
            0x8000_0000_8000_0000L);

    private static final List<Float> F32S = List.of(
            0f,
            -0f,
            1f,
            -1f,
            0.5f,
            -0.5f,
            1.5f,
            2.5f,
            -2.5f,
            0.1f,
            3.7f,
            127f,
            128f,
            255f,
            256f,
            65_535f,
            65_536f,
            8_388_607.5f,
            16_777_216f,
            0x1p31f,
            -0x1p31f,
            0x1.fffffep30f,
            0x1p32f,
            0x1.fffffep31f,
            0x1p63f,
            -0x1p63f,
            0x1p64f,
            Float.MAX_VALUE,
            -Float.MAX_VALUE,
            Float.MIN_VALUE,
            -Float.MIN_VALUE,
            Float.MIN_NORMAL,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.NaN);

    private static final List<Double> F64S = List.of(
            0d,
            -0d,
            1d,
            -1d,
            0.5,
            -0.5,
            1.5,
            2.5,
            -2.5,
            0.1,
            3.7,
            2_147_483_647.9,
            -2_147_483_648.9,
            0x1p31,
            -0x1p31,
            0x1p32,
            4_294_967_295.9,
            0x1p52,
            4_503_599_627_370_495.5,
            0x1p53,
            0x1p63,
            -0x1p63,
            0x1.fffffffffffffp62,
            0x1p64,
            0x1p127,
            0x1.fffffefffffffp127,
            0x1p-149,
            0x1p-150,
            0x1p-126,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MIN_NORMAL,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NaN);

    /** Not a number: quiet and signalling, of both signs, with payloads. */
    private static final List<Integer> F32_NANS =
            List.of(0x7FC0_0000, 0xFFC0_0000, 0x7F80_0001, 0xFFA0_0000, 0x7FFF_FFFF, 0x7FC0_1234, 0xFF80_5678);

    private static final List<Long> F64_NANS = List.of(
            0x7FF8_0000_0000_0000L,
            0xFFF8_0000_0000_0000L,
            0x7FF0_0000_0000_0001L,
            0xFFF4_0000_0000_0000L,
            0x7FFF_FFFF_FFFF_FFFFL,
            0x7FF8_0000_1234_5678L);

    private long state;

    Choices(long seed) {
        this.state = seed;
    }

    long bits() {
        state += GOLDEN_GAMMA;
        long z = (state ^ (state >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }

    /** A number from 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) Long.remainderUnsigned(bits(), bound);
    }

    /** A number from {@code first} to {@code last}. */
    int between(int first, int last) {
        return first + below(last - first + 1);
    }

    boolean oneIn(int chances) {
        return below(chances) == 0;
    }

    <T> T of(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    int i32() {
        return switch (below(4)) {
            case 0 -> (int) bits();
            case 1 -> between(-16, 100);
            default -> of(I32S);
        };
    }

    long i64() {
        return switch (below(4)) {
            case 0 -> bits();
            case 1 -> between(-16, 100);
            default -> of(I64S);
        };
    }

    /** The bits of a single-precision number. */
    int f32() {
        return switch (below(8)) {
            case 0 -> (int) bits();
            case 1 -> of(F32_NANS);
            case 2 -> Float.floatToRawIntBits((float) i64());
            default -> Float.floatToRawIntBits(of(F32S));
        };
    }

    /** The bits of a double-precision number. */
    long f64() {
        return switch (below(8)) {
            case 0 -> bits();
            case 1 -> of(F64_NANS);
            case 2 -> Double.doubleToRawLongBits((double) i64());
            default -> Double.doubleToRawLongBits(of(F64S));
        };
    }

    /** Sixteen bytes, which are special numbers in one of the shapes. */
    ByteString v128() {
        ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        int shape = below(5);
        while (bytes.hasRemaining()) {
            switch (shape) {
                case 0 -> bytes.put((byte) i32());
                case 1 -> bytes.putShort((short) i32());
                case 2 -> bytes.putInt(i32());
                case 3 -> bytes.putInt(f32());
                default -> bytes.putLong(oneIn(2) ? i64() : f64());
            }
        }
        return ByteString.wrap(bytes.array());
    }
}
