package dev.abigate.reader.dwarf.unit;

import dev.abigate.format.dwarf.DebugSection;
import dev.abigate.reader.cursor.Cursor;

/**
 * A unit of {@code .debug_info} or {@code .debug_types} (DWARF 5, 7.5.1).
 *
 * <p>Positions are those of {@link UnitTable}; the unit's section begins at position {@code base}.
 */
public final class Unit {
    private final UnitHeader header;
    private final DebugSections sections;
    private final AbbreviationTable abbreviations;
    private final Cursor in;
    private final int base;
    private final Effort effort;
    private final RecentStrings strings;

    private DebugSections addressSections;
    private long stringBase;
    private long addressBase;
    private long listBase;

    Unit(
            UnitHeader header,
            DebugSections sections,
            AbbreviationTable abbreviations,
            Cursor in,
            int base,
            Effort effort,
            RecentStrings strings) {
        this.header = header;
        this.sections = sections;
        this.abbreviations = abbreviations;
        this.in = in;
        this.base = base;
        this.effort = effort;
        this.strings = strings;
        addressSections = sections;
    }

    public UnitHeader header() {
        return header;
    }

    /** The sections that its attributes refer to. */
    public DebugSections sections() {
        return sections;
    }

    AbbreviationTable abbreviations() {
        return abbreviations;
    }

    /** The cursor over the unit's section, for all reading of its entries. */
    Cursor in() {
        return in;
    }

    /** The bound on all reading. */
    public Effort effort() {
        return effort;
    }

    /** What was made of the file's strings lately. */
    RecentStrings strings() {
        return strings;
    }

    int base() {
        return base;
    }

    /** Position of the header. */
    public int position() {
        return base + header.offset();
    }

    /** Position behind the last byte. */
    public int end() {
        return base + header.end();
    }

    /** Position of the unit's own entry. */
    public int firstEntry() {
        return base + header.firstEntry();
    }

    /** Offset in its section of a position. */
    public int sectionOffset(int position) {
        return position - base;
    }

    /** Says what indices count from. */
    void setBases(long strings, long addresses, long lists) {
        stringBase = strings;
        addressBase = addresses;
        listBase = lists;
    }

    /** Takes addresses from the unit in the file that is loaded, whose other half this one is. */
    void join(Unit skeleton) {
        addressSections = skeleton.sections;
        addressBase = skeleton.addressBase;
    }

    /** A cursor over the entry of {@code .debug_str_offsets} with an index. */
    Cursor stringOffset(long index) {
        return cursor(sections, DebugSection.STR_OFFSETS, stringBase, index, header.offsetSize());
    }

    /** A cursor over the entry of {@code .debug_addr} with an index. */
    Cursor address(long index) {
        return cursor(addressSections, DebugSection.ADDR, addressBase, index, header.addressSize());
    }

    /** A cursor over the list of {@code .debug_rnglists} with an index. */
    Cursor rangeList(long index) {
        Cursor offsets = cursor(sections, DebugSection.RNGLISTS, listBase, index, header.offsetSize());
        long offset = UnitHeader.offset(offsets, header.offsetSize(), "range list offset");
        return cursor(sections, DebugSection.RNGLISTS, listBase, offset, 1);
    }

    private static Cursor cursor(DebugSections sections, DebugSection section, long base, long index, int itemSize) {
        long offset = index < 0 || index > Integer.MAX_VALUE ? Long.MAX_VALUE : base + index * itemSize;
        return sections.cursor(section, offset);
    }
}
