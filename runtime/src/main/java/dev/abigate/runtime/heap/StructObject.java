package dev.abigate.runtime.heap;

import dev.abigate.reader.validation.DefinedType;
import dev.abigate.runtime.type.TypedReference;
import org.jspecify.annotations.Nullable;

/**
 * A structure. Its fields are spread over two arrays: those that hold numbers and vectors over one of bits, in which a
 * vector takes two places, and those that hold references over another. {@link StructLayout} tells the places.
 */
public final class StructObject implements TypedReference {
    private static final long[] NO_NUMBERS = {};
    private static final @Nullable Object[] NO_REFERENCES = {};

    private final DefinedType type;

    @SuppressWarnings("UnusedVariable") // held, for it to live as long
    private final HeapAccount.Share share;

    private final long[] numbers;
    private final @Nullable Object[] references;

    /**
     * A structure with fields that are zero or null.
     *
     * @throws dev.abigate.runtime.trap.Trap where the heap has no room for it
     */
    public StructObject(DefinedType type, StructLayout layout, HeapAccount heap) {
        this.type = type;
        this.share = heap.share(layout.bytes());
        this.numbers = layout.numbers() == 0 ? NO_NUMBERS : new long[layout.numbers()];
        this.references = layout.references() == 0 ? NO_REFERENCES : new @Nullable Object[layout.references()];
    }

    @Override
    public DefinedType type() {
        return type;
    }

    /** The bits of a field; those of a packed one, and of 32-bit types, are in the low part, the rest is unspecified. */
    public long bits(int place) {
        return numbers[place];
    }

    public void setBits(int place, long bits) {
        numbers[place] = bits;
    }

    public @Nullable Object reference(int place) {
        return references[place];
    }

    public void setReference(int place, @Nullable Object reference) {
        references[place] = reference;
    }
}
