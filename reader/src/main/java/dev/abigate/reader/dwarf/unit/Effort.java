package dev.abigate.reader.dwarf.unit;

import dev.abigate.format.Flaw;
import dev.abigate.reader.cursor.Cursor;

/**
 * A bound on the work of reading. Entries, strings and tables may refer to the same bytes again and again; a file that is
 * made to do so could keep a reader busy for days, while what compilers write is read a few times over.
 */
public final class Effort {
    private static final long READINGS = 32;
    private static final long LEAST = 1 << 24;

    private long left;

    /**
     * @param size bytes of all sections
     */
    Effort(long size) {
        left = LEAST + READINGS * size;
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
