package dev.abigate.runtime.heap;

import dev.abigate.format.ByteString;
import dev.abigate.reader.validation.DefinedType;
import dev.abigate.reader.validation.TypeCode;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import dev.abigate.runtime.type.TypedReference;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An array, held in a Java array as narrow as its elements. Numbers are given and taken as bits, those of narrow ones in
 * the low part. An index outside the array is an {@link IndexOutOfBoundsException} of the accessors, and a trap of the
 * methods on ranges; indices and lengths of ranges are unsigned.
 */
public abstract sealed class ArrayObject implements TypedReference {
    private static final int MAX_LENGTH = 1 << 29;

    /** An array itself, and the header of its elements. */
    private static final int OBJECT_BYTES = 48;

    private final DefinedType type;

    @SuppressWarnings("UnusedVariable") // held, for it to live as long
    private final HeapAccount.Share share;

    private ArrayObject(DefinedType type, HeapAccount.Share share) {
        this.type = type;
        this.share = share;
    }

    /**
     * A new array of zeros or nulls.
     *
     * @param length unsigned
     * @throws Trap where the heap has no room for it, or it has more elements than the JVM has in one array
     */
    public static ArrayObject of(DefinedType type, int length, HeapAccount heap) {
        int element = element(type);
        if (length < 0 || length > MAX_LENGTH) {
            throw new Trap(
                    TrapKind.MEMORY_LIMIT, "array of " + Integer.toUnsignedString(length) + " elements is too large");
        }
        HeapAccount.Share share = heap.share(OBJECT_BYTES + (long) length * elementBytes(element));
        if (TypeCode.isReference(element)) {
            return new References(type, share, length);
        }
        return switch (elementBytes(element)) {
            case Byte.BYTES -> new Bytes(type, share, length);
            case Short.BYTES -> new Shorts(type, share, length);
            case Integer.BYTES -> new Ints(type, share, length);
            case Long.BYTES -> new Longs(type, share, length);
            default -> new Vectors(type, share, length);
        };
    }

    /** The bytes that an element of a type of {@link TypeCode} takes in a data segment or on the heap; references take 8. */
    public static int elementBytes(int element) {
        return switch (element) {
            case TypeCode.I8 -> Byte.BYTES;
            case TypeCode.I16 -> Short.BYTES;
            case TypeCode.I32, TypeCode.F32 -> Integer.BYTES;
            case TypeCode.V128 -> 2 * Long.BYTES;
            default -> Long.BYTES;
        };
    }

    private static int element(DefinedType type) {
        return ((DefinedType.Shape.Array) type.shape()).element().type();
    }

    @Override
    public DefinedType type() {
        return type;
    }

    public abstract int length();

    /** The bits of a number, or the lower half of a vector. */
    public abstract long bits(int index);

    /** The upper half of a vector. */
    public long high(int index) {
        throw noVectors();
    }

    public abstract void setBits(int index, long bits);

    public void setVector(int index, long low, long high) {
        throw noVectors();
    }

    public @Nullable Object reference(int index) {
        throw new IllegalStateException("an array of numbers has no references");
    }

    public void setReference(int index, @Nullable Object reference) {
        throw new IllegalStateException("an array of numbers has no references");
    }

    /** Copies elements of {@code from}, which may be this array; both hold the same kind of elements. */
    public void copy(int to, ArrayObject from, int start, int count) {
        requireRange(to, count);
        from.requireRange(start, count);
        System.arraycopy(from.elements(), start * places(), elements(), to * places(), count * places());
    }

    /**
     * Sets elements from little-endian bytes.
     *
     * @param start index of the first byte, unsigned
     */
    public void set(int to, ByteString bytes, int start, int count) {
        requireRange(to, count);
        requireBytes(type, bytes, start, count);
        int size = elementBytes(element(type));
        ByteString source = bytes.slice(start, size * count);
        for (int i = 0; i < count; i++) {
            setLittleEndian(to + i, source.slice(i * size, size));
        }
    }

    /** Sets elements from the references of a segment. */
    public void set(int to, @Nullable Object[] segment, int start, int count) {
        requireRange(to, count);
        requireElements(segment, start, count);
        for (int i = 0; i < count; i++) {
            setReference(to + i, segment[start + i]);
        }
    }

    /** Traps unless there are bytes for {@code count} elements from {@code start} on. */
    public static void requireBytes(DefinedType type, ByteString bytes, int start, int count) {
        long size = Integer.toUnsignedLong(count) * elementBytes(element(type));
        if (Integer.toUnsignedLong(start) + size > bytes.length()) {
            throw new Trap(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS);
        }
    }

    /** Traps unless a segment has {@code count} references from {@code start} on. */
    public static void requireElements(@Nullable Object[] segment, int start, int count) {
        if (Integer.toUnsignedLong(start) + Integer.toUnsignedLong(count) > segment.length) {
            throw new Trap(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS);
        }
    }

    /** Sets elements to bits, the lower half of a vector with {@code high} above it. */
    public abstract void fill(int from, int count, long bits, long high, @Nullable Object reference);

    /** Traps unless {@code count} elements from {@code start} on are inside. */
    public final void requireRange(int start, int count) {
        if (Integer.toUnsignedLong(start) + Integer.toUnsignedLong(count) > length()) {
            throw new Trap(TrapKind.OUT_OF_BOUNDS_ARRAY_ACCESS);
        }
    }

