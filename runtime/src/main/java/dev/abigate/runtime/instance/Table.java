package dev.abigate.runtime.instance;

import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.Limits;
import dev.abigate.reader.validation.TypeText;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A table of references. Indices and counts are unsigned. */
public final class Table {
    /** More elements than this no table has, whatever its type allows. */
    private static final long MAX_ELEMENTS = 1L << 28;

    private final Store store;
    private final int elementType;
    private final Limits limits;
    private @Nullable Object[] elements;
    private int size;
    private long changes;

    /**
     * A table of its minimum size.
     *
     * @param elementType of {@link dev.abigate.reader.validation.TypeCode}
     * @param initial value of the elements
     * @throws Trap where the store's limit does not allow it
     */
    public Table(Store store, int elementType, Limits limits, @Nullable Object initial) {
        this.store = store;
        this.elementType = elementType;
        this.limits = limits;
        long minimum = limits.minimum();
        if (minimum < 0 || minimum > MAX_ELEMENTS || !store.reserveTableElements(minimum)) {
            throw new Trap(
                    TrapKind.MEMORY_LIMIT, "a table of " + Long.toUnsignedString(minimum) + " elements is too large");
        }
        this.size = (int) minimum;
        this.elements = new @Nullable Object[size];
        Arrays.fill(elements, initial);
    }

    /** The type of the elements, of {@link dev.abigate.reader.validation.TypeCode}. */
    public int elementType() {
        return elementType;
    }

    /** The limits with the current size as the minimum, as import matching sees them. */
    public Limits limits() {
        return new Limits(limits.addressType(), size, limits.maximum());
    }

    /** Whether indices are 64 bits wide. */
    public boolean is64() {
        return limits.addressType() == AddressType.I64;
    }

    public int size() {
        return size;
    }

    /** A number that is another one after each change. */
    public long changes() {
        return changes;
    }

    /**
     * An element.
     *
     * @throws Trap where there is none
     */
    public @Nullable Object get(long index) {
        if (index < 0 || index >= size) {
            throw new Trap(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS);
        }
        return elements[(int) index];
    }

    /**
     * The function that an indirect call means.
     *
     * @throws Trap where there is no such element, or it is null
     */
    public Function callee(long index) {
        if (index < 0 || index >= size) {
            throw new Trap(TrapKind.UNDEFINED_ELEMENT);
        }
        if (elements[(int) index] instanceof Function function) {
            return function;
        }
        throw new Trap(TrapKind.UNINITIALIZED_ELEMENT, "uninitialized element " + index);
    }

    /**
     * Sets an element.
     *
     * @throws Trap where there is none
     */
    public void set(long index, @Nullable Object reference) {
        if (index < 0 || index >= size) {
            throw new Trap(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS);
        }
        elements[(int) index] = reference;
        changes++;
    }

    /** Adds elements, and tells the size before, or -1 where a limit does not allow so many. */
    public synchronized long grow(long count, @Nullable Object reference) {
        int before = size;
        long maximum = limits.maximum().orElse(-1);
        long allowed = Long.compareUnsigned(maximum, MAX_ELEMENTS) < 0 ? maximum : MAX_ELEMENTS;
        if (count < 0 || count > allowed - before || !store.reserveTableElements(count)) {
            return -1;
        }
        int after = (int) (before + count);
        if (after > elements.length) {
            int capacity = (int) Math.min(Math.max(after, before + (before >> 1)), allowed);
            try {
                elements = Arrays.copyOf(elements, capacity);
            } catch (OutOfMemoryError e) {
                store.releaseTableElements(count);
                return -1;
            }
        }
        Arrays.fill(elements, before, after, reference);
        size = after;
        changes++;
        return before;
    }

    /** Sets elements from {@code start} on to one reference. */
    public void fill(long start, long count, @Nullable Object reference) {
        requireRange(start, count, size);
        Arrays.fill(elements, (int) start, (int) (start + count), reference);
        changes++;
    }

    /** Copies elements of {@code from}, which may be this table. */
    public void copy(long to, Table from, long start, long count) {
        requireRange(to, count, size);
        requireRange(start, count, from.size);
        System.arraycopy(from.elements, (int) start, elements, (int) to, (int) count);
        changes++;
    }

    /** Copies references of an element segment. */
    public void set(long to, @Nullable Object[] references, long start, long count) {
        requireRange(to, count, size);
        requireRange(start, count, references.length);
        System.arraycopy(references, (int) start, elements, (int) to, (int) count);
        changes++;
    }

    private static void requireRange(long start, long count, int size) {
        if (start < 0 || count < 0 || start > size || count > size - start) {
            throw new Trap(TrapKind.OUT_OF_BOUNDS_TABLE_ACCESS);
        }
    }

    @Override
    public String toString() {
        return TypeText.table(elementType, limits());
    }
}
