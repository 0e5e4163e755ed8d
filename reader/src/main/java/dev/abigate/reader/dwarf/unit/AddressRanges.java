package dev.abigate.reader.dwarf.unit;

import dev.abigate.format.Flaw;
import dev.abigate.format.dwarf.Attribute;
import dev.abigate.format.dwarf.DebugSection;
import dev.abigate.format.dwarf.Form.Content;
import dev.abigate.reader.cursor.Cursor;

/** Reads which addresses of code an entry describes (DWARF 5, 2.17): one range, or a list of them. */
public final class AddressRanges {
    private static final int VERSION_WITH_KINDS = 5;

    private static final int END = 0;
    private static final int BASE_ADDRESS_INDEX = 1;
    private static final int START_INDEX_END_INDEX = 2;
    private static final int START_INDEX_LENGTH = 3;
    private static final int OFFSET_PAIR = 4;
    private static final int BASE_ADDRESS = 5;
    private static final int START_END = 6;
    private static final int START_LENGTH = 7;

    private final Unit unit;
    private final int addressSize;
    private final Each each;
    private long base;

    private AddressRanges(Unit unit, long base, Each each) {
        this.unit = unit;
        addressSize = unit.header().addressSize();
        this.base = base;
        this.each = each;
    }

    /** Is handed ranges. */
    public interface Each {
        /**
         * A range.
         *
         * @param end the address behind it
         */
        void range(long start, long end);
    }

    /**
     * Reads the ranges of an entry, of which code that the linker left out may be one.
     *
     * @param base what addresses in lists count from: the first address of the unit
     * @throws dev.abigate.format.MalformedBinaryException where a list cannot be read; each range before that was handed on
     */
    public static void read(Entry entry, long base, Each each) {
        var ranges = new AddressRanges(entry.unit(), base, each);
        if (entry.has(Attribute.RANGES)) {
            ranges.list(entry.content(Attribute.RANGES), entry.value(Attribute.RANGES, 0));
            return;
        }
        long start = EntryValues.address(entry, Attribute.LOW_PC);
        if (start == EntryValues.NONE || !entry.has(Attribute.HIGH_PC)) {
            return;
        }
        long end = entry.isConstant(Attribute.HIGH_PC)
                ? start + entry.value(Attribute.HIGH_PC, 0)
                : EntryValues.address(entry, Attribute.HIGH_PC);
        each.range(start, end);
    }

    private void list(Content content, long value) {
        DebugSections sections = unit.sections();
        if (unit.header().version() < VERSION_WITH_KINDS) {
            pairs(sections.cursor(DebugSection.RANGES, value));
        } else if (content == Content.LIST_INDEX) {
            entries(unit.rangeList(value));
        } else {
            entries(sections.cursor(DebugSection.RNGLISTS, value));
        }
    }

    /** Reads a list of {@code .debug_ranges} (DWARF 4, 2.17.3). */
    private void pairs(Cursor in) {
        long selection = addressSize == Long.BYTES ? -1 : 0xffffffffL;
        while (true) {
            long start = UnitHeader.offset(in, addressSize, "range start");
            long end = UnitHeader.offset(in, addressSize, "range end");
            unit.effort().spend(2L * addressSize, in, "range");
            if (start == selection) {
                base = end;
            } else if (start == 0 && end == 0) {
                return;
            } else {
                each.range(base + start, base + end);
            }
        }
    }

    /** Reads a list of {@code .debug_rnglists} (DWARF 5, 7.25). */
    private void entries(Cursor in) {
        while (true) {
            int before = in.offset();
            int kind = in.u8("range list entry");
            switch (kind) {
                case END -> {
                    return;
                }
                case BASE_ADDRESS_INDEX -> base = indexed(in);
                case START_INDEX_END_INDEX -> each.range(indexed(in), indexed(in));
                case START_INDEX_LENGTH -> startAndLength(indexed(in), in);
                case OFFSET_PAIR -> each.range(base + in.leb64("range start"), base + in.leb64("range end"));
                case BASE_ADDRESS -> base = address(in);
                case START_END -> each.range(address(in), address(in));
                case START_LENGTH -> startAndLength(address(in), in);
                default ->
                    throw in.fail(
                            Flaw.VALUE, before, "range list entry", "found 0x%x, known are 0 to 7".formatted(kind));
            }
            unit.effort().spend(in.offset() - before, in, "range list entry");
        }
    }

    private void startAndLength(long start, Cursor in) {
        each.range(start, start + in.leb64("range length"));
    }

    private long indexed(Cursor in) {
        return EntryValues.address(unit, in.leb64("address index"));
    }

    private long address(Cursor in) {
        return UnitHeader.offset(in, addressSize, "address");
    }
}
