package dev.abigate.reader.dwarf.unit;

/**
 * Hashes of the strings of {@code .debug_str}, those last asked for: linkers write a string once, and entries of all units
 * refer to it.
 */
final class StringHashes {
    private static final int LEAST = 1 << 6;
    private static final int MOST = 1 << 16;

    /** Bytes of strings for each hash that is kept. */
    private static final int SPARSENESS = 32;

    /** The offset of the string whose hash a place has, plus one; 0 for none. */
    private final long[] offsets;

    private final long[] hashes;

    /**
     * @param size bytes of all strings
     */
    StringHashes(int size) {
        int places = Math.clamp(Integer.highestOneBit(size / SPARSENESS), LEAST, MOST);
        offsets = new long[places];
        hashes = new long[places];
    }

    /** The hash of the string at an offset. */
    long at(Unit unit, long offset) {
        int place = (int) (offset ^ offset >>> Short.SIZE) & (offsets.length - 1);
        if (offsets[place] != offset + 1) {
            hashes[place] = EntryValues.stringAt(unit, offset).hash64();
            offsets[place] = offset + 1;
        }
        return hashes[place];
    }
}
