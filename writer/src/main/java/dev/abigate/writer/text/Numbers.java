package dev.abigate.writer.text;

import java.util.function.Supplier;

/**
 * Numbers as the text format writes them. Floats read back to the same bits: decimal where that is short, otherwise
 * hexadecimal with the decimal form as a comment; not-a-number with its payload.
 */
final class Numbers {
    /** The longest decimal form that is still easier to read than the hexadecimal one. */
    private static final int SHORT = 10;

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
            finite(Float.toString(value), () -> Float.toHexString(value), out);
        }
    }

    static void f64(long bits, StringBuilder out) {
        double value = Double.longBitsToDouble(bits);
        if (Double.isNaN(value)) {
            nan(bits < 0, bits & DOUBLE_PAYLOAD, DOUBLE_CANONICAL, out);
        } else if (Double.isInfinite(value)) {
            out.append(bits < 0 ? "-inf" : "inf");
        } else {
            finite(Double.toString(value), () -> Double.toHexString(value), out);
        }
    }

    private static void nan(boolean negative, long payload, long canonical, StringBuilder out) {
        out.append(negative ? "-nan" : "nan");
        if (payload != canonical) {
            out.append(":0x").append(Long.toHexString(payload));
        }
    }

    /** Java's decimal form is the shortest that rounds to the same bits; what {@code .0} ends is a whole number. */
    private static void finite(String decimal, Supplier<String> hexadecimal, StringBuilder out) {
        boolean whole = decimal.endsWith(".0");
        if (decimal.length() <= SHORT) {
            out.append(decimal, 0, decimal.length() - (whole ? 2 : 0));
        } else {
            out.append(hexadecimal.get()).append(" (;=").append(decimal).append(";)");
        }
    }

    /** Two hexadecimal digits. */
    static void octet(byte value, StringBuilder out) {
        out.append(Character.forDigit((value >> 4) & 0xf, 16)).append(Character.forDigit(value & 0xf, 16));
    }
}
