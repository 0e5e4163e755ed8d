package dev.abigate.runtime.replay.search;

import java.util.Arrays;

/** How near both operands of each comparison of a build came to one another so far. */
final class NearestOperands {
    private final byte[] distances;

    NearestOperands(int comparisons) {
        distances = new byte[comparisons];
        Arrays.fill(distances, Byte.MAX_VALUE);
    }

    /** Adds operands of a comparison; whether they are so near, in powers of two, as never before. */
    boolean add(int comparison, int left, int right) {
        var distance = (byte) (Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(left - right)));
        if (distance >= distances[comparison]) {
            return false;
        }
        distances[comparison] = distance;
        return true;
    }
}