    /** The Java array behind it, an object of which each element takes {@link #places} places. */
    abstract Object elements();

    int places() {
        return 1;
    }

    void setLittleEndian(int index, ByteString bytes) {
        setBits(index, LittleEndian.number(bytes, 0, bytes.length()));
    }

    private static IllegalStateException noVectors() {
        return new IllegalStateException("not an array of vectors");
    }

    private static final class Bytes extends ArrayObject {
        private final byte[] elements;

        Bytes(DefinedType type, HeapAccount.Share share, int length) {
            super(type, share);
            this.elements = new byte[length];
        }

        @Override
        public int length() {
            return elements.length;
        }

        @Override
        public long bits(int index) {
            return elements[index];
        }

        @Override
        public void setBits(int index, long bits) {
            elements[index] = (byte) bits;
        }

        @Override
        public void fill(int from, int count, long bits, long high, @Nullable Object reference) {
            requireRange(from, count);
            Arrays.fill(elements, from, from + count, (byte) bits);
        }

        @Override
        Object elements() {
            return elements;
        }
    }

    private static final class Shorts extends ArrayObject {
        private final short[] elements;

        Shorts(DefinedType type, HeapAccount.Share share, int length) {
            super(type, share);
            this.elements = new short[length];
        }

        @Override
        public int length() {
            return elements.length;
        }

        @Override
        public long bits(int index) {
            return elements[index];
        }

        @Override
        public void setBits(int index, long bits) {
            elements[index] = (short) bits;
        }

        @Override
        public void fill(int from, int count, long bits, long high, @Nullable Object reference) {
            requireRange(from, count);
            Arrays.fill(elements, from, from + count, (short) bits);
        }

        @Override
        Object elements() {
            return elements;
        }
    }

    private static final class Ints extends ArrayObject {
        private final int[] elements;

        Ints(DefinedType type, HeapAccount.Share share, int length) {
            super(type, share);
            this.elements = new int[length];
        }

        @Override
        public int length() {
            return elements.length;
        }

        @Override
        public long bits(int index) {
            return elements[index];
        }

        @Override
        public void setBits(int index, long bits) {
            elements[index] = (int) bits;
        }

        @Override
        public void fill(int from, int count, long bits, long high, @Nullable Object reference) {
            requireRange(from, count);
            Arrays.fill(elements, from, from + count, (int) bits);
        }

        @Override
        Object elements() {
            return elements;
        }
    }

    private static final class Longs extends ArrayObject {
        private final long[] elements;

        Longs(DefinedType type, HeapAccount.Share share, int length) {
            super(type, share);
            this.elements = new long[length];
        }

        @Override
        public int length() {
            return elements.length;
        }

        @Override
        public long bits(int index) {
            return elements[index];
        }

        @Override
        public void setBits(int index, long bits) {
            elements[index] = bits;
        }

        @Override
        public void fill(int from, int count, long bits, long high, @Nullable Object reference) {
            requireRange(from, count);
            Arrays.fill(elements, from, from + count, bits);
        }

        @Override
        Object elements() {
            return elements;
        }
    }

    private static final class Vectors extends ArrayObject {
        private final long[] halves;

        Vectors(DefinedType type, HeapAccount.Share share, int length) {
            super(type, share);
            this.halves = new long[2 * length];
        }

        @Override
        public int length() {
            return halves.length / 2;
        }

        @Override
        public long bits(int index) {
            return halves[2 * Objects.checkIndex(index, length())];
        }

        @Override
        public long high(int index) {
            return halves[2 * Objects.checkIndex(index, length()) + 1];
        }

        @Override
        public void setBits(int index, long bits) {
            setVector(index, bits, 0);
        }

        @Override
        public void setVector(int index, long low, long high) {
            Objects.checkIndex(index, length());
            halves[2 * index] = low;
            halves[2 * index + 1] = high;
        }

        @Override
        public void fill(int from, int count, long bits, long high, @Nullable Object reference) {
            requireRange(from, count);
            for (int i = from; i < from + count; i++) {
                setVector(i, bits, high);
            }
        }

        @Override
        void setLittleEndian(int index, ByteString bytes) {
            setVector(
                    index,
                    LittleEndian.number(bytes, 0, Long.BYTES),
                    LittleEndian.number(bytes, Long.BYTES, Long.BYTES));
        }

        @Override
        Object elements() {
            return halves;
        }

        @Override
        int places() {
            return 2;
        }
    }

    private static final class References extends ArrayObject {
        private final @Nullable Object[] elements;

        References(DefinedType type, HeapAccount.Share share, int length) {
            super(type, share);
            this.elements = new @Nullable Object[length];
        }

        @Override
        public int length() {
            return elements.length;
        }

        @Override
        public long bits(int index) {
            throw new IllegalStateException("an array of references has no bits");
        }

        @Override
        public void setBits(int index, long bits) {
            throw new IllegalStateException("an array of references has no bits");
        }

        @Override
        public @Nullable Object reference(int index) {
            return elements[index];
        }

        @Override
        public void setReference(int index, @Nullable Object reference) {
            elements[index] = reference;
        }

        @Override
        public void fill(int from, int count, long bits, long high, @Nullable Object reference) {
            requireRange(from, count);
            Arrays.fill(elements, from, from + count, reference);
        }

        @Override
        Object elements() {
            return elements;
        }
    }
}
