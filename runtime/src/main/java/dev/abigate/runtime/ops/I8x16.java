package dev.abigate.runtime.ops;

/**
 * The instructions {@code i8x16.*} that compute, over 64-bit halves of vectors. A method without {@code Low} or
 * {@code High} at its end makes either half of the result of the same half of each vector.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/instructions.html#vector-instructions">Vector
 *     instructions</a>
 */
public final class I8x16 {
    private I8x16() {}

    public static long splat(int a) {
        return Byte.toUnsignedLong((byte) a) * 0x0101_0101_0101_0101L;
    }

    /** Of a lane of this half, 0 to 7. */
    public static int extractLaneS(long a, int lane) {
        return (byte) (a >>> (8 * lane));
    }

    /** Of a lane of this half, 0 to 7. */
    public static int extractLaneU(long a, int lane) {
        return Byte.toUnsignedInt((byte) (a >>> (8 * lane)));
    }

    /** In a lane of this half, 0 to 7. */
    public static long replaceLane(long a, int b, int lane) {
        int shift = 8 * lane;
        return (a & ~(0xFFL << shift)) | ((b & 0xFFL) << shift);
    }

    public static long eq(long a, long b) {
        return Lanes.eq(a, b, Lanes.TOPS_8, 8);
    }

    public static long ne(long a, long b) {
        return ~eq(a, b);
    }

    public static long ltS(long a, long b) {
        return Lanes.ltS(a, b, Lanes.TOPS_8, 8);
    }

    public static long ltU(long a, long b) {
        return Lanes.ltU(a, b, Lanes.TOPS_8, 8);
    }

    public static long gtS(long a, long b) {
        return ltS(b, a);
    }

    public static long leS(long a, long b) {
        return ~ltS(b, a);
    }

    public static long geS(long a, long b) {
        return ~ltS(a, b);
    }

    public static long gtU(long a, long b) {
        return ltU(b, a);
    }

    public static long leU(long a, long b) {
        return ~ltU(b, a);
    }

    public static long geU(long a, long b) {
        return ~ltU(a, b);
    }

    public static long abs(long a) {
        return Lanes.abs(a, Lanes.TOPS_8, 8);
    }

    public static long neg(long a) {
        return sub(0, a);
    }

    public static long popcnt(long a) {
        long pairs = a - ((a >>> 1) & 0x5555_5555_5555_5555L);
        long quarters = (pairs & 0x3333_3333_3333_3333L) + ((pairs >>> 2) & 0x3333_3333_3333_3333L);
        return (quarters + (quarters >>> 4)) & 0x0F0F_0F0F_0F0F_0F0FL;
    }

    public static boolean allTrue(long aLow, long aHigh) {
        return Lanes.allTrue(aLow, aHigh, Lanes.TOPS_8);
    }

    public static int bitmask(long aLow, long aHigh) {
        return tops(aLow) | tops(aHigh) << 8;
    }

    /** The highest bits of the lanes, the first lane's lowest. The product brings each of them to the top byte. */
    private static int tops(long a) {
        return (int) ((((a & Lanes.TOPS_8) >>> 7) * 0x0102_0408_1020_4080L) >>> 56);
    }

    public static long shl(long a, int count) {
        return Lanes.shl(a, count, Lanes.TOPS_8, 8);
    }

    public static long shrS(long a, int count) {
        return Lanes.shrS(a, count, Lanes.TOPS_8, 8);
    }

    public static long shrU(long a, int count) {
        return Lanes.shrU(a, count, Lanes.TOPS_8, 8);
    }

    public static long add(long a, long b) {
        return Lanes.add(a, b, Lanes.TOPS_8);
    }

    public static long sub(long a, long b) {
        return Lanes.sub(a, b, Lanes.TOPS_8);
    }

    public static long addSatS(long a, long b) {
        return Lanes.addSatS(a, b, Lanes.TOPS_8, 8);
    }

    public static long addSatU(long a, long b) {
        return Lanes.addSatU(a, b, Lanes.TOPS_8, 8);
    }

    public static long subSatS(long a, long b) {
        return Lanes.subSatS(a, b, Lanes.TOPS_8, 8);
    }

    public static long subSatU(long a, long b) {
        return Lanes.subSatU(a, b, Lanes.TOPS_8, 8);
    }

    public static long avgrU(long a, long b) {
        return Lanes.avgrU(a, b, Lanes.TOPS_8);
    }

    public static long minS(long a, long b) {
        return Lanes.select(ltS(a, b), a, b);
    }

    public static long minU(long a, long b) {
        return Lanes.select(ltU(a, b), a, b);
    }

    public static long maxS(long a, long b) {
        return Lanes.select(ltS(a, b), b, a);
    }

    public static long maxU(long a, long b) {
        return Lanes.select(ltU(a, b), b, a);
    }

    public static long narrowI16x8SLow(long aLow, long aHigh, long bLow, long bHigh) {
        return narrow(aLow, aHigh, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    public static long narrowI16x8SHigh(long aLow, long aHigh, long bLow, long bHigh) {
        return narrow(bLow, bHigh, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    public static long narrowI16x8ULow(long aLow, long aHigh, long bLow, long bHigh) {
        return narrow(aLow, aHigh, 0, 0xFF);
    }

    public static long narrowI16x8UHigh(long aLow, long aHigh, long bLow, long bHigh) {
        return narrow(bLow, bHigh, 0, 0xFF);
    }

    /** The signed lanes of twice the width of both halves, clamped, in one. */
    private static long narrow(long low, long high, int least, int most) {
        return narrow(low, least, most) | (narrow(high, least, most) << 32);
    }

    private static long narrow(long lanes, int least, int most) {
        long result = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 8) {
            int lane = (short) (lanes >>> (2 * shift));
            result |= (Math.clamp(lane, least, most) & 0xFFL) << shift;
        }
        return result;
    }

    public static long swizzleLow(long aLow, long aHigh, long bLow, long bHigh) {
        return swizzle(aLow, aHigh, bLow);
    }

    public static long swizzleHigh(long aLow, long aHigh, long bLow, long bHigh) {
        return swizzle(aLow, aHigh, bHigh);
    }

    private static long swizzle(long aLow, long aHigh, long lanes) {
        long result = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 8) {
            int lane = (int) (lanes >>> shift) & 0xFF;
            long from = lane < 8 ? aLow : aHigh;
            long value = lane < 16 ? (from >>> (8 * lane)) & 0xFF : 0;
            result |= value << shift;
        }
        return result;
    }

    /** The choice made: as {@link #swizzleLow}. */
    public static long relaxedSwizzleLow(long aLow, long aHigh, long bLow, long bHigh) {
        return swizzle(aLow, aHigh, bLow);
    }

    /** The choice made: as {@link #swizzleHigh}. */
    public static long relaxedSwizzleHigh(long aLow, long aHigh, long bLow, long bHigh) {
        return swizzle(aLow, aHigh, bHigh);
    }

    /** One half of the result, from the eight lane indices, 0 to 31, that belong to it: an index a byte. */
    public static long shuffle(long aLow, long aHigh, long bLow, long bHigh, long lanes) {
        long result = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 8) {
            int lane = (int) (lanes >>> shift) & 0x1F;
            long from = lane < 16 ? (lane < 8 ? aLow : aHigh) : lane < 24 ? bLow : bHigh;
            result |= ((from >>> (8 * lane)) & 0xFF) << shift;
        }
        return result;
    }

    /** The choice made: bit by bit. */
    public static long relaxedLaneselect(long a, long b, long mask) {
        return V128.bitselect(a, b, mask);
    }
}
