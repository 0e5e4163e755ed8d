package dev.abigate.runtime.replay.search;

import java.util.List;

/** Two different numbers of 32 bits that a build compared. */
record Comparison(int left, int right) {
    /** One of both as it was found, and what to put in its place. */
    record Wish(int found, int wanted) {
        private static final int BYTE_VALUES = 256;

        /** Whether both are bytes. */
        boolean isOfBytes() {
            return isByte(found) && wantsByte();
        }

        boolean wantsByte() {
            return isByte(wanted);
        }

        /** Whether what was found may stand for the end of a text: no byte, or zero. */
        boolean isAtEnd() {
            return !isByte(found) || found == 0;
        }

        private static boolean isByte(int number) {
            return number >= 0 && number < BYTE_VALUES;
        }
    }

    /** The wish to have the left one, and the other way round. */
    List<Wish> wishes() {
        return List.of(new Wish(left, right), new Wish(right, left));
    }
}
