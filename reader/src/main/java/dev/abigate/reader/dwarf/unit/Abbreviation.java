package dev.abigate.reader.dwarf.unit;

import dev.abigate.format.dwarf.DwarfTag;
import dev.abigate.format.dwarf.Form;
import java.util.List;

/**
 * The shape of entries: tag and attributes, compiled for one size of addresses and offsets. Attributes that nobody asks
 * for are runs of bytes to step over.
 */
final class Abbreviation {
    /** The slot of what is stepped over. */
    static final int SKIPPED = -1;

    private final DwarfTag tag;
    private final boolean hasChildren;
    private final Field[] fields;
    private final int size;

    Abbreviation(DwarfTag tag, boolean hasChildren, List<Field> fields) {
        this.tag = tag;
        this.hasChildren = hasChildren;
        this.fields = fields.toArray(Field[]::new);
        int total = 0;
        for (Field field : this.fields) {
            total = field.size < 0 || total < 0 ? -1 : total + field.size;
        }
        size = total;
    }

    DwarfTag tag() {
        return tag;
    }

    boolean hasChildren() {
        return hasChildren;
    }

    Field[] fields() {
        return fields;
    }

    /** Bytes of all attributes together, or -1 where that depends on the values. */
    int size() {
        return size;
    }

    /**
     * An attribute.
     *
     * @param slot of the attribute, or {@link #SKIPPED}
     * @param size bytes of the value, or -1 where that depends on the value
     * @param constant the value of an implicit constant
     */
    record Field(int slot, int size, Form.Encoding encoding, Form.Content content, long constant) {}
}
