package dev.abigate.runtime.heap;

import dev.abigate.format.ByteString;

/** Numbers in the immediates of instructions and in data segments. */
public final class LittleEndian {
    private LittleEndian() {}

    /** The number of {@code size} bytes, at most 8, from {@code from} on. */
    public static long number(ByteString bytes, int from, int size) {
        byte[] array = bytes.slice(from, size).toArray();
        long value = 0;
        for (int i = array.length - 1; i >= 0; i--) {
            value = value << Byte.SIZE | Byte.toUnsignedLong(array[i]);
        }
        return value;
    }
}
