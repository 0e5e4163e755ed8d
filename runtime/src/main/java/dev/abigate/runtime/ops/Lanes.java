package dev.abigate.runtime.ops;

/**
 * Integer lanes of 8, 16 or 32 bits side by side in a 64-bit half of a vector, all at once: a carry never reaches the
 * neighbour, because the highest bit of each lane takes part only by exclusive or.
 *
 * <p>{@code tops} is the set of the highest bits of the lanes, and {@code bits} their width.
 *
 * @see <a href="https://graphics.stanford.edu/~seander/bithacks.html">Bit twiddling hacks</a>
 */
final class Lanes {
    static final long TOPS_8 = 0x8080_8080_8080_8080L;
    static final long TOPS_16 = 0x8000_8000_8000_8000L;
    static final long TOPS_32 = 0x8000_0000_8000_0000L;

    private Lanes() {}

    static long add(long a, long b, long tops) {
        return ((a & ~tops) + (b & ~tops)) ^ ((a ^ b) & tops);
    }

    static long sub(long a, long b, long tops) {
        return ((a | tops) - (b & ~tops)) ^ (~(a ^ b) & tops);
    }

    /** All bits of each lane whose highest bit is set. */
    static long spread(long a, long tops, int bits) {
        long set = (a >>> (bits - 1)) & (tops >>> (bits - 1));
        return (set << bits) - set;
    }

    static long eq(long a, long b, long tops, int bits) {
        long difference = a ^ b;
        return spread(~(((difference & ~tops) + ~tops) | difference), tops, bits);
    }

    static long ltU(long a, long b, long tops, int bits) {
        return less(a, b, b, tops, bits);
    }

    static long ltS(long a, long b, long tops, int bits) {
        return less(a, b, a, tops, bits);
    }

    /** Where highest bits differ that of {@code decisive} is the answer, elsewhere the borrow of the bits below. */
    private static long less(long a, long b, long decisive, long tops, int bits) {
        long differ = a ^ b;
        long enough = (a | tops) - (b & ~tops);
        return spread((differ & decisive) | ~(differ | enough), tops, bits);
    }

    /** The lanes of {@code a} where {@code mask} is set, elsewhere those of {@code b}. */
    static long select(long mask, long a, long b) {
        return b ^ ((a ^ b) & mask);
    }

    static long abs(long a, long tops, int bits) {
        long negative = spread(a, tops, bits);
        return sub(a ^ negative, negative, tops);
    }

    static long addSatS(long a, long b, long tops, int bits) {
        long sum = add(a, b, tops);
        return saturated(sum, ~(a ^ b) & (a ^ sum), a, tops, bits);
    }

    static long subSatS(long a, long b, long tops, int bits) {
        long difference = sub(a, b, tops);
        return saturated(difference, (a ^ b) & (a ^ difference), a, tops, bits);
    }

    /** {@code result}, but where {@code overflow} has the highest bit, the limit on the side of {@code a}. */
    private static long saturated(long result, long overflow, long a, long tops, int bits) {
        long limit = ~tops + ((a & tops) >>> (bits - 1));
        return select(spread(overflow, tops, bits), limit, result);
    }

    static long addSatU(long a, long b, long tops, int bits) {
        long sum = add(a, b, tops);
        long carry = (a & b) | ((a | b) & ~sum);
        return sum | spread(carry, tops, bits);
    }

    static long subSatU(long a, long b, long tops, int bits) {
        return sub(a, b, tops) & ~ltU(a, b, tops, bits);
    }

    /** The mean, rounded up. */
    static long avgrU(long a, long b, long tops) {
        return (a | b) - (((a ^ b) >>> 1) & ~tops);
    }

    static long shl(long a, int count, long tops, int bits) {
        int by = count & (bits - 1);
        long ones = tops >>> (bits - 1);
        return (a << by) & (ones * ((1L << bits) - (1L << by)));
    }

    static long shrU(long a, int count, long tops, int bits) {
        int by = count & (bits - 1);
        long ones = tops >>> (bits - 1);
        return (a >>> by) & (ones * ((1L << (bits - by)) - 1));
    }

    static long shrS(long a, int count, long tops, int bits) {
        long moved = tops >>> (count & (bits - 1));
        return sub(shrU(a, count, tops, bits) ^ moved, moved, tops);
    }

    static boolean allTrue(long low, long high, long tops) {
        long zeros = ~(nonZero(low, tops) & nonZero(high, tops));
        return (zeros & tops) == 0;
    }

    /** The highest bit of each lane that is not zero. */
    private static long nonZero(long a, long tops) {
        return ((a & ~tops) + ~tops) | a;
    }
}
