package dev.abigate.reader.dwarf.unit;

import dev.abigate.format.Flaw;
import dev.abigate.format.dwarf.Attribute;
import dev.abigate.format.dwarf.DwarfTag;
import dev.abigate.format.dwarf.Form;
import dev.abigate.format.dwarf.Form.Content;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.dwarf.unit.Abbreviation.Field;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads entries where asked. */
public final class EntryReader {
    private static final String VALUE = "attribute value";

    private final UnitTable units;
    private final ArrayDeque<Entry> spare = new ArrayDeque<>();

    public EntryReader(UnitTable units) {
        this.units = units;
    }

    /** Is told the entries of a unit in their order. */
    public interface Visitor {
        /** Whether to read the attributes of an entry and to call {@link #entry}; asked of all. */
        boolean wants(DwarfTag tag, int position, int depth);

        /**
         * An entry.
         *
         * @param depth 0 for the unit's own entry
         */
        void entry(Entry entry, int depth);

        /** The end of a unit. */
        void end(int position);
    }

    /** An entry to read into, to be given back by {@link #give}. */
    public Entry take() {
        Entry entry = spare.poll();
        return entry == null ? new Entry() : entry;
    }

    /** Takes back an entry that is not needed any more. */
    public void give(Entry entry) {
        spare.push(entry);
    }

    /** Position of the entry that an attribute refers to, directly or by the signature of a type unit; negative if none. */
    public int target(Entry entry, Attribute attribute) {
        if (entry.has(attribute) && entry.content(attribute) == Content.SIGNATURE) {
            return units.typeOf(entry.value(attribute, 0)).orElse(-1);
        }
        return entry.reference(attribute);
    }

    /**
     * Reads the entry at a position.
     *
     * @throws dev.abigate.format.MalformedBinaryException where there is none that can be read
     */
    public void read(int position, Entry into) {
        read(units.at(position), position, into);
    }

    /** As {@link #read(int, Entry)}, where the unit is known. */
    public static void read(Unit unit, int position, Entry into) {
        Cursor in = unit.in();
        into.begin(unit, position);
        Abbreviation abbreviation = abbreviation(unit, position);
        if (abbreviation != null) {
            read(abbreviation, unit, into);
        }
        into.finish(unit.base() + in.offset());
    }

    private static void read(Abbreviation abbreviation, Unit unit, Entry into) {
        into.shape(abbreviation);
        for (Field field : abbreviation.fields()) {
            if (field.slot() == Abbreviation.SKIPPED) {
                skip(field, unit);
            } else {
                read(field, unit, into);
            }
        }
    }

    /**
     * Reads the children of an entry, one after the other.
     *
     * @param each is handed each of them, and may read what is below it; the object is the same each time
     */
    public void children(Entry parent, Consumer<Entry> each) {
        if (!parent.hasChildren()) {
            return;
        }
        Unit unit = parent.unit();
        Entry child = take();
        int position = parent.next();
        while (position < unit.end()) {
            read(unit, position, child);
            if (child.isEnd()) {
                position = child.next();
                break;
            }
            each.accept(child);
            position = behind(child);
        }
        parent.close(position);
        give(child);
    }

    /** Position behind an entry and all that is below it. */
    public int behind(Entry entry) {
        if (entry.behind() != Entry.NOT_YET) {
            return entry.behind();
        }
        Unit unit = entry.unit();
        Cursor in = unit.in();
        int position = entry.next();
        int depth = 1;
        while (depth > 0 && position < unit.end()) {
            Abbreviation abbreviation = abbreviation(unit, position);
            if (abbreviation == null) {
                depth--;
            } else {
                skip(abbreviation, unit);
                depth += abbreviation.hasChildren() ? 1 : 0;
            }
            int next = unit.base() + in.offset();
            unit.effort().spend(next - position, in, "entry");
            position = next;
        }
        return position;
    }

    /** Tells a visitor all entries of a unit. */
    public void walk(Unit unit, Visitor visitor) {
        Entry entry = take();
        Cursor in = unit.in();
        int position = unit.firstEntry();
        int depth = 0;
        do {
            Abbreviation abbreviation = abbreviation(unit, position);
            if (abbreviation == null) {
                depth--;
            } else {
                if (visitor.wants(abbreviation.tag(), position, depth)) {
                    entry.begin(unit, position);
                    read(abbreviation, unit, entry);
                    entry.finish(unit.base() + in.offset());
                    visitor.entry(entry, depth);
                    in.moveTo(unit.sectionOffset(entry.next()), "entry");
                } else {
                    skip(abbreviation, unit);
                }
                depth += abbreviation.hasChildren() ? 1 : 0;
            }
            position = unit.base() + in.offset();
        } while (depth > 0 && position < unit.end());
        visitor.end(position);
        give(entry);
    }

