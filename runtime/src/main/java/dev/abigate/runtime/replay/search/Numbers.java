package dev.abigate.runtime.replay.search;

import dev.abigate.format.trace.TraceValue;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.runtime.instance.Value;

/** Numbers of all types as bits, those of 32-bit types in the low half and zeros above. */
final class Numbers {
    private Numbers() {}

    /** The bits of a whole number, cut to the type. */
    static long bits(NumType type, long whole) {
        return switch (type) {
            case I32 -> Integer.toUnsignedLong((int) whole);
            case I64 -> whole;
            case F32 -> Integer.toUnsignedLong(Float.floatToRawIntBits((float) whole));
            case F64 -> Double.doubleToRawLongBits((double) whole);
        };
    }

    /** The whole number that bits stand for, with its sign, or that is nearest to them. */
    static long whole(NumType type, long bits) {
        return switch (type) {
            case I32 -> (int) bits;
            case I64 -> bits;
            case F32 -> (long) Float.intBitsToFloat((int) bits);
            case F64 -> (long) Double.longBitsToDouble(bits);
        };
    }

    /** Bits with those cut off that the type does not have. */
    static long cut(NumType type, long bits) {
        return switch (type) {
            case I32, F32 -> Integer.toUnsignedLong((int) bits);
            case I64, F64 -> bits;
        };
    }

    /** A value as messages show it. */
    static String text(Value value) {
        return switch (value) {
            case Value.I32(int bits) -> text(NumType.I32, Integer.toUnsignedLong(bits));
            case Value.I64(long bits) -> text(NumType.I64, bits);
            case Value.F32(int bits) -> text(NumType.F32, Integer.toUnsignedLong(bits));
            case Value.F64(long bits) -> text(NumType.F64, bits);
            case Value.V128(long low, long high) -> new TraceValue.Vector(low, high).text();
            case Value.Null _ -> new TraceValue.Null().text();
            case Value.Reference _ -> "a reference";
        };
    }

    private static String text(NumType type, long bits) {
        return new TraceValue.Numeric(type, bits).text();
    }

    static Value value(NumType type, long bits) {
        return switch (type) {
            case I32 -> new Value.I32((int) bits);
            case I64 -> new Value.I64(bits);
            case F32 -> new Value.F32((int) bits);
            case F64 -> new Value.F64(bits);
        };
    }
}
