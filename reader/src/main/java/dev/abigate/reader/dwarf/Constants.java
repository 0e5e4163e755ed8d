package dev.abigate.reader.dwarf;

import dev.abigate.format.dwarf.Attribute;
import dev.abigate.format.dwarf.Form.Content;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.dwarf.unit.Entry;
import dev.abigate.reader.dwarf.unit.EntryValues;
import java.util.HexFormat;

/** The values of constants. */
final class Constants {
    private Constants() {}

    /**
     * The number of an attribute; 0 where it has none. Forms of a fixed size do not say whether they are signed, which the
     * type does.
     *
     * @param size bytes of the type, or 0 where unknown
     */
    static long number(Entry entry, Attribute attribute, boolean signed, long size) {
        long value = entry.value(attribute, 0);
        if (signed && entry.has(attribute) && entry.content(attribute) == Content.CONSTANT && size > 0 && size < 8) {
            int unused = Long.SIZE - (int) size * Byte.SIZE;
            return value << unused >> unused;
        }
        return value;
    }

    /** The text of a constant: a decimal number, or bytes in hexadecimal, or a string; empty where it has none. */
    static String text(Entry entry, Attribute attribute, boolean signed, long size) {
        if (!entry.has(attribute)) {
            return "";
        }
        if (entry.isConstant(attribute)) {
            long number = number(entry, attribute, signed, size);
            boolean negative = signed || entry.content(attribute) == Content.SIGNED_CONSTANT;
            return negative ? Long.toString(number) : Long.toUnsignedString(number);
        }
        if (entry.isBlock(attribute)) {
            Cursor in = EntryValues.block(entry, attribute);
            return "0x"
                    + HexFormat.of().formatHex(in.bytes(in.remaining(), "value").toArray());
        }
        return EntryValues.text(entry, attribute);
    }
}
