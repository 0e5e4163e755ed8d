package dev.abigate.runtime.libc;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One conversion of a {@code printf} format, with the meaning that C gives it (ISO C 7.23.6.1) and glibc's words where C
 * leaves them open.
 *
 * @param flags of {@code -+ #0}
 * @param width least number of characters
 * @param precision negative where none is given
 * @param letter the last character
 */
record Conversion(String flags, int width, int precision, char letter) {
    private static final Pattern FORM = Pattern.compile("%([-+ #0]*)(\\d*)(?:(\\.)(\\d*))?([a-z]*?)([a-zA-Z])");
    private static final int DEFAULT_PRECISION = 6;

    /** More digits than any number has, and more than any caller shows: what is beyond changes nothing. */
    private static final int MOST = 4096;

    private static final int EXPONENT_DIGITS = 2;
    private static final int LONGEST_NUMBER = 10;

    /** The conversion that a text from {@code %} on spells, whatever its length modifiers; empty where it is none. */
    static Optional<Conversion> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int precision = matcher.group(3) == null ? -1 : number(matcher.group(4));
        return Optional.of(new Conversion(
                matcher.group(1),
                number(matcher.group(2)),
                precision,
                matcher.group(6).charAt(0)));
    }

    private static int number(String digits) {
        if (digits.isEmpty()) {
            return 0;
        }
        return digits.length() >= LONGEST_NUMBER ? MOST : Math.min(Integer.parseInt(digits), MOST);
    }

    /** An integer of the given number of bits. */
    String integer(long value, int bits) {
        long low = bits == Long.SIZE ? value : value & ((1L << bits) - 1);
        long signed = bits == Long.SIZE ? value : (low << (Long.SIZE - bits)) >> (Long.SIZE - bits);
        return switch (letter) {
            case 'd', 'i' -> padded(signed < 0 ? "-" : positiveSign(), digits(Long.toUnsignedString(Math.abs(signed))));
            case 'o' -> octal(low);
            case 'x' -> padded(prefix(low, "0x"), digits(Long.toHexString(low)));
            case 'X' -> padded(prefix(low, "0X"), digits(Long.toHexString(low).toUpperCase(Locale.ROOT)));
            case 'p' -> low == 0 ? aligned("(nil)") : padded("0x", digits(Long.toHexString(low)));
            case 'c' -> aligned(Character.toString((char) (low & 0xff)));
            default -> padded("", digits(Long.toUnsignedString(low)));
        };
    }

    private String octal(long value) {
        String digits = digits(Long.toOctalString(value));
        return padded(has('#') && !digits.startsWith("0") ? "0" : "", digits);
    }

    private String prefix(long value, String prefix) {
        return has('#') && value != 0 ? prefix : "";
    }

    /** At least as many digits as the precision says; none for zero with a precision of zero. */
    private String digits(String digits) {
        if (precision == 0 && digits.equals("0")) {
            return "";
        }
        return "0".repeat(Math.max(0, precision - digits.length())) + digits;
    }

    /** A string, of which the precision may take a part only. */
    String string(String text) {
        return aligned(precision >= 0 && precision < text.length() ? text.substring(0, precision) : text);
    }

    /** What stands for a string that is not there. */
    String noString() {
        String text = "(null)";
        return aligned(precision >= 0 && precision < text.length() ? "" : text);
    }

    /** A number of double precision. */
    String real(double value) {
        boolean negative = Double.doubleToRawLongBits(value) < 0;
        String sign = negative ? "-" : positiveSign();
        boolean upper = Character.isUpperCase(letter);
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            String name = sign + (Double.isNaN(value) ? "nan" : "inf");
            return aligned(upper ? name.toUpperCase(Locale.ROOT) : name);
        }
        var magnitude = new BigDecimal(Math.abs(value));
        int digits = precision < 0 ? DEFAULT_PRECISION : precision;
        String text = switch (Character.toLowerCase(letter)) {
            case 'e' -> scientific(magnitude, digits);
            case 'g' -> general(magnitude, Math.max(1, digits));
            default -> fixed(magnitude, digits);
        };
        return number(sign, upper ? text.toUpperCase(Locale.ROOT) : text, true);
    }

    private String fixed(BigDecimal magnitude, int digits) {
        String text = magnitude.setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
        return digits == 0 && has('#') ? text + "." : text;
    }

    private String scientific(BigDecimal magnitude, int digits) {
        BigDecimal rounded = significant(magnitude, digits + 1);
        int exponent = exponent(rounded);
        String all = rounded.unscaledValue().toString();
        String mantissa = all + "0".repeat(Math.max(0, digits + 1 - all.length()));
        String point = digits > 0 || has('#') ? "." : "";
        String power = Integer.toString(Math.abs(exponent));
        return mantissa.charAt(0)
                + point
                + mantissa.substring(1, digits + 1)
                + (exponent < 0 ? "e-" : "e+")
                + "0".repeat(Math.max(0, EXPONENT_DIGITS - power.length()))
                + power;
    }

    private String general(BigDecimal magnitude, int digits) {
        int exponent = exponent(significant(magnitude, digits));
        String text = exponent < -4 || exponent >= digits
                ? scientific(magnitude, digits - 1)
                : fixed(magnitude, digits - 1 - exponent);
        return has('#') ? text : withoutTrailingZeros(text);
    }

    private static BigDecimal significant(BigDecimal magnitude, int digits) {
        return magnitude.signum() == 0
                ? BigDecimal.ZERO
                : magnitude.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    private static int exponent(BigDecimal number) {
        return number.signum() == 0 ? 0 : number.precision() - number.scale() - 1;
    }

    private static String withoutTrailingZeros(String text) {
        int end = text.indexOf('e') < 0 ? text.length() : text.indexOf('e');
        String number = text.substring(0, end);
        if (!number.contains(".")) {
            return text;
        }
        int last = number.length();
        while (number.charAt(last - 1) == '0') {
            last--;
        }
        return number.substring(0, number.charAt(last - 1) == '.' ? last - 1 : last) + text.substring(end);
    }

    private String positiveSign() {
        return has('+') ? "+" : has(' ') ? " " : "";
    }

    private String padded(String sign, String digits) {
        return number(sign, digits, precision < 0);
    }

    private String number(String sign, String digits, boolean zerosMayPad) {
        int missing = width - sign.length() - digits.length();
        if (missing > 0 && zerosMayPad && has('0') && !has('-')) {
            return sign + "0".repeat(missing) + digits;
        }
        return aligned(sign + digits);
    }

    private String aligned(String text) {
        String blanks = " ".repeat(Math.max(0, width - text.length()));
        return has('-') ? text + blanks : blanks + text;
    }

    private boolean has(char flag) {
        return flags.indexOf(flag) >= 0;
    }
}
