package dev.abigate.runtime.aot;

import dev.abigate.format.aot.ValueType;
import dev.abigate.runtime.aot.call.AddressedMemory;
import dev.abigate.runtime.instance.Table;
import org.jspecify.annotations.Nullable;

/** A table of an instance, which compiled code has inside its structures, as words. */
final class SharedTable {
    private static final long NEVER = -1;

    private final Table table;
    private final ValueType elementType;
    private final StructureLayout.Table layout;
    private final long address;
    private final int slots;
    private final AddressedMemory space;
    private final ReferenceWords references;
    /** What the code and others last agreed on. */
    private final int[] known;

    private long knownChanges = NEVER;

    SharedTable(AotImage image, int index, Table table, AddressedMemory space, ReferenceWords references) {
        var declaration = image.module().initData().tables().get(index);
        this.table = table;
        this.elementType = declaration.elementType().type();
        this.layout = image.layout().table();
        this.address = image.table(index);
        this.slots = (int) AotImage.slots(declaration);
        this.space = space;
        this.references = references;
        this.known = new int[slots];
    }

    /** Gives the code what others have changed. */
    void write() {
        if (knownChanges == table.changes()) {
            return;
        }
        setSize(table.size());
        if (layout.maximum() != StructureLayout.NONE) {
            space.putInt(address + layout.maximum(), slots);
        }
        for (int i = 0; i < table.size(); i++) {
            known[i] = (int) word(table.get(i));
            setElement(i, known[i]);
        }
        knownChanges = table.changes();
    }

    /** Shows others what the code has changed. */
    void read() {
        if (size() > table.size()) {
            table.grow(size() - table.size(), null);
        }
        int count = Math.min(size(), table.size());
        for (int i = 0; i < count; i++) {
            int word = (int) element(i);
            if (word != known[i]) {
                table.set(i, references.reference(elementType, word));
                known[i] = word;
            }
        }
        knownChanges = table.changes();
    }

    /** The number of elements: at most that of the slots, whatever the code has written. */
    int size() {
        if (layout.size() == StructureLayout.NONE) {
            return slots;
        }
        long written = Integer.toUnsignedLong(space.getInt(address + layout.size()));
        return (int) Math.min(written, slots);
    }

    /** Sets the number of elements, at most that of the slots. */
    void setSize(int size) {
        if (layout.size() != StructureLayout.NONE) {
            space.putInt(address + layout.size(), size);
        }
    }

    /** How many elements there may ever be. */
    int slots() {
        return slots;
    }

    private long elementAddress(int index) {
        return address + layout.headerBytes() + (long) index * layout.elementBytes();
    }

    /** The word in an element. */
    long element(int index) {
        return space.getInt(elementAddress(index));
    }

    void setElement(int index, long word) {
        if (layout.elementBytes() == Long.BYTES) {
            space.putLong(elementAddress(index), word);
        } else {
            space.putInt(elementAddress(index), (int) word);
        }
    }

    /** The word of a reference that an element may be. */
    long word(@Nullable Object reference) {
        return references.word(elementType, reference);
    }
}
