package dev.abigate.writer.text;

import java.util.function.Supplier;

/**
 * Numbers as the text format writes them. Floats read back to the same bits: decimal where that is short, otherwise
 * hexadecimal with the decimal form as a comment; not-a-number with its payload.
 */
final class Numbers {
    /** The longest decimal form that is still easier to read than the hexadecimal one. */
    private static final int SHORT = 10;

    /** Whole numbers below are written with all their digits. */
    private static final double WHOLE = 1e10;

    private static final int FLOAT_PAYLOAD = 0x7F_FFFF;
    private static final int FLOAT_CANONICAL = 0x40_0000;
    private static final long DOUBLE_PAYLOAD = 0xF_FFFF_FFFF_FFFFL;
    private static final long DOUBLE_CANONICAL = 0x8_0000_0000_0000L;

    private Numbers() {}

    static void f32(int bits, StringBuilder out) {
        float value = Float.intBitsToFloat(bits);
        if (Float.isNaN(value)) {
            nan(bits < 0, bits & FLOAT_PAYLOAD, FLOAT_CANONICAL, out);
        } else if (Float.isInfinite(value)) {
            out.append(bits < 0 ? "-inf" : "inf");
        } else {
            finite(value, Float.toString(value), () -> Float.toHexString(value), out);
        }
    }

    static void f64(long bits, StringBuilder out) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isNaN(value)) {
            nan(bits < 0, bits & DOUBLE_PAYLOAD, DOUBLE_CANONICAL, out);
        } else if (Double.isInfinite(value)) {
            out.append(bits < 0 ? "-inf" : "inf");
        } else {
            finite(value, Double.toString(value), () -> Double.toHexString(value), out);
        }
    }

    private static void nan(boolean negative, long payload, long canonical, StringBuilder out) {
        out.append(negative ? "-nan" : "nan");
        if (payload != canonical) {
            out.append(":0x").append(Long.toHexString(payload));
        }
    }

    /** Java's decimal form is the shortest that rounds to the same bits. */
    private static void finite(double value, String decimal, Supplier<String> hexadecimal, StringBuilder out) {
        if (Math.rint(value) == value && Math.abs(value) < WHOLE) {
            out.append(decimal.startsWith("-") ? "-" : "").append((long) Math.abs(value));
        } else if (decimal.length() <= SHORT) {
            out.append(decimal.replace(".0E", "e").replace('E', 'e'));
        } else {
            out.append(hexadecimal.get()).append(" (;=").append(decimal).append(";)");
        }
    }

    /** Two hexadecimal digits. */
    static void octet(byte value, StringBuilder out) {
        out.append(Character.forDigit((value >> 4) & 0xf, 16)).append(Character.forDigit(value & 0xf, 16));
    }
}
