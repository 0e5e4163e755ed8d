package dev.abigate.reader.dwarf.unit;

import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.dwarf.Attribute;
import dev.abigate.format.dwarf.DebugSection;
import dev.abigate.reader.cursor.Cursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds all units, and joins the halves of split ones. */
public final class UnitTableReader {
    private static final int VERSION_WITH_INDICES = 5;
    /** Version, address and segment sizes and offset count of a range list table; its length comes before. */
    private static final int RANGE_LIST_HEADER = 8;

    private final Gaps gaps;
    private final List<Unit> units = new ArrayList<>();
    private final Map<AbbreviationKey, AbbreviationTable> abbreviations = new HashMap<>();
    private final Effort effort;
    private int missing;
    private int size;

    private record AbbreviationKey(DebugSections sections, int offset, int offsetSize, int addressSize) {}

    private UnitTableReader(Gaps gaps, Effort effort) {
        this.gaps = gaps;
        this.effort = effort;
    }

    /**
     * Reads the headers of all units.
     *
     * @param files the file that is loaded, then others that belong to it
     * @param gaps is told of units that cannot be read
     */
    public static UnitTable read(List<DebugSections> files, Gaps gaps) {
        var reader = new UnitTableReader(gaps, Effort.of(files));
        for (DebugSections file : files) {
            PackageIndex index = PackageIndex.read(file, gaps);
            var strings = new RecentStrings(file.content(DebugSection.STR).length());
            reader.section(file, DebugSection.INFO, index, strings);
            reader.section(file, DebugSection.TYPES, index, strings);
        }
        reader.findBases();
        return new UnitTable(reader.units, reader.missing);
    }

    private void section(DebugSections file, DebugSection section, PackageIndex index, RecentStrings strings) {
        Cursor in = file.cursor(section);
        if (in.remaining() > Integer.MAX_VALUE - size) {
            gaps.add(section, 0, "debug information of more than 2 GiB");
            return;
        }
        int base = size;
        size += in.remaining();
        Cursor entries = file.cursor(section);
        while (!in.atEnd()) {
            int start = in.offset();
            int end = start;
            try {
                UnitHeader.Length length = UnitHeader.Length.read(in);
                Cursor body = in.window(length.size(), "unit");
                end = in.offset();
                UnitHeader header = UnitHeader.read(body, start, length.offsetSize(), section == DebugSection.TYPES);
                DebugSections sections = index.sectionsOf(section, start);
                units.add(new Unit(header, sections, abbreviations(sections, header), entries, base, effort, strings));
            } catch (MalformedBinaryException e) {
                gaps.add(section, e);
                missing++;
                if (end == start) {
                    return;
                }
            }
        }
    }

    private AbbreviationTable abbreviations(DebugSections sections, UnitHeader header) {
        Cursor in = sections.cursor(DebugSection.ABBREV, header.abbreviations());
        int start = in.offset();
        var key = new AbbreviationKey(sections, start, header.offsetSize(), header.addressSize());
        AbbreviationTable known = abbreviations.get(key);
        if (known != null) {
            return known;
        }
        AbbreviationTable table = AbbreviationTable.read(in, header.offsetSize(), header.addressSize());
        effort.spend(in.offset() - start, in, "abbreviations");
        abbreviations.put(key, table);
        return table;
    }

    /** Reads what the units' own entries say about indices. */
    private void findBases() {
        var skeletons = new HashMap<Long, Unit>();
        var names = new HashMap<Long, String>();
        var halves = new HashMap<Unit, Long>();
        var entry = new Entry();
        for (Unit unit : units) {
            try {
                EntryReader.read(unit, unit.firstEntry(), entry);
                UnitHeader header = unit.header();
                boolean indexed = header.version() >= VERSION_WITH_INDICES;
                long length = header.offsetSize() == Long.BYTES ? Integer.BYTES + Long.BYTES : Integer.BYTES;
                unit.setBases(
                        entry.value(Attribute.STR_OFFSETS_BASE, indexed ? length + Integer.BYTES : 0),
                        entry.value(Attribute.ADDR_BASE, indexed ? length + Integer.BYTES : 0),
                        entry.value(Attribute.RNGLISTS_BASE, indexed ? length + RANGE_LIST_HEADER : 0));
                long id = entry.value(Attribute.GNU_DWO_ID, header.id());
                if (unit.sections().isSplit()) {
                    halves.put(unit, id);
                } else if (entry.has(Attribute.DWO_NAME)) {
                    skeletons.put(id, unit);
                    names.put(id, EntryValues.text(entry, Attribute.DWO_NAME));
                }
            } catch (MalformedBinaryException e) {
                gaps.add(DebugSection.INFO, e);
            }
        }
        halves.forEach((unit, id) -> {
            Unit skeleton = skeletons.get(id);
            if (skeleton != null) {
                unit.join(skeleton);
                names.remove(id);
            }
        });
        missing += names.size();
        names.forEach((id, name) -> {
            Unit skeleton = skeletons.get(id);
            if (skeleton != null) {
                int offset = skeleton.header().offset();
                gaps.add(
                        DebugSection.INFO,
                        offset,
                        "the unit's content is in '%s', which was not given".formatted(name));
            }
        });
    }
}
