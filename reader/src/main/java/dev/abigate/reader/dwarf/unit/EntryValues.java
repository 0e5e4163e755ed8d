package dev.abigate.reader.dwarf.unit;

import dev.abigate.format.ByteString;
import dev.abigate.format.dwarf.Attribute;
import dev.abigate.format.dwarf.DebugSection;
import dev.abigate.format.dwarf.Form.Content;
import dev.abigate.reader.cursor.Cursor;

/** The values of attributes that lie elsewhere: strings, addresses, ranges, blocks. */
public final class EntryValues {
    /** No address. */
    public static final long NONE = -1;

    private EntryValues() {}

    /** The bytes of a string; none where the entry has no such attribute. */
    public static ByteString bytes(Entry entry, Attribute attribute) {
        if (!entry.has(attribute)) {
            return ByteString.EMPTY;
        }
        Unit unit = entry.unit();
        long value = entry.value(attribute, 0);
        Content content = entry.content(attribute);
        if (content == Content.STRING) {
            return stringAt(unit, value);
        } else if (content == Content.STRING_INDEX) {
            return stringAt(unit, stringOffset(unit, value));
        } else if (content == Content.LINE_STRING) {
            return string(unit, DebugSection.LINE_STR, value);
        } else if (content == Content.INLINE_STRING) {
            Cursor in = unit.in();
            in.moveTo((int) value, "string");
            ByteString string = in.zeroTerminated("string");
            unit.effort().spend(string.length(), in, "string");
            return string;
        }
        return ByteString.EMPTY;
    }

    /** The hash of the bytes of a string; that of none where the entry has no such attribute. */
    public static long hash(Entry entry, Attribute attribute) {
        if (!entry.has(attribute)) {
            return ByteString.EMPTY.hash64();
        }
        Unit unit = entry.unit();
        long value = entry.value(attribute, 0);
        return switch (entry.content(attribute)) {
            case STRING -> unit.strings().hash(unit, value);
            case STRING_INDEX -> unit.strings().hash(unit, stringOffset(unit, value));
            default -> bytes(entry, attribute).hash64();
        };
    }

    /** The text of the string at an offset of {@code .debug_str}. */
    public static String stringText(Unit unit, long offset) {
        return stringAt(unit, offset).utf8();
    }

    /** The text of the string with an index. */
    public static String indexedString(Unit unit, long index) {
        return stringAt(unit, stringOffset(unit, index)).utf8();
    }

    private static long stringOffset(Unit unit, long index) {
        return UnitHeader.offset(unit.stringOffset(index), unit.header().offsetSize(), "string offset");
    }

    static ByteString stringAt(Unit unit, long offset) {
        return string(unit, DebugSection.STR, offset);
    }

    private static ByteString string(Unit unit, DebugSection section, long offset) {
        ByteString strings = unit.sections().content(section);
        if (offset >= 0 && offset < strings.length()) {
            int start = (int) offset;
            int end = strings.indexOfZero(start, strings.length());
            if (end < strings.length()) {
                unit.effort().spend(end - start, unit.in(), "string");
                return strings.slice(start, end - start);
            }
        }
        // Where there is none, a cursor knows how to complain.
        return unit.sections().cursor(section, offset).zeroTerminated("string");
    }

    /** The text of a string; empty where the entry has no such attribute. */
    public static String text(Entry entry, Attribute attribute) {
        if (!entry.has(attribute)) {
            return "";
        }
        Unit unit = entry.unit();
        long value = entry.value(attribute, 0);
        return switch (entry.content(attribute)) {
            case STRING -> unit.strings().text(unit, value);
            case STRING_INDEX -> unit.strings().text(unit, stringOffset(unit, value));
            default -> bytes(entry, attribute).utf8();
        };
    }

    /** A cursor over a block. */
    public static Cursor block(Entry entry, Attribute attribute) {
        Cursor in = entry.unit().in();
        in.moveTo(entry.blockOffset(attribute), "block");
        return in.window(entry.blockSize(attribute), "block");
    }

    /** The first address of the code that the entry describes, or {@link #NONE}; in a list of ranges, the first one's. */
    public static long lowPc(Entry entry) {
        if (entry.has(Attribute.LOW_PC) || !entry.has(Attribute.RANGES)) {
            return address(entry, Attribute.LOW_PC);
        }
        long[] first = {NONE};
        AddressRanges.read(entry, 0, (start, _) -> first[0] = first[0] == NONE ? start : first[0]);
        return first[0];
    }

    /** The address that an attribute says, or {@link #NONE}. */
    public static long address(Entry entry, Attribute attribute) {
        if (!entry.has(attribute)) {
            return NONE;
        }
        long value = entry.value(attribute, NONE);
        return switch (entry.content(attribute)) {
            case ADDRESS -> value;
            case ADDRESS_INDEX -> address(entry.unit(), value);
            default -> NONE;
        };
    }

    /** The address with an index. */
    public static long address(Unit unit, long index) {
        return UnitHeader.offset(unit.address(index), unit.header().addressSize(), "address");
    }
}
