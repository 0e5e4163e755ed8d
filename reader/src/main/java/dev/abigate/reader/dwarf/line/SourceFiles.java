package dev.abigate.reader.dwarf.line;

import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.dwarf.Attribute;
import dev.abigate.format.dwarf.DebugSection;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.dwarf.unit.DebugSections;
import dev.abigate.reader.dwarf.unit.Entry;
import dev.abigate.reader.dwarf.unit.Gaps;
import dev.abigate.reader.dwarf.unit.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files that entries are declared in, by the numbers that the line tables of their units give them. */
public final class SourceFiles {
    private final Gaps gaps;
    private final Map<Table, List<String>> tables = new HashMap<>();

    private record Table(DebugSections sections, long offset) {}

    /**
     * @param gaps is told of tables that cannot be read
     */
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
        return split || unitEntry.has(Attribute.STMT_LIST)
                ? at(unitEntry.unit(), unitEntry.value(Attribute.STMT_LIST, 0))
                : List.of();
    }

    /** The files that the line table at an offset names, by number; of none where it cannot be read. */
    public List<String> at(Unit unit, long offset) {
        var table = new Table(unit.sections(), offset);
        List<String> known = tables.get(table);
        if (known == null) {
            known = read(unit, offset);
            tables.put(table, known);
        }
        return known;
    }

    private List<String> read(Unit unit, long offset) {
        try {
            Cursor in = unit.sections().cursor(DebugSection.LINE, offset);
            return LineHeader.read(in, unit.sections(), unit.effort()).header().files();
        } catch (MalformedBinaryException e) {
            gaps.add(DebugSection.LINE, e);
            return List.of();
        }
    }
}
