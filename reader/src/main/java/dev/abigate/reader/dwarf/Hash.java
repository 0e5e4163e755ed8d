package dev.abigate.reader.dwarf;

/**
 * Hashes of 64 bits that stand for what they were made of: the chance that two of a million different things have the same
 * is below one to ten million.
 */
final class Hash {
    private Hash() {}

    /** Spreads all bits of a value. */
    static long mix(long value) {
        long z = (value ^ (value >>> 32)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 29)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 32);
    }

    /** A hash with a further value behind it; the order counts. */
    static long with(long hash, long value) {
        return mix(hash * 0x9E3779B97F4A7C15L + value);
    }
}
