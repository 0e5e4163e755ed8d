package dev.abigate.reader.dwarf.unit;

import dev.abigate.format.Flaw;
import dev.abigate.format.MalformedBinaryException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * All units of the files that belong together.
 *
 * <p>Their sections are thought of as laid one behind the other: a position is an offset in that row. So an entry has one
 * number, from whatever file it comes.
 */
public final class UnitTable {
    private final List<Unit> units;
    private final int missing;
    private final int[] starts;
    private final Map<Long, Unit> types = new HashMap<>();

    /**
     * @param units in the order of their positions
     * @param missing units whose content is in a file that was not given, or that cannot be read
     */
    UnitTable(List<Unit> units, int missing) {
        this.units = List.copyOf(units);
        this.missing = missing;
        starts = units.stream().mapToInt(Unit::position).toArray();
        for (Unit unit : units) {
            if (unit.header().kind().isType()) {
                types.putIfAbsent(unit.header().id(), unit);
            }
        }
    }

    /** In the order of their positions. */
    public List<Unit> units() {
        return units;
    }

    /** The number of units whose content is in a file that was not given, or that cannot be read. */
    public int missing() {
        return missing;
    }

    /** The unit that a position lies in. */
    public Unit at(int position) {
        int found = Arrays.binarySearch(starts, position);
        int index = found >= 0 ? found : -found - 2;
        if (index < 0 || position >= units.get(index).end()) {
            throw new MalformedBinaryException(
                    Flaw.VALUE, position, "field 'reference'", "no unit at 0x%x".formatted(position));
        }
        return units.get(index);
    }

    /** Position of the type that the type unit of a signature holds. */
    public OptionalInt typeOf(long signature) {
        Unit unit = types.get(signature);
        return unit == null
                ? OptionalInt.empty()
                : OptionalInt.of((int) (unit.position() + unit.header().typeOffset()));
    }
}
