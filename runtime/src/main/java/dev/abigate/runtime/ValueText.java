package dev.abigate.runtime;

import dev.abigate.reader.validation.CanonicalTypes;
import dev.abigate.reader.validation.DefinedType;
import dev.abigate.reader.validation.TypeCode;
import dev.abigate.reader.validation.TypeText;
import dev.abigate.runtime.heap.I31;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.Value;
import java.math.BigInteger;
import java.util.Locale;

/**
 * Values as people write and read them: {@code 42}, {@code 0x2a}, {@code nan:0x400000} as arguments, {@code i32:42},
 * {@code f32:0x1.8p+1 (3.0)}, {@code v128:i64x2:0x1 0x2}, {@code funcref:null} as results.
 */
public final class ValueText {
    private static final int F32_FRACTION = 23;
    private static final int F64_FRACTION = 52;
    private static final String VECTOR = "i64x2:";
    private static final String NULL = "null";

    private ValueText() {}

    /**
     * A value with its type.
     *
     * @param type of {@link TypeCode}, which says what a null is a null of
     */
    public static String of(Value value, int type, CanonicalTypes types) {
        return switch (value) {
            case Value.I32(int number) -> "i32:" + number;
            case Value.I64(long number) -> "i64:" + number;
            case Value.F32 number ->
                "f32:" + floating(number.value(), Integer.toUnsignedLong(number.bits()), Float.SIZE, F32_FRACTION);
            case Value.F64 number -> "f64:" + floating(number.value(), number.bits(), Double.SIZE, F64_FRACTION);
            case Value.V128(long low, long high) -> "v128:" + VECTOR + "0x%016x 0x%016x".formatted(low, high);
            case Value.Null _ -> hierarchy(type, types) + "ref:null";
            case Value.Reference(Object object) -> reference(object, hierarchy(type, types));
        };
    }

    private static String reference(Object object, String hierarchy) {
        return switch (object) {
            case I31 scalar -> "i31ref:" + scalar.signed();
            case Function function -> "funcref:" + function;
            case HostReference host -> hierarchy + "ref:" + host;
            default -> hierarchy + "ref:object";
        };
    }

    private static String hierarchy(int type, CanonicalTypes types) {
        if (!TypeCode.isDefined(type)) {
            return TypeText.of(type).replaceAll("\\(ref (null )?|\\)", "");
        }
        return switch (types.type(TypeCode.definedType(type)).shape()) {
            case DefinedType.Shape.Function _ -> "func";
            case DefinedType.Shape.Struct _ -> "struct";
            case DefinedType.Shape.Array _ -> "array";
        };
    }

    /** A number of {@code size} bits in hexadecimal and in decimal. */
    private static String floating(double value, long bits, int size, int fractionBits) {
        String sign = (bits >>> (size - 1) & 1) == 0 ? "" : "-";
        if (Double.isNaN(value)) {
            return sign + "nan:0x" + Long.toHexString(bits & (1L << fractionBits) - 1);
        }
        if (Double.isInfinite(value)) {
            return sign + "inf";
        }
        boolean single = size == Float.SIZE;
        String hex = single ? Float.toHexString((float) value) : Double.toHexString(value);
        String decimal = single ? Float.toString((float) value) : Double.toString(value);
        String point = hex.replace(".0p", "p");
        return (point.contains("p-") ? point : point.replace("p", "p+")) + " (" + decimal + ")";
    }

    /**
     * The value of a type that a text stands for.
     *
     * @param type of {@link TypeCode}
     * @throws IllegalArgumentException where it stands for none, with a message for users
     */
    public static Value parse(String text, int type) {
        try {
            return switch (type) {
                case TypeCode.I32 -> new Value.I32(integer(text, Integer.SIZE).intValue());
                case TypeCode.I64 -> new Value.I64(integer(text, Long.SIZE).longValue());
                case TypeCode.F32 -> new Value.F32((int) floating(text, Float.SIZE, F32_FRACTION));
                case TypeCode.F64 -> new Value.F64(floating(text, Double.SIZE, F64_FRACTION));
                case TypeCode.V128 -> vector(text);
                default -> reference(text, type);
            };
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("'%s' is no %s".formatted(text, TypeText.of(type)));
        }
    }

    /** An integer, signed or unsigned, that {@code bits} can hold. */
    private static BigInteger integer(String text, int bits) {
        boolean negative = text.startsWith("-");
        String digits = (negative || text.startsWith("+") ? text.substring(1) : text).replace("_", "");
        boolean hexadecimal = digits.startsWith("0x") || digits.startsWith("0X");
        String magnitude = hexadecimal ? digits.substring(2) : digits;
        if (magnitude.isEmpty() || !Character.isLetterOrDigit(magnitude.charAt(0))) {
            throw new NumberFormatException();
        }
        var value = new BigInteger(magnitude, hexadecimal ? 16 : 10);
        BigInteger signed = negative ? value.negate() : value;
        if (signed.bitLength() > (negative ? bits - 1 : bits)) {
            throw new NumberFormatException();
        }
        return signed;
    }

    private static long floating(String text, int size, int fractionBits) {
        boolean negative = text.startsWith("-");
        String magnitude = negative || text.startsWith("+") ? text.substring(1) : text;
        long sign = negative ? 1L << (size - 1) : 0;
        long infinity = (1L << (size - 1)) - (1L << fractionBits);
        if (magnitude.equals("inf")) {
            return sign | infinity;
        }
        if (magnitude.equals("nan")) {
            return sign | infinity | 1L << (fractionBits - 1);
        }
        if (magnitude.startsWith("nan:")) {
            BigInteger payload = integer(magnitude.substring("nan:".length()), fractionBits);
            if (payload.signum() <= 0) {
                throw new NumberFormatException();
            }
            return sign | infinity | payload.longValue();
        }
        String number = magnitude.toLowerCase(Locale.ROOT);
        if (!number.matches("0x[0-9a-f].*|[0-9][0-9.]*(e[+-]?[0-9]+)?")) {
            throw new NumberFormatException();
        }
        if (number.startsWith("0x") && !number.contains("p")) {
            number += "p0";
        }
        long bits = size == Float.SIZE
                ? Integer.toUnsignedLong(Float.floatToRawIntBits(Float.parseFloat(number)))
                : Double.doubleToRawLongBits(Double.parseDouble(number));
        if (bits == infinity) {
            throw new NumberFormatException();
        }
        return sign | bits;
    }

    private static Value vector(String text) {
        String[] halves = (text.startsWith(VECTOR) ? text.substring(VECTOR.length()) : text).split("[ ,]+", -1);
        if (halves.length != 2) {
            throw new NumberFormatException();
        }
        return new Value.V128(
                integer(halves[0], Long.SIZE).longValue(),
                integer(halves[1], Long.SIZE).longValue());
    }

    private static Value reference(String text, int type) {
        if (text.equals(NULL) && TypeCode.isNullable(type)) {
            return new Value.Null();
        }
        if (TypeCode.heap(type) == TypeCode.EXTERN) {
            return new Value.Reference(
                    new HostReference(integer(text, Long.SIZE).longValue()));
        }
        throw new NumberFormatException();
    }
}
