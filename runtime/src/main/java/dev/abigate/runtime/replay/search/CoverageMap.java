package dev.abigate.runtime.replay.search;

import dev.abigate.format.trace.SearchResult;

/** What has been executed of a build so far: for each counter the classes of counts that it had after some input. */
final class CoverageMap {
    private static final int BYTE_VALUES = 256;

    /** For each count a bit: 1, 2, 3, 4 to 7, 8 to 15, 16 to 31, 32 to 127, more. */
    private static final byte[] CLASSES = new byte[BYTE_VALUES];

    static {
        int[] ends = {1, 2, 3, 7, 15, 31, 127, 255};
        int count = 1;
        for (int bit = 0; bit < ends.length; bit++) {
            while (count <= ends[bit]) {
                CLASSES[count++] = (byte) (1 << bit);
            }
        }
    }

    private final byte[] seen;
    private int taken;

    CoverageMap(int counters) {
        this.seen = new byte[counters];
    }

    /** Adds what an input made the counters count; whether something of it is new. */
    boolean add(byte[] counters) {
        boolean added = false;
        for (int i = 0; i < seen.length; i++) {
            if (counters[i] != 0) {
                int bit = CLASSES[Byte.toUnsignedInt(counters[i])];
                if ((seen[i] & bit) == 0) {
                    if (seen[i] == 0) {
                        taken++;
                    }
                    seen[i] |= (byte) bit;
                    added = true;
                }
            }
        }
        return added;
    }

    SearchResult.Coverage coverage() {
        return new SearchResult.Coverage(taken, seen.length);
    }
}
