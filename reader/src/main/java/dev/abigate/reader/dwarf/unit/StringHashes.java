package dev.abigate.reader.dwarf.unit;

/**
 * Hashes of the strings of {@code .debug_str}, those last asked for: linkers write a string once, and entries of all units
 * refer to it.
 */
final class StringHashes {
    private static final int LEAST = 1 << 6;
    private static final int MOST = 1 << 18;

    /** Bytes of strings for each hash that is kept. */
    private static final int SPARSENESS = 32;

    /** The offset of the string whose hash a place has, plus one; 0 for none. */
    private final int[] offsets;

    private final long[] hashes;

    /**
     * @param size bytes of all strings
     */
    StringHashes(int size) {
        int places = Math.clamp(Integer.highestOneBit(size / SPARSENESS), LEAST, MOST);
        offsets = new int[places];
        hashes = new long[places];
    }

    /** The hash of the string at an offset. */
    long at(Unit unit, long offset) {
        if (offset < 0 || offset >= Integer.MAX_VALUE) {
            return EntryValues.stringAt(unit, offset).hash64();
        }
        int key = (int) offset + 1;
        int place = (key ^ key >>> Short.SIZE) & (offsets.length - 1);
        if (offsets[place] != key) {
            hashes[place] = EntryValues.stringAt(unit, offset).hash64();
            offsets[place] = key;
        }
        return hashes[place];
    }
}
