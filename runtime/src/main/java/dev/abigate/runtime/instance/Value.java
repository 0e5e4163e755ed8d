package dev.abigate.runtime.instance;

import dev.abigate.reader.validation.CanonicalTypes;
import dev.abigate.reader.validation.TypeCode;
import dev.abigate.reader.validation.TypeCodes;
import dev.abigate.runtime.type.SlotLayout;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value that crosses the border between an embedder and a guest. Floating-point numbers are held as their bits. */
public sealed interface Value {
    /** A 32-bit integer; unsigned ones are the same bits. */
    record I32(int value) implements Value {}

    /** A 64-bit integer; unsigned ones are the same bits. */
    record I64(long value) implements Value {}

    /** A single-precision number. */
    record F32(int bits) implements Value {
        public float value() {
            return Float.intBitsToFloat(bits);
        }
    }

    /** A double-precision number. */
    record F64(long bits) implements Value {
        public double value() {
            return Double.longBitsToDouble(bits);
        }
    }

    /** A vector; lane 0 is in the lowest bits of {@code low}. */
    record V128(long low, long high) implements Value {}

    /** A null reference. */
    record Null() implements Value {}

    /**
     * A reference that is not null.
     *
     * @param object a {@link Function}, a {@link WasmException}, an object of {@code runtime.heap}, or anything else, which
     *     is a host's value to the guest
     */
    record Reference(Object object) implements Value {}

    static Value i32(int value) {
        return new I32(value);
    }

    static Value i64(long value) {
        return new I64(value);
    }

    static Value f32(float value) {
        return new F32(Float.floatToRawIntBits(value));
    }

    static Value f64(double value) {
        return new F64(Double.doubleToRawLongBits(value));
    }

    /** The slots that the value takes. */
    default int width() {
        return this instanceof V128 ? 2 : 1;
    }

    /** Whether the value is one of {@code type}, of {@link TypeCode}. */
    default boolean isA(int type, CanonicalTypes types) {
        return switch (this) {
            case I32 _ -> type == TypeCode.I32;
            case I64 _ -> type == TypeCode.I64;
            case F32 _ -> type == TypeCode.F32;
            case F64 _ -> type == TypeCode.F64;
            case V128 _ -> type == TypeCode.V128;
            case Null _ -> TypeCode.isReference(type) && TypeCode.isNullable(type);
            case Reference(Object object) ->
                TypeCode.isReference(type) && ReferenceTest.of(type, types).matches(object);
        };
    }

    /** The bits of a number, or the lower half of a vector; 0 of a reference. */
    default long low() {
        return switch (this) {
            case I32(int value) -> value;
            case I64(long value) -> value;
            case F32(int bits) -> bits;
            case F64(long bits) -> bits;
            case V128(long low, var _) -> low;
            case Null _, Reference _ -> 0;
        };
    }

    /** The upper half of a vector; 0 of anything else. */
    default long high() {
        return this instanceof V128(var _, long high) ? high : 0;
    }

    /** What a reference refers to, or null. */
    default @Nullable Object reference() {
        return this instanceof Reference(Object object) ? object : null;
    }

    /** Puts the value into its slots. */
    default void put(CallStack stack, int slot) {
        put(stack.slots(), stack.references(), slot);
    }

    /** Puts the value into its slots, which are as those of a {@link CallStack}. */
    default void put(long[] slots, @Nullable Object[] references, int slot) {
        switch (this) {
            case I32 _, I64 _, F32 _, F64 _ -> slots[slot] = low();
            case V128(long low, long high) -> {
                slots[slot] = low;
                slots[slot + 1] = high;
            }
            case Null _, Reference _ -> references[slot] = reference();
        }
    }

    /** The values of some types in the slots from {@code base} on. */
    static List<Value> list(CallStack stack, int base, TypeCodes types) {
        return list(stack.slots(), stack.references(), base, types);
    }

    /** The values of some types in the slots from {@code base} on, which are as those of a {@link CallStack}. */
    static List<Value> list(long[] slots, @Nullable Object[] references, int base, TypeCodes types) {
        var values = new ArrayList<Value>(types.size());
        int slot = base;
        for (int i = 0; i < types.size(); i++) {
            values.add(get(slots, references, slot, types.get(i)));
            slot += SlotLayout.width(types.get(i));
        }
        return List.copyOf(values);
    }

    private static Value get(long[] slots, @Nullable Object[] references, int slot, int type) {
        if (TypeCode.isReference(type)) {
            return of(type, 0, 0, references[slot]);
        }
        return of(type, slots[slot], type == TypeCode.V128 ? slots[slot + 1] : 0, null);
    }

    /**
     * The value of a type of {@link TypeCode} out of its parts, of which those count that the type has.
     *
     * @param bits of a number, or the lower half of a vector
     * @param high upper half of a vector
     */
    static Value of(int type, long bits, long high, @Nullable Object reference) {
        return switch (type) {
            case TypeCode.I32 -> new I32((int) bits);
            case TypeCode.I64 -> new I64(bits);
            case TypeCode.F32 -> new F32((int) bits);
            case TypeCode.F64 -> new F64(bits);
            case TypeCode.V128 -> new V128(bits, high);
            default -> reference == null ? new Null() : new Reference(reference);
        };
    }
}