    /** The abbreviation of the entry at a position, or null at the end of a list; the cursor is at the attributes then. */
    private static @Nullable Abbreviation abbreviation(Unit unit, int position) {
        Cursor in = unit.in();
        in.moveTo(unit.sectionOffset(position), "entry");
        int code = in.leb32("abbreviation code");
        if (code == 0) {
            return null;
        }
        Abbreviation abbreviation = unit.abbreviations().get(code);
        if (abbreviation == null) {
            throw in.fail(
                    Flaw.VALUE,
                    unit.sectionOffset(position),
                    "abbreviation code",
                    "no abbreviation " + Integer.toUnsignedString(code));
        }
        return abbreviation;
    }

    private static void skip(Abbreviation abbreviation, Unit unit) {
        if (abbreviation.size() >= 0) {
            unit.in().skip(abbreviation.size(), VALUE);
            return;
        }
        for (Field field : abbreviation.fields()) {
            skip(field, unit);
        }
    }

    private static void skip(Field field, Unit unit) {
        Cursor in = unit.in();
        if (field.size() >= 0) {
            in.skip(field.size(), VALUE);
            return;
        }
        switch (field.encoding()) {
            case LEB -> in.leb64(VALUE);
            case SIGNED_LEB -> in.sleb64(VALUE);
            case ZERO_TERMINATED -> in.zeroTerminated(VALUE);
            case INDIRECT -> skip(indirect(field, unit), unit);
            case LENGTH_1, LENGTH_2, LENGTH_4, LENGTH_LEB -> in.skip(length(field.encoding(), in), VALUE);
            case NOTHING, BYTES_1, BYTES_2, BYTES_3, BYTES_4, BYTES_8, BYTES_16, ADDRESS, OFFSET ->
                throw new AssertionError("of a known size: " + field);
        }
    }

    private static void read(Field field, Unit unit, Entry into) {
        Cursor in = unit.in();
        int start = in.offset();
        long value = switch (field.encoding()) {
            case NOTHING -> field.constant();
            case BYTES_1 -> in.u8(VALUE);
            case BYTES_2 -> in.u16(VALUE);
            case BYTES_3 -> in.u16(VALUE) | in.u8(VALUE) << Short.SIZE;
            case BYTES_4, BYTES_8, ADDRESS, OFFSET ->
                field.size() == Long.BYTES ? in.u64(VALUE) : Integer.toUnsignedLong(in.u32(VALUE));
            case LEB -> in.leb64(VALUE);
            case SIGNED_LEB -> in.sleb64(VALUE);
            case ZERO_TERMINATED -> {
                in.zeroTerminated(VALUE);
                yield start;
            }
            case BYTES_16 -> block(in, field.size());
            case LENGTH_1, LENGTH_2, LENGTH_4, LENGTH_LEB -> block(in, length(field.encoding(), in));
            case INDIRECT -> {
                read(indirect(field, unit), unit, into);
                yield 0;
            }
        };
        Content content = field.content();
        if (content == Content.UNIT_REFERENCE) {
            reference(field.slot(), unit.position(), value, into);
        } else if (content == Content.REFERENCE) {
            reference(field.slot(), unit.base(), value, into);
        } else if (content != Content.OPAQUE) {
            into.put(field.slot(), content, value);
        }
    }

    /** A reference that leads out of all sections is none. */
    private static void reference(int slot, int from, long distance, Entry into) {
        if (distance >= 0 && distance < Integer.MAX_VALUE - from) {
            into.put(slot, Content.REFERENCE, from + distance);
        }
    }

    /** Steps over a block: its offset in the upper half, its size in the lower. */
    private static long block(Cursor in, int size) {
        int offset = in.offset();
        in.skip(size, VALUE);
        return (long) offset << Integer.SIZE | size;
    }

    private static int length(Form.Encoding encoding, Cursor in) {
        return switch (encoding) {
            case LENGTH_1 -> in.u8(VALUE);
            case LENGTH_2 -> in.u16(VALUE);
            case LENGTH_4 -> in.count32(1, VALUE);
            case LENGTH_LEB -> in.size(VALUE);
            case NOTHING,
                    BYTES_1,
                    BYTES_2,
                    BYTES_3,
                    BYTES_4,
                    BYTES_8,
                    BYTES_16,
                    ADDRESS,
                    OFFSET,
                    LEB,
                    SIGNED_LEB,
                    ZERO_TERMINATED,
                    INDIRECT -> throw new AssertionError("no length: " + encoding);
        };
    }

    /** The field as it is behind the form that comes with the value. */
    private static Field indirect(Field field, Unit unit) {
        Cursor in = unit.in();
        int code = in.leb32("form");
        Form form = Form.of(code)
                .filter(f -> f != Form.INDIRECT && f != Form.IMPLICIT_CONST)
                .orElseThrow(() -> in.fail(Flaw.VALUE, "form", "found 0x%x behind an indirect form".formatted(code)));
        int size = AbbreviationTable.size(
                form.encoding(), unit.header().offsetSize(), unit.header().addressSize());
        return new Field(field.slot(), size, form.encoding(), form.content(), 1);
    }
}
