package dev.abigate.reader.dwarf.line;

import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.dwarf.DebugSection;
import dev.abigate.reader.cursor.Cursor;
import dev.abigate.reader.dwarf.unit.Gaps;
import dev.abigate.reader.dwarf.unit.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The lines that the instructions of a unit come from (DWARF 5, 6.2). */
public final class LineTable {
    /** Of no file, with no rows. */
    private static final LineTable EMPTY = new LineTable(List.of(), new Rows());

    private final List<String> files;
    private final long[] addresses;
    private final int[] places;
    private final List<Sequence> sequences;

    private LineTable(List<String> files, Rows rows) {
        this.files = files;
        addresses = Arrays.copyOf(rows.addresses, rows.size);
        places = Arrays.copyOf(rows.places, rows.size * Rows.FIELDS);
        rows.sequences.sort(Comparator.comparingLong(Sequence::start));
        sequences = List.copyOf(rows.sequences);
    }

    /**
     * A place in the source.
     *
     * @param file path, without the directory of the compilation; empty where it is not known
     * @param line from 1, or 0 for none
     * @param column from 1, or 0 for none
     */
    public record Place(String file, int line, int column) {
        /** No place. */
        public static final Place NONE = new Place("", 0, 0);
    }

    /** Rows of ascending addresses, from index {@code from} to before {@code to}; {@code end} is behind the last instruction. */
    private record Sequence(long start, long end, int from, int to) {}

    /**
     * Reads the table at an offset of {@code .debug_line}; what comes before a flaw.
     *
     * @param gaps is told of flaws
     */
    public static LineTable read(Unit unit, long offset, Gaps gaps) {
        var rows = new Rows();
        List<String> files = List.of();
        try {
            Cursor section = unit.sections().cursor(DebugSection.LINE, offset);
            LineHeader.WithProgram table = LineHeader.read(section, unit.sections(), unit.effort());
            files = table.header().files();
            unit.effort().spend(table.program().remaining(), section, "line number program");
            LineProgram.run(table.header(), table.program(), rows);
        } catch (MalformedBinaryException e) {
            gaps.add(DebugSection.LINE, e);
        }
        return files.isEmpty() ? EMPTY : new LineTable(files, rows);
    }

    /** The place of the instruction at an address; {@link Place#NONE} where no sequence covers it. */
    public Place at(long address) {
        int low = 0;
        int high = sequences.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sequences.get(middle).start <= address) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == 0 || sequences.get(low - 1).end <= address) {
            return Place.NONE;
        }
        return place(rowAt(sequences.get(low - 1), address));
    }

    /** The last row at the last address that is not behind the given one. */
    private int rowAt(Sequence sequence, long address) {
        int low = sequence.from;
        int high = sequence.to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (addresses[middle] <= address) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    private Place place(int row) {
        int at = row * Rows.FIELDS;
        return new Place(file(places[at]), Math.max(places[at + 1], 0), places[at + 2]);
    }

    /** The file with a number; empty where there is none. */
    public String file(long number) {
        return number < 0 || number >= files.size() ? "" : files.get((int) number);
    }

    /** Collects rows, but for those of code that older linkers left out: at address 0 there is none in a module. */
    private static final class Rows implements LineProgram.Rows {
        private static final int FIELDS = 3;

        private final List<Sequence> sequences = new ArrayList<>();
        private long[] addresses = new long[16];
        private int[] places = new int[16 * FIELDS];
        private int size;
        private int from;
        private boolean ascending = true;

        @Override
        public void row(long address, int file, int line, int column, boolean statement) {
            if (size == addresses.length) {
                addresses = Arrays.copyOf(addresses, 2 * size);
                places = Arrays.copyOf(places, 2 * size * FIELDS);
            }
            ascending &= size == from || addresses[size - 1] <= address;
            addresses[size] = address;
            int at = size++ * FIELDS;
            places[at] = file;
            places[at + 1] = line;
            places[at + 2] = column;
        }

        @Override
        public void end(long address) {
            boolean code = size > from && addresses[from] > 0 && ascending;
            if (code && addresses[size - 1] < address) {
                sequences.add(new Sequence(addresses[from], address, from, size));
            } else {
                size = from;
            }
            from = size;
            ascending = true;
        }
    }
}
