package dev.abigate.runtime.aot.aarch64;

/** Operations on 64 bits that are lanes of so many bits each. */
final class Lanes {
    private Lanes() {}

    static long mask(int bits) {
        return -1L >>> (Long.SIZE - bits);
    }

    static long leadingZeros(long lane, int bits) {
        int unused = Long.SIZE - bits;
        return Math.subtractExact(Long.numberOfLeadingZeros(lane), unused);
    }

    static long unsigned(long lane, int bits) {
        return lane & mask(bits);
    }

    /** A lane in each place. */
    static long fill(long lane, int bits) {
        long filled = lane & mask(bits);
        for (int width = bits; width < Long.SIZE; width *= 2) {
            filled |= filled << width;
        }
        return filled;
    }

    /** The sums of lanes: the highest bit of each is added apart, so that no carry leaves it. */
    static long sum(long a, long b, int bits) {
        long highest = fill(1L << (bits - 1), bits);
        return ((a & ~highest) + (b & ~highest)) ^ ((a ^ b) & highest);
    }

    static long difference(long a, long b, int bits) {
        long highest = fill(1L << (bits - 1), bits);
        return ((a | highest) - (b & ~highest)) ^ ((a ^ ~b) & highest);
    }

    static long saturated(long value, boolean overflows, long sign, int bits) {
        long most = mask(bits) >>> 1;
        if (overflows) {
            return sign < 0 ? ~most : most;
        }
        return Math.max(~most, Math.min(most, value));
    }

    static long shifted(long value, int amount, boolean signed) {
        if (amount >= Long.SIZE) {
            return 0;
        } else if (amount >= 0) {
            return value << amount;
        } else if (amount <= -Long.SIZE) {
            return signed ? value >> (Long.SIZE - 1) : 0;
        }
        return signed ? value >> -amount : value >>> -amount;
    }

    /** Lanes in the opposite order within parts. */
    static long reversed(long a, int part, int bits) {
        long result = 0;
        for (int at = 0; at < Long.SIZE; at += bits) {
            int inPart = at % part;
            result |= (a >>> at & mask(bits)) << (at - inPart + part - bits - inPart);
        }
        return result;
    }

    /** 32 bits: the lower halves of lanes that have twice the bits. */
    static long narrowed(long a, int bits) {
        long result = 0;
        for (int at = 0; at < Integer.SIZE; at += bits) {
            result |= (a >>> (2 * at) & mask(bits)) << at;
        }
        return result;
    }
}
