package dev.abigate.runtime.aot;

import dev.abigate.format.aot.ValueType;
import dev.abigate.runtime.aot.call.AddressedMemory;
import java.util.List;

/**
 * Values in memory as compiled code has them: in one cell of four bytes, in two or in four, unaligned. Outside they are
 * words of 64 bits: one, or a vector's lower half before its upper.
 */
final class Cells {
    private Cells() {}

    /** Bytes that a value takes: 4, 8 or 16. */
    static int bytes(ValueType type) {
        return type.constantBytes(Integer.BYTES);
    }

    /** Words that a value takes. */
    static int words(ValueType type) {
        return type.equals(ValueType.V128) ? 2 : 1;
    }

    /** Words that values take side by side. */
    static int words(List<ValueType> types) {
        return types.stream().mapToInt(Cells::words).sum();
    }

    /** Reads a value, a number of 32 bits with its sign extended, into words from the given one on. */
    static void load(ValueType type, AddressedMemory space, long address, long[] words, int first) {
        switch (bytes(type)) {
            case Integer.BYTES -> words[first] = space.getInt(address);
            case Long.BYTES -> words[first] = space.getLong(address);
            default -> {
                words[first] = space.getLong(address);
                words[first + 1] = space.getLong(address + Long.BYTES);
            }
        }
    }

    /** Writes the value that words hold from the given one on. */
    static void store(ValueType type, AddressedMemory space, long address, long[] words, int first) {
        switch (bytes(type)) {
            case Integer.BYTES -> space.putInt(address, (int) words[first]);
            case Long.BYTES -> space.putLong(address, words[first]);
            default -> {
                space.putLong(address, words[first]);
                space.putLong(address + Long.BYTES, words[first + 1]);
            }
        }
    }
}
