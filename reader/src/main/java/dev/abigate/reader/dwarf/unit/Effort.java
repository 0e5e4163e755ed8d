package dev.abigate.reader.dwarf.unit;

import dev.abigate.format.Flaw;
import dev.abigate.reader.cursor.Cursor;
import java.util.List;

/**
 * A bound on the work of reading. Entries, strings and tables may refer to the same bytes again and again; a file that is
 * made to do so could keep a reader busy for days, while what compilers write is read a few times over.
 */
public final class Effort {
    private static final long READINGS = 32;
    private static final long LEAST = 1 << 24;

    private long left;

    private Effort(long size) {
        left = LEAST + READINGS * size;
    }

    /** The bound for files that belong together. */
    public static Effort of(List<DebugSections> files) {
        return new Effort(files.stream().mapToLong(DebugSections::size).sum());
    }

    /**
     * Counts bytes that were read or stepped over.
     *
     * @throws dev.abigate.format.MalformedBinaryException where they are too many in all
     */
    public void spend(long bytes, Cursor in, String field) {
        left -= bytes + 1;
        if (left < 0) {
            throw in.fail(Flaw.VALUE, field, "parts refer to the same bytes too often");
        }
    }
}
