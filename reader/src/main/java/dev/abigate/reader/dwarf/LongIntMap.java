package dev.abigate.reader.dwarf;

import java.util.Arrays;

/** Numbers by numbers, without an object for each: for millions of them. */
final class LongIntMap {
    /** What is told of a key that is not there. */
    static final int NONE = Integer.MIN_VALUE;

    private long[] keys = new long[64];
    private int[] values = new int[64];
    private int size;

    LongIntMap() {
        Arrays.fill(values, NONE);
    }

    /** The value of a key, or {@link #NONE}. */
    int get(long key) {
        return values[slot(key)];
    }

    /** Sets the value of a key; {@link #NONE} is none. */
    void put(long key, int value) {
        int slot = slot(key);
        if (values[slot] == NONE) {
            keys[slot] = key;
            size++;
        }
        values[slot] = value;
        if (2 * size > keys.length) {
            grow();
        }
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) Hash.mix(key) & mask;
        while (values[slot] != NONE && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = new int[2 * oldKeys.length];
        Arrays.fill(values, NONE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != NONE) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
