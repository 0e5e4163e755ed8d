package dev.abigate.reader.dwarf.line;

import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.dwarf.Attribute;
import dev.abigate.format.dwarf.DebugSection;
import dev.abigate.reader.dwarf.unit.DebugSections;
import dev.abigate.reader.dwarf.unit.Entry;
import dev.abigate.reader.dwarf.unit.Gaps;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files that entries are declared in, by the numbers that the line tables of their units give them. */
public final class SourceFiles {
    private final Gaps gaps;
    private final Map<Table, List<String>> tables = new HashMap<>();

    private record Table(DebugSections sections, long offset) {}

    public SourceFiles(Gaps gaps) {
        this.gaps = gaps;
    }

    /**
     * The files of a unit, by number.
     *
     * @param unitEntry the unit's own entry
     */
    public List<String> of(Entry unitEntry) {
        DebugSections sections = unitEntry.unit().sections();
        boolean split = sections.isSplit() && sections.has(DebugSection.LINE);
        if (!split && !unitEntry.has(Attribute.STMT_LIST)) {
            return List.of();
        }
        var table = new Table(sections, unitEntry.value(Attribute.STMT_LIST, 0));
        List<String> known = tables.get(table);
        if (known == null) {
            known = read(table);
            tables.put(table, known);
        }
        return known;
    }

    private List<String> read(Table table) {
        try {
            return LineHeader.read(table.sections.cursor(DebugSection.LINE, table.offset), table.sections)
                    .header()
                    .files();
        } catch (MalformedBinaryException e) {
            gaps.add(DebugSection.LINE, e);
            return List.of();
        }
    }
}
