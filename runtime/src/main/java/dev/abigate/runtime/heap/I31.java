package dev.abigate.runtime.heap;

/**
 * An unboxed scalar. Two of one value are the same reference to the language: compare them with {@link #equals}.
 *
 * @param value the low 31 bits count; the highest bit is clear
 */
public record I31(int value) {
    private static final int MASK = 0x7FFF_FFFF;
    private static final I31[] SMALL = small();

    /** The scalar of the low 31 bits of {@code value}. */
    public static I31 of(int value) {
        int bits = value & MASK;
        return bits < SMALL.length ? SMALL[bits] : new I31(bits);
    }

    /** The value as a signed number of 31 bits. */
    public int signed() {
        return value << 1 >> 1;
    }

    /** The value as an unsigned number. */
    public int unsigned() {
        return value;
    }

    private static I31[] small() {
        var small = new I31[256];
        for (int i = 0; i < small.length; i++) {
            small[i] = new I31(i);
        }
        return small;
    }
}
