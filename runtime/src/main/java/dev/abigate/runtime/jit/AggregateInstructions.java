package dev.abigate.runtime.jit;

import dev.abigate.reader.validation.DefinedType;
import dev.abigate.runtime.heap.ArrayObject;
import dev.abigate.runtime.heap.StructLayout;
import dev.abigate.runtime.heap.StructObject;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import org.jspecify.annotations.Nullable;

/** What compiled code calls for instructions on structs and arrays. Numbers are passed as bits. */
public final class AggregateInstructions {
    private AggregateInstructions() {}

    public static StructObject newStruct(DefinedType type, StructLayout layout, Instance instance) {
        return new StructObject(type, layout, instance.store().heap());
    }

    /** The struct of a reference. */
    public static StructObject struct(@Nullable Object reference) {
        if (reference instanceof StructObject struct) {
            return struct;
        }
        throw new Trap(TrapKind.NULL_REFERENCE, "null structure reference");
    }

    /** The array of a reference. */
    public static ArrayObject array(@Nullable Object reference) {
        if (reference instanceof ArrayObject array) {
            return array;
        }
        throw new Trap(TrapKind.NULL_REFERENCE, "null array reference");
    }

    /** A new array of zeros or nulls; the length is unsigned. */
    public static ArrayObject newArray(int length, DefinedType type, Instance instance) {
        return ArrayObject.of(type, length, instance.store().heap());
    }

    public static int length(@Nullable Object reference) {
        return array(reference).length();
    }

    public static long bits(@Nullable Object reference, int index) {
        ArrayObject array = array(reference);
        try {
            return array.bits(index);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds();
        }
    }

    public static long high(@Nullable Object reference, int index) {
        ArrayObject array = array(reference);
        try {
            return array.high(index);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds();
        }
    }

    public static @Nullable Object reference(@Nullable Object reference, int index) {
        ArrayObject array = array(reference);
        try {
            return array.reference(index);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds();
        }
    }

    public static void setBits(@Nullable Object reference, int index, long bits) {
        ArrayObject array = array(reference);
        try {
            array.setBits(index, bits);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds();
        }
    }

    public static void setVector(@Nullable Object reference, int index, long low, long high) {
        ArrayObject array = array(reference);
        try {
            array.setVector(index, low, high);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds();
        }
    }

    public static void setReference(@Nullable Object reference, int index, @Nullable Object value) {
        ArrayObject array = array(reference);
        try {
            array.setReference(index, value);
        } catch (IndexOutOfBoundsException e) {
            throw outOfBounds();
        }
    }

    private static Trap outOfBounds() {
        return new Trap(TrapKind.OUT_OF_BOUNDS_ARRAY_ACCESS);
    }

    public static void fill(
            @Nullable Object reference, int from, int count, long bits, long high, @Nullable Object value) {
        array(reference).fill(from, count, bits, high, value);
    }

    public static void copy(
            @Nullable Object target, int to, @Nullable Object source, int from, int count, Instance instance) {
        ArrayObject targetArray = array(target);
        targetArray.copy(to, array(source), from, count);
    }

    /** A new array with elements of a data segment. */
    public static ArrayObject newFromData(int from, int count, DefinedType type, int segment, Instance instance) {
        requireData(from, count, type, segment, instance);
        ArrayObject array = newArray(count, type, instance);
        array.set(0, instance.data(segment), from, count);
        return array;
    }

    /** Sets elements to those of a data segment. */
    public static void initFromData(
            @Nullable Object reference, int to, int from, int count, int segment, Instance instance) {
        ArrayObject array = array(reference);
        array.requireRange(to, count);
        requireData(from, count, array.type(), segment, instance);
        array.set(to, instance.data(segment), from, count);
    }

    private static void requireData(int from, int count, DefinedType type, int segment, Instance instance) {
        int size = ArrayObject.elementBytes(
                ((DefinedType.Shape.Array) type.shape()).element().type());
        long end = Integer.toUnsignedLong(from) + Integer.toUnsignedLong(count) * size;
        if (end > instance.data(segment).length()) {
            throw new Trap(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS);
        }
    }

    /** A new array with references of an element segment. */
    public static ArrayObject newFromElements(int from, int count, DefinedType type, int segment, Instance instance) {
        @Nullable Object[] elements = elements(from, count, segment, instance);
        ArrayObject array = newArray(count, type, instance);
        setAll(array, 0, elements, from, count);
        return array;
    }

    /** Sets elements to references of an element segment. */
    public static void initFromElements(
            @Nullable Object reference, int to, int from, int count, int segment, Instance instance) {
        ArrayObject array = array(reference);
        array.requireRange(to, count);
        setAll(array, to, elements(from, count, segment, instance), from, count);
    }

    private static @Nullable Object[] elements(int from, int count, int segment, Instance instance) {
        @Nullable Object[] elements = instance.elements(segment);
        if (Integer.toUnsignedLong(from) + Integer.toUnsignedLong(count) > elements.length) {
            throw new Trap(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS);
        }
        return elements;
    }

    private static void setAll(ArrayObject array, int to, @Nullable Object[] elements, int from, int count) {
        for (int i = 0; i < count; i++) {
            array.setReference(to + i, elements[from + i]);
        }
    }
}
