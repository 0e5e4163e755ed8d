package dev.abigate.runtime.libc;

import dev.abigate.format.ByteString;
import dev.abigate.runtime.natives.NativeCall;
import dev.abigate.runtime.natives.NativeFunction;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Numbers out of text. WAMR reads them with the {@code long} of its host, which has 64 bits here, and hands on the lower
 * 32.
 */
final class NumberFunctions {
    private static final int LARGEST_BASE = 36;
    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger ULONG_MAX = BigInteger.TWO.pow(Long.SIZE).subtract(BigInteger.ONE);

    private NumberFunctions() {}

    static void addTo(Map<String, NativeFunction> functions) {
        functions.put(
                "atoi",
                call -> call.result(Numeral.read(call.string(0), 10)
                        .clamped(LONG_MIN, LONG_MAX)
                        .intValue()));
        functions.put("strtol", call -> {
            Numeral number = readAndMark(call);
            call.result(number.clamped(LONG_MIN, LONG_MAX).intValue());
        });
        functions.put("strtoul", call -> {
            Numeral number = readAndMark(call);
            boolean tooLarge = number.value().abs().compareTo(ULONG_MAX) > 0;
            call.result((tooLarge ? ULONG_MAX : number.value()).intValue());
        });
    }

    /** Reads, and stores behind which character the number ends. */
    private static Numeral readAndMark(NativeCall call) {
        call.require(call.address(1), Integer.BYTES);
        Numeral number = Numeral.read(call.string(0), call.i32(2));
        call.memory().putInt(call.address(1), (int) (call.address(0) + number.length()));
        return number;
    }

    /**
     * A number at the beginning of a text.
     *
     * @param length characters that belong to it; none where there is no number
     */
    private record Numeral(BigInteger value, int length) {
        private static final Numeral NONE = new Numeral(BigInteger.ZERO, 0);

        static Numeral read(ByteString bytes, int base) {
            String text = new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
            if (base < 0 || base == 1 || base > LARGEST_BASE) {
                return NONE;
            }
            int at = 0;
            while (at < text.length() && CharacterFunctions.isSpace(text.charAt(at))) {
                at++;
            }
            boolean negative = text.startsWith("-", at);
            if (negative || text.startsWith("+", at)) {
                at++;
            }
            int radix = base;
            boolean hexadecimal = text.regionMatches(true, at, "0x", 0, 2) && digit(text, at + 2, 16) >= 0;
            if (hexadecimal && (base == 0 || base == 16)) {
                at += 2;
                radix = 16;
            } else if (base == 0) {
                radix = text.startsWith("0", at) ? 8 : 10;
            }
            int begin = at;
            while (digit(text, at, radix) >= 0) {
                at++;
            }
            if (at == begin) {
                return NONE;
            }
            BigInteger value = magnitude(text.substring(begin, at), radix);
            return new Numeral(negative ? value.negate() : value, at);
        }

        /** The value, or one beyond 64 bits where it has so many digits that this is certain. */
        private static BigInteger magnitude(String digits, int radix) {
            int zeros = 0;
            while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
                zeros++;
            }
            String significant = digits.substring(zeros);
            return significant.length() > Long.SIZE
                    ? ULONG_MAX.add(BigInteger.ONE)
                    : new BigInteger(significant, radix);
        }

        private static int digit(String text, int at, int radix) {
            return at < text.length() && text.charAt(at) < 0x80 ? Character.digit(text.charAt(at), radix) : -1;
        }

        BigInteger clamped(BigInteger least, BigInteger most) {
            return value.max(least).min(most);
        }
    }
}
