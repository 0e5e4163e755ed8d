package dev.abigate.format.trace;

import dev.abigate.format.wasm.type.NumType;

/** A value that crossed the border, as its bits. */
public sealed interface TraceValue {
    /** The byte that a vector begins with; numbers begin with the code of their {@link NumType}. */
    int VECTOR = 0x7B;

    /** The byte of a null reference. */
    int NULL = 0;

    /** The byte that a reference to a function of the instance begins with. */
    int FUNCTION = 1;

    /** The byte that an unboxed scalar begins with. */
    int SCALAR = 2;

    /** The byte that a reference to anything else begins with. */
    int HANDLE = 3;

    /**
     * A number.
     *
     * @param bits of 32-bit numbers the low half, the upper half is zero
     */
    record Numeric(NumType type, long bits) implements TraceValue {}

    /** A vector. */
    record Vector(long low, long high) implements TraceValue {}

    /** A null reference. */
    record Null() implements TraceValue {}

    /** A reference to the function of an index, of the instance. */
    record Function(int index) implements TraceValue {}

    /** An unboxed scalar of 31 bits. */
    record Scalar(int bits) implements TraceValue {}

    /** A reference to something else: the same number is the same thing, numbered in the order in which they crossed. */
    record Handle(int number) implements TraceValue {}

    /** The value as {@code run} prints values of its type, floating-point numbers as their bits. */
    default String text() {
        return switch (this) {
            case Numeric(NumType type, long bits) ->
                switch (type) {
                    case I32 -> "i32:" + (int) bits;
                    case I64 -> "i64:" + bits;
                    case F32 -> "f32:0x%08x (%s)".formatted((int) bits, Float.intBitsToFloat((int) bits));
                    case F64 -> "f64:0x%016x (%s)".formatted(bits, Double.longBitsToDouble(bits));
                };
            case Vector(long low, long high) -> "v128:i64x2:0x%016x 0x%016x".formatted(low, high);
            case Null() -> "ref:null";
            case Function(int index) -> "ref:func[" + index + "]";
            case Scalar(int bits) -> "ref:i31:" + bits;
            case Handle(int number) -> "ref:handle " + number;
        };
    }
}
