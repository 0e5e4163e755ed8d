package dev.abigate.reader.dwarf.unit;

import dev.abigate.format.ByteString;

/**
 * What was made of the strings of {@code .debug_str} that were last asked for: linkers write a string once, and entries of
 * all units refer to it.
 */
final class RecentStrings {
    private static final int LEAST = 1 << 6;
    private static final int MOST = 1 << 18;

    private static final int TEXTS = 1 << 13;

    private static final int LONGEST_SHARED = 24;

    /** Bytes of strings for each hash that is kept. */
    private static final int SPARSENESS = 32;

    /** The offset of the string whose hash a place has, plus one; 0 for none. */
    private final int[] offsets;

    private final long[] hashes;

    /** The same for the texts of short strings, which many entries share: names of parameters and the like. */
    private final int[] textOffsets = new int[TEXTS];

    private final String[] texts = new String[TEXTS];

    /**
     * @param size bytes of all strings
     */
    RecentStrings(int size) {
        int places = Math.clamp(Integer.highestOneBit(size / SPARSENESS), LEAST, MOST);
        offsets = new int[places];
        hashes = new long[places];
    }

    /** The hash of the string at an offset. */
    long hash(Unit unit, long offset) {
        if (offset < 0 || offset >= Integer.MAX_VALUE) {
            return EntryValues.stringAt(unit, offset).hash64();
        }
        int key = (int) offset + 1;
        int place = place(key, offsets.length);
        if (offsets[place] != key) {
            hashes[place] = EntryValues.stringAt(unit, offset).hash64();
            offsets[place] = key;
        }
        return hashes[place];
    }

    /** The text of the string at an offset. */
    String text(Unit unit, long offset) {
        int key = (int) offset + 1;
        int place = place(key, TEXTS);
        if (offset >= 0 && offset < Integer.MAX_VALUE && textOffsets[place] == key) {
            return texts[place];
        }
        ByteString string = EntryValues.stringAt(unit, offset);
        String text = string.utf8();
        if (string.length() <= LONGEST_SHARED) {
            texts[place] = text;
            textOffsets[place] = key;
        }
        return text;
    }

    private static int place(int key, int places) {
        return (key ^ key >>> Short.SIZE) & (places - 1);
    }
}
