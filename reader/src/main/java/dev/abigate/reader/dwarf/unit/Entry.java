package dev.abigate.reader.dwarf.unit;

import dev.abigate.format.dwarf.Attribute;
import dev.abigate.format.dwarf.DwarfTag;
import dev.abigate.format.dwarf.Form.Content;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link EntryReader} found at a place: a debugging information entry with its attributes, to be overwritten by the
 * next one.
 *
 * <p>Positions are those of {@link UnitTable}.
 */
public final class Entry {
    static final int NOT_YET = -1;

    private final long[] values = new long[Attribute.SLOTS];
    private final Content[] contents = new Content[Attribute.SLOTS];
    private final int[] generations = new int[Attribute.SLOTS];
    private int generation;

    private @Nullable Unit unit;
    private DwarfTag tag = DwarfTag.OTHER;
    private boolean hasChildren;
    private boolean end;
    private int position;
    private int next;
    private int behind;

    void begin(Unit unit, int position) {
        generation++;
        this.unit = unit;
        this.position = position;
        end = true;
        hasChildren = false;
        behind = NOT_YET;
        tag = DwarfTag.OTHER;
    }

    void shape(Abbreviation abbreviation) {
        end = false;
        tag = abbreviation.tag();
        hasChildren = abbreviation.hasChildren();
    }

    void put(int slot, Content content, long value) {
        generations[slot] = generation;
        contents[slot] = content;
        values[slot] = value;
    }

    void finish(int next) {
        this.next = next;
        if (!hasChildren) {
            behind = next;
        }
    }

    /** Says where what is below it ends. */
    void close(int behind) {
        this.behind = behind;
    }

    /** Position behind it and all that is below it, or {@link #NOT_YET} where that was not come by. */
    int behind() {
        return behind;
    }

    public Unit unit() {
        if (unit == null) {
            throw new IllegalStateException("nothing was read");
        }
        return unit;
    }

    public DwarfTag tag() {
        return tag;
    }

    /** Whether it is no entry, but the end of a list of children. */
    public boolean isEnd() {
        return end;
    }

    public boolean hasChildren() {
        return hasChildren;
    }

    /** Where it begins. */
    public int position() {
        return position;
    }

    /** Where the bytes behind its attributes begin: its first child, or what follows an entry without children. */
    public int next() {
        return next;
    }

    public boolean has(Attribute attribute) {
        return generations[attribute.slot()] == generation;
    }

    /** What the value is; of an attribute that it has. */
    public Content content(Attribute attribute) {
        return contents[attribute.slot()];
    }

    /** A number, offset or index; {@code otherwise} where it has no such attribute. */
    public long value(Attribute attribute, long otherwise) {
        return has(attribute) ? values[attribute.slot()] : otherwise;
    }

    /** Whether it has a flag that is set. */
    public boolean flag(Attribute attribute) {
        return has(attribute) && values[attribute.slot()] != 0;
    }

    /** Whether it has the attribute, as a number. */
    public boolean isConstant(Attribute attribute) {
        return has(attribute)
                && (content(attribute) == Content.CONSTANT || content(attribute) == Content.SIGNED_CONSTANT);
    }

    /** Whether it has the attribute, as a block of bytes or an expression. */
    public boolean isBlock(Attribute attribute) {
        return has(attribute) && content(attribute) == Content.BLOCK;
    }

    /** The entry that the attribute refers to, or -1 where it has none. */
    public int reference(Attribute attribute) {
        return has(attribute) && content(attribute) == Content.REFERENCE ? (int) values[attribute.slot()] : -1;
    }

    /** The offset of a block's first byte in its section. */
    public int blockOffset(Attribute attribute) {
        return (int) (values[attribute.slot()] >>> Integer.SIZE);
    }

    /** The number of bytes of a block. */
    public int blockSize(Attribute attribute) {
        return (int) values[attribute.slot()];
    }
}
