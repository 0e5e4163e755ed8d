package dev.abigate.runtime.instance;

import dev.abigate.reader.validation.TypeText;
import org.jspecify.annotations.Nullable;

/** A global variable. Which of its parts counts depends on its type. */
public final class Global {
    private final int type;
    private final boolean mutable;
    private long bits;
    private long high;
    private @Nullable Object reference;

    /** A global that is zero or null, of a type of {@link dev.abigate.reader.validation.TypeCode}. */
    public Global(int type, boolean mutable) {
        this.type = type;
        this.mutable = mutable;
    }

    /** A global with a value. */
    public Global(int type, boolean mutable, Value value) {
        this(type, mutable);
        set(value);
    }

    /** The type of its value, of {@link dev.abigate.reader.validation.TypeCode}. */
    public int type() {
        return type;
    }

    public boolean isMutable() {
        return mutable;
    }

    /** The bits of a number, or the lower half of a vector. */
    public long bits() {
        return bits;
    }

    public void setBits(long bits) {
        this.bits = bits;
    }

    /** The upper half of a vector. */
    public long high() {
        return high;
    }

    public void setHigh(long high) {
        this.high = high;
    }

    public @Nullable Object reference() {
        return reference;
    }

    public void setReference(@Nullable Object reference) {
        this.reference = reference;
    }

    public Value value() {
        return Value.of(type, bits, high, reference);
    }

    /** Sets the value, which is of the global's type. */
    public void set(Value value) {
        bits = value.low();
        high = value.high();
        reference = value.reference();
    }

    @Override
    public String toString() {
        return TypeText.global(type, mutable);
    }
}
