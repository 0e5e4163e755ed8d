package dev.abigate.format.aarch64;

import java.util.Optional;

/** The immediates of logical instructions: runs of ones, rotated and repeated. */
final class BitMask {
    private BitMask() {}

    /** The mask of the fields N, imms and immr, empty where they are reserved. */
    static Optional<Long> of(int n, int imms, int immr, boolean wide) {
        int sizes = n << 6 | (~imms & 63);
        int length = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(sizes);
        if (length < 1 || (!wide && n == 1)) {
            return Optional.empty();
        }
        int size = 1 << length;
        int ones = (imms & (size - 1)) + 1;
        if (ones == size) {
            return Optional.empty();
        }
        long element = (1L << ones) - 1;
        int rotation = immr & (size - 1);
        long all = size == Long.SIZE ? -1 : (1L << size) - 1;
        long rotated = rotation == 0 ? element : (element >>> rotation | element << (size - rotation)) & all;
        for (int bits = size; bits < Long.SIZE; bits *= 2) {
            rotated |= rotated << bits;
        }
        return Optional.of(wide ? rotated : rotated & 0xffff_ffffL);
    }
}
