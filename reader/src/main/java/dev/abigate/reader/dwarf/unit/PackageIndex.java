package dev.abigate.reader.dwarf.unit;

import dev.abigate.format.ByteString;
import dev.abigate.format.Flaw;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.dwarf.DebugSection;
import dev.abigate.reader.cursor.Cursor;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The index of a package of split debug information: which pieces of its sections belong to which unit (DWARF 5, 7.3.5;
 * version 2 is GNU's).
 */
final class PackageIndex {
    private static final int GNU_VERSION = 2;
    private static final int STANDARD_VERSION = 5;

    private static final int INFO = 1;
    private static final int TYPES = 2;

    private final DebugSections file;
    private final Map<Place, Map<DebugSection, ByteString>> pieces = new HashMap<>();

    private record Place(DebugSection section, int offset) {}

    private PackageIndex(DebugSections file) {
        this.file = file;
    }

    /** The index of a file; of no units where it has none, or a broken one. */
    static PackageIndex read(DebugSections file, Gaps gaps) {
        var index = new PackageIndex(file);
        for (DebugSection section : List.of(DebugSection.CU_INDEX, DebugSection.TU_INDEX)) {
            if (file.has(section)) {
                try {
                    index.read(file.cursor(section));
                } catch (MalformedBinaryException e) {
                    gaps.add(section, e);
                }
            }
        }
        return index;
    }

    private void read(Cursor in) {
        int start = in.offset();
        // GNU's version takes all four bytes, the standard one two.
        int version = in.u32("version") & 0xffff;
        if (version != GNU_VERSION && version != STANDARD_VERSION) {
            throw in.fail(Flaw.UNKNOWN_VERSION, start, "version", "found %d, known are 2 and 5".formatted(version));
        }
        int columns = in.count32(1, "section count");
        int rows = in.count32(1, "unit count");
        int slots = in.count32(Long.BYTES + Integer.BYTES, "slot count");
        in.skip(slots * (Long.BYTES + Integer.BYTES), "hash table");
        if ((long) columns * (1 + 2L * rows) * Integer.BYTES > in.remaining()) {
            throw in.fail(Flaw.LENGTH_OUT_OF_BOUNDS, "unit count", "%d of %d sections".formatted(rows, columns));
        }
        var kinds = new int[columns];
        for (int c = 0; c < columns; c++) {
            kinds[c] = in.u32("section id");
        }
        int[] offsets = table(in, rows * columns, "offset");
        int[] sizes = table(in, rows * columns, "size");
        for (int row = 0; row < rows; row++) {
            var unit = new EnumMap<DebugSection, ByteString>(DebugSection.class);
            Place place = new Place(DebugSection.INFO, 0);
            for (int c = 0; c < columns; c++) {
                int cell = row * columns + c;
                if (kinds[c] == INFO || kinds[c] == TYPES) {
                    place = new Place(kinds[c] == INFO ? DebugSection.INFO : DebugSection.TYPES, offsets[cell]);
                } else {
                    Optional<DebugSection> section = section(kinds[c], version);
                    section.ifPresent(s -> unit.put(s, piece(s, offsets[cell], sizes[cell])));
                }
            }
            pieces.put(place, unit);
        }
    }

    private static int[] table(Cursor in, int count, String field) {
        var numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = in.u32(field);
        }
        return numbers;
    }

    private ByteString piece(DebugSection section, int offset, int size) {
        Cursor in = file.cursor(section, Integer.toUnsignedLong(offset));
        return in.bytes(size, "piece of " + section.text());
    }

    /** The section of a column, where units refer to it by offsets from its piece. */
    private static Optional<DebugSection> section(int kind, int version) {
        return switch (kind) {
            case 3 -> Optional.of(DebugSection.ABBREV);
            case 4 -> Optional.of(DebugSection.LINE);
            case 6 -> Optional.of(DebugSection.STR_OFFSETS);
            case 7 -> Optional.of(version == GNU_VERSION ? DebugSection.MACINFO : DebugSection.MACRO);
            case 8 -> Optional.of(version == GNU_VERSION ? DebugSection.MACRO : DebugSection.RNGLISTS);
            default -> Optional.empty();
        };
    }

    /** The sections that the unit at an offset of a section refers to. */
    DebugSections sectionsOf(DebugSection section, int offset) {
        Map<DebugSection, ByteString> own = pieces.get(new Place(section, offset));
        return own == null ? file : file.narrowed(own);
    }
}
