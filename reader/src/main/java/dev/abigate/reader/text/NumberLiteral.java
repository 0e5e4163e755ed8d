package dev.abigate.reader.text;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Numbers: what they look like, and what they stand for. Floating-point numbers are rounded once, to the nearest value of
 * their type, ties to even.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/values.html">Text format of values</a>
 */
final class NumberLiteral {
    private static final int F32_FRACTION_BITS = 23;
    private static final int F64_FRACTION_BITS = 52;

    private NumberLiteral() {}

    /** The kind of number in a part of a text; {@link Token#END} where it is none. */
    static Token classify(byte[] text, int start, int end) {
        boolean signed = isSign(text, start, end);
        int at = signed ? start + 1 : start;
        if (is(text, at, end, "inf") || is(text, at, end, "nan")) {
            return Token.FLOAT;
        }
        if (startsWith(text, at, end, "nan:0x")) {
            return digitsEnd(text, at + 6, end, 16) == end ? Token.FLOAT : Token.END;
        }
        boolean hexadecimal = startsWith(text, at, end, "0x");
        at = digitsEnd(text, hexadecimal ? at + 2 : at, end, hexadecimal ? 16 : 10);
        if (at == end) {
            return signed ? Token.INTEGER : Token.NATURAL;
        }
        if (at > start && text[at] == '.') {
            at++;
            if (at < end && Character.digit(text[at], hexadecimal ? 16 : 10) >= 0) {
                at = digitsEnd(text, at, end, hexadecimal ? 16 : 10);
            }
        }
        if (at > start && at < end && isExponent(text[at], hexadecimal)) {
            at++;
            at = digitsEnd(text, isSign(text, at, end) ? at + 1 : at, end, 10);
        }
        return at == end ? Token.FLOAT : Token.END;
    }

    private static boolean isExponent(byte character, boolean hexadecimal) {
        return hexadecimal ? character == 'p' || character == 'P' : character == 'e' || character == 'E';
    }

    private static boolean isSign(byte[] text, int at, int end) {
        return at < end && (text[at] == '+' || text[at] == '-');
    }

    private static boolean is(byte[] text, int at, int end, String expected) {
        return end - at == expected.length() && Characters.matches(text, at, expected);
    }

    private static boolean startsWith(byte[] text, int at, int end, String prefix) {
        return end - at >= prefix.length() && Characters.matches(text, at, prefix);
    }

    /** The place behind one or more digits, of which each two may have a low line between them; -1 where there is none. */
    private static int digitsEnd(byte[] text, int start, int end, int radix) {
        int at = start;
        while (at < end) {
            if (Character.digit(text[at], radix) >= 0) {
                at++;
            } else if (text[at] == '_'
                    && at > start
                    && at + 1 < end
                    && text[at - 1] != '_'
                    && Character.digit(text[at + 1], radix) >= 0) {
                at++;
            } else {
                break;
            }
        }
        return at > start ? at : -1;
    }

    /** The value of a natural number, unsigned, if it fits 64 bits. */
    static OptionalLong natural(byte[] text, int start, int end) {
        boolean hexadecimal = startsWith(text, start, end, "0x");
        int radix = hexadecimal ? 16 : 10;
        long most = Long.divideUnsigned(-1, radix);
        long value = 0;
        for (int i = hexadecimal ? start + 2 : start; i < end; i++) {
            if (text[i] == '_') {
                continue;
            }
            int digit = Character.digit(text[i], radix);
            if (Long.compareUnsigned(value, most) > 0) {
                return OptionalLong.empty();
            }
            value = value * radix + digit;
            if (Long.compareUnsigned(value, digit) < 0) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(value);
    }

    /**
     * The bits of an integer that may have a sign, sign-extended, if it is in the range of {@code width} bits: that of
     * unsigned numbers and that of signed ones.
     */
    static OptionalLong integer(byte[] text, int start, int end, int width) {
        boolean negative = text[start] == '-';
        OptionalLong magnitude = natural(text, isSign(text, start, end) ? start + 1 : start, end);
        if (magnitude.isEmpty()) {
            return magnitude;
        }
        long value = magnitude.getAsLong();
        long most = negative ? 1L << (width - 1) : -1L >>> (Long.SIZE - width);
        if (Long.compareUnsigned(value, most) > 0) {
            return OptionalLong.empty();
        }
        int unused = Long.SIZE - width;
        return OptionalLong.of((negative ? -value : value) << unused >> unused);
    }

    /** The bits of a number of any kind as {@code f32}, if it is in range. */
    static OptionalInt f32(byte[] text, int start, int end) {
        boolean negative = text[start] == '-';
        int at = isSign(text, start, end) ? start + 1 : start;
        int bits;
        if (is(text, at, end, "inf")) {
            bits = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);
        } else if (startsWith(text, at, end, "nan")) {
            OptionalLong payload = payload(text, at, end, F32_FRACTION_BITS);
            if (payload.isEmpty()) {
                return OptionalInt.empty();
            }
            bits = Float.floatToRawIntBits(Float.POSITIVE_INFINITY) | (int) payload.getAsLong();
        } else {
            float value = Float.parseFloat(decimalOrBinary(text, at, end));
            if (Float.isInfinite(value)) {
                return OptionalInt.empty();
            }
            bits = Float.floatToRawIntBits(value);
        }
        return OptionalInt.of(negative ? bits | Integer.MIN_VALUE : bits);
    }

    /** The bits of a number of any kind as {@code f64}, if it is in range. */
    static OptionalLong f64(byte[] text, int start, int end) {
        boolean negative = text[start] == '-';
        int at = isSign(text, start, end) ? start + 1 : start;
        long bits;
        if (is(text, at, end, "inf")) {
            bits = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);
        } else if (startsWith(text, at, end, "nan")) {
            OptionalLong payload = payload(text, at, end, F64_FRACTION_BITS);
            if (payload.isEmpty()) {
                return payload;
            }
            bits = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY) | payload.getAsLong();
        } else {
            double value = Double.parseDouble(decimalOrBinary(text, at, end));
            if (Double.isInfinite(value)) {
                return OptionalLong.empty();
            }
            bits = Double.doubleToRawLongBits(value);
        }
        return OptionalLong.of(negative ? bits | Long.MIN_VALUE : bits);
    }

    /** The fraction of what is not a number: the highest bit, or a payload that fits and is not zero. */
    private static OptionalLong payload(byte[] text, int start, int end, int bits) {
        if (end - start == "nan".length()) {
            return OptionalLong.of(1L << (bits - 1));
        }
        OptionalLong payload = natural(text, start + "nan:".length(), end);
        return payload.isPresent() && payload.getAsLong() != 0 && payload.getAsLong() >>> bits == 0
                ? payload
                : OptionalLong.empty();
    }

    /** The number as Java writes it: without low lines; a hexadecimal one has an exponent. */
    private static String decimalOrBinary(byte[] text, int start, int end) {
        var number = new byte[end - start + 2];
        int length = 0;
        boolean exponent = false;
        for (int i = start; i < end; i++) {
            if (text[i] != '_') {
                exponent |= text[i] == 'p' || text[i] == 'P';
                number[length++] = text[i];
            }
        }
        if (startsWith(text, start, end, "0x") && !exponent) {
            number[length++] = 'p';
            number[length++] = '0';
        }
        return new String(number, 0, length, StandardCharsets.US_ASCII);
    }
}
