package dev.abigate.reader.dwarf.unit;

import dev.abigate.format.Flaw;
import dev.abigate.format.dwarf.Attribute;
import dev.abigate.format.dwarf.DwarfTag;
import dev.abigate.format.dwarf.Form;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.dwarf.unit.Abbreviation.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The abbreviations of a unit by their codes (DWARF 5, 7.5.3). */
final class AbbreviationTable {
    private static final int CHILDREN_YES = 1;
    /** Compilers number abbreviations from 1 on without gaps. */
    private static final int DENSE_CODES = 1 << 16;

    private final Map<Integer, Abbreviation> sparse = new HashMap<>();
    private @Nullable Abbreviation[] dense = new Abbreviation[32];

    /**
     * Reads a table, up to its zero code.
     *
     * @param offsetSize bytes of offsets: 4 or 8
     */
    static AbbreviationTable read(Cursor in, int offsetSize, int addressSize) {
        var table = new AbbreviationTable();
        int code;
        while ((code = in.leb32("abbreviation code")) != 0) {
            table.put(code, abbreviation(in, offsetSize, addressSize));
        }
        return table;
    }

    private void put(int code, Abbreviation abbreviation) {
        if (code < 0 || code >= DENSE_CODES) {
            sparse.putIfAbsent(code, abbreviation);
            return;
        }
        if (code >= dense.length) {
            dense = Arrays.copyOf(dense, Math.max(code + 1, 2 * dense.length));
        }
        if (dense[code] == null) {
            dense[code] = abbreviation;
        }
    }

    /** The abbreviation of a code, or null where the table has none. */
    @Nullable
    Abbreviation get(int code) {
        return code >= 0 && code < DENSE_CODES ? code < dense.length ? dense[code] : null : sparse.get(code);
    }

    private static Abbreviation abbreviation(Cursor in, int offsetSize, int addressSize) {
        DwarfTag tag = DwarfTag.of(in.leb32("tag"));
        boolean hasChildren = in.u8("children") == CHILDREN_YES;
        var fields = new ArrayList<Field>();
        var seen = new BitSet(Attribute.SLOTS);
        while (true) {
            int attribute = in.leb32("attribute");
            int formCode = in.leb32("form");
            if (attribute == 0 && formCode == 0) {
                return new Abbreviation(tag, hasChildren, fields);
            }
            Form form = Form.of(formCode)
                    .orElseThrow(() -> in.fail(Flaw.VALUE, "form", "unknown form 0x%x".formatted(formCode)));
            long constant = form == Form.IMPLICIT_CONST ? in.sleb64("constant") : 1;
            Optional<Attribute> known = Attribute.of(attribute).filter(a -> !seen.get(a.slot()));
            known.ifPresent(a -> seen.set(a.slot()));
            int size = size(form.encoding(), offsetSize, addressSize);
            if (known.isPresent()) {
                fields.add(new Field(known.get().slot(), size, form.encoding(), form.content(), constant));
            } else {
                skip(fields, form, size);
            }
        }
    }

    /** Adds bytes to step over; to those before where both numbers are known. */
    private static void skip(List<Field> fields, Form form, int size) {
        if (size == 0) {
            return;
        }
        int before = 0;
        if (size > 0 && !fields.isEmpty()) {
            Field last = fields.getLast();
            if (last.slot() == Abbreviation.SKIPPED && last.size() > 0 && last.size() < 1 << 20) {
                before = last.size();
                fields.removeLast();
            }
        }
        fields.add(new Field(
                Abbreviation.SKIPPED, size < 0 ? -1 : before + size, form.encoding(), Form.Content.OPAQUE, 0));
    }

    /** Bytes of a value, or -1 where that depends on the value. */
    static int size(Form.Encoding encoding, int offsetSize, int addressSize) {
        return switch (encoding) {
            case NOTHING -> 0;
            case BYTES_1 -> 1;
            case BYTES_2 -> 2;
            case BYTES_3 -> 3;
            case BYTES_4 -> 4;
            case BYTES_8 -> 8;
            case BYTES_16 -> 16;
            case ADDRESS -> addressSize;
            case OFFSET -> offsetSize;
            case LEB, SIGNED_LEB, ZERO_TERMINATED, LENGTH_1, LENGTH_2, LENGTH_4, LENGTH_LEB, INDIRECT -> -1;
        };
    }
}
