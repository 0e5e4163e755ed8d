package dev.abigate.runtime.ops;

/**
 * The instructions {@code i16x8.*} that compute, over 64-bit halves of vectors. A method without {@code Low} or
 * {@code High} at its end makes either half of the result of the same half of each vector.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/instructions.html#vector-instructions">Vector
 *     instructions</a>
 */
public final class I16x8 {
    private I16x8() {}

    public static long splat(int a) {
        return Short.toUnsignedLong((short) a) * 0x0001_0001_0001_0001L;
    }

    /** Of a lane of this half, 0 to 3. */
    public static int extractLaneS(long a, int lane) {
        return (short) (a >>> (16 * lane));
    }

    /** Of a lane of this half, 0 to 3. */
    public static int extractLaneU(long a, int lane) {
        return Short.toUnsignedInt((short) (a >>> (16 * lane)));
    }

    /** In a lane of this half, 0 to 3. */
    public static long replaceLane(long a, int b, int lane) {
        int shift = 16 * lane;
        return (a & ~(0xFFFFL << shift)) | ((b & 0xFFFFL) << shift);
    }

    public static long eq(long a, long b) {
        return Lanes.eq(a, b, Lanes.TOPS_16, 16);
    }

    public static long ne(long a, long b) {
        return ~eq(a, b);
    }

    public static long ltS(long a, long b) {
        return Lanes.ltS(a, b, Lanes.TOPS_16, 16);
    }

    public static long ltU(long a, long b) {
        return Lanes.ltU(a, b, Lanes.TOPS_16, 16);
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
        return Lanes.abs(a, Lanes.TOPS_16, 16);
    }

    public static long neg(long a) {
        return sub(0, a);
    }

    public static boolean allTrue(long aLow, long aHigh) {
        return Lanes.allTrue(aLow, aHigh, Lanes.TOPS_16);
    }

    public static int bitmask(long aLow, long aHigh) {
        return tops(aLow) | tops(aHigh) << 4;
    }

    /** The highest bits of the lanes, the first lane's lowest. */
    private static int tops(long a) {
        return (int) (((a >>> 15) & 1) | ((a >>> 30) & 2) | ((a >>> 45) & 4) | ((a >>> 60) & 8));
    }

    public static long shl(long a, int count) {
        return Lanes.shl(a, count, Lanes.TOPS_16, 16);
    }

    public static long shrS(long a, int count) {
        return Lanes.shrS(a, count, Lanes.TOPS_16, 16);
    }

    public static long shrU(long a, int count) {
        return Lanes.shrU(a, count, Lanes.TOPS_16, 16);
    }

    public static long add(long a, long b) {
        return Lanes.add(a, b, Lanes.TOPS_16);
    }

    public static long sub(long a, long b) {
        return Lanes.sub(a, b, Lanes.TOPS_16);
    }

    public static long addSatS(long a, long b) {
        return Lanes.addSatS(a, b, Lanes.TOPS_16, 16);
    }

    public static long addSatU(long a, long b) {
        return Lanes.addSatU(a, b, Lanes.TOPS_16, 16);
    }

    public static long subSatS(long a, long b) {
        return Lanes.subSatS(a, b, Lanes.TOPS_16, 16);
    }

    public static long subSatU(long a, long b) {
        return Lanes.subSatU(a, b, Lanes.TOPS_16, 16);
    }

    public static long avgrU(long a, long b) {
        return Lanes.avgrU(a, b, Lanes.TOPS_16);
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

    public static long mul(long a, long b) {
        long result = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 16) {
            result |= ((a >>> shift) * (b >>> shift) & 0xFFFF) << shift;
        }
        return result;
    }

    public static long q15mulrSatS(long a, long b) {
        long result = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 16) {
            int product = (short) (a >>> shift) * (short) (b >>> shift);
            result |= (Math.min((product + 0x4000) >> 15, Short.MAX_VALUE) & 0xFFFFL) << shift;
        }
        return result;
    }

    /** The choice made: as {@link #q15mulrSatS}. */
    public static long relaxedQ15mulrS(long a, long b) {
        return q15mulrSatS(a, b);
    }

    /** Four bytes as numbers of 16 bits with their sign. */
    private static long extendS(int lanes) {
        long wide = extendU(lanes);
        return Lanes.sub(wide ^ 0x0080_0080_0080_0080L, 0x0080_0080_0080_0080L, Lanes.TOPS_16);
    }

    /** Four bytes as numbers of 16 bits. */
    private static long extendU(int lanes) {
        long apart = (lanes & 0xFFFFL) | (lanes & 0xFFFF_0000L) << 16;
        return (apart | (apart << 8)) & 0x00FF_00FF_00FF_00FFL;
    }

    public static long extendLowI8x16SLow(long aLow, long aHigh) {
        return extendS((int) aLow);
    }

    public static long extendLowI8x16SHigh(long aLow, long aHigh) {
        return extendS((int) (aLow >>> 32));
    }

    public static long extendHighI8x16SLow(long aLow, long aHigh) {
        return extendS((int) aHigh);
    }

    public static long extendHighI8x16SHigh(long aLow, long aHigh) {
        return extendS((int) (aHigh >>> 32));
    }

    public static long extendLowI8x16ULow(long aLow, long aHigh) {
        return extendU((int) aLow);
    }

    public static long extendLowI8x16UHigh(long aLow, long aHigh) {
        return extendU((int) (aLow >>> 32));
    }

    public static long extendHighI8x16ULow(long aLow, long aHigh) {
        return extendU((int) aHigh);
    }

    public static long extendHighI8x16UHigh(long aLow, long aHigh) {
        return extendU((int) (aHigh >>> 32));
    }

    public static long extmulLowI8x16SLow(long aLow, long aHigh, long bLow, long bHigh) {
        return mul(extendLowI8x16SLow(aLow, aHigh), extendLowI8x16SLow(bLow, bHigh));
    }

    public static long extmulLowI8x16SHigh(long aLow, long aHigh, long bLow, long bHigh) {
        return mul(extendLowI8x16SHigh(aLow, aHigh), extendLowI8x16SHigh(bLow, bHigh));
    }

    public static long extmulHighI8x16SLow(long aLow, long aHigh, long bLow, long bHigh) {
        return mul(extendHighI8x16SLow(aLow, aHigh), extendHighI8x16SLow(bLow, bHigh));
    }

    public static long extmulHighI8x16SHigh(long aLow, long aHigh, long bLow, long bHigh) {
        return mul(extendHighI8x16SHigh(aLow, aHigh), extendHighI8x16SHigh(bLow, bHigh));
    }

    public static long extmulLowI8x16ULow(long aLow, long aHigh, long bLow, long bHigh) {
        return mul(extendLowI8x16ULow(aLow, aHigh), extendLowI8x16ULow(bLow, bHigh));
    }

    public static long extmulLowI8x16UHigh(long aLow, long aHigh, long bLow, long bHigh) {
        return mul(extendLowI8x16UHigh(aLow, aHigh), extendLowI8x16UHigh(bLow, bHigh));
    }

    public static long extmulHighI8x16ULow(long aLow, long aHigh, long bLow, long bHigh) {
        return mul(extendHighI8x16ULow(aLow, aHigh), extendHighI8x16ULow(bLow, bHigh));
    }

    public static long extmulHighI8x16UHigh(long aLow, long aHigh, long bLow, long bHigh) {
        return mul(extendHighI8x16UHigh(aLow, aHigh), extendHighI8x16UHigh(bLow, bHigh));
    }

    public static long extaddPairwiseI8x16S(long a) {
        return add(shrS(a, 8), shrS(shl(a, 8), 8));
    }

    public static long extaddPairwiseI8x16U(long a) {
        return add(shrU(a, 8), a & 0x00FF_00FF_00FF_00FFL);
    }

    /** The choice made: both operands signed, the sum of the products wrapping. */
    public static long relaxedDotI8x16I7x16S(long a, long b) {
        long even = mul(shrS(shl(a, 8), 8), shrS(shl(b, 8), 8));
        long odd = mul(shrS(a, 8), shrS(b, 8));
        return add(even, odd);
    }

    public static long narrowI32x4SLow(long aLow, long aHigh, long bLow, long bHigh) {
        return narrow(aLow, aHigh, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    public static long narrowI32x4SHigh(long aLow, long aHigh, long bLow, long bHigh) {
        return narrow(bLow, bHigh, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    public static long narrowI32x4ULow(long aLow, long aHigh, long bLow, long bHigh) {
        return narrow(aLow, aHigh, 0, 0xFFFF);
    }

    public static long narrowI32x4UHigh(long aLow, long aHigh, long bLow, long bHigh) {
        return narrow(bLow, bHigh, 0, 0xFFFF);
    }

    /** The signed lanes of twice the width of both halves, clamped, in one. */
    private static long narrow(long low, long high, int least, int most) {
        return narrow(low, least, most) | (narrow(high, least, most) << 32);
    }

    private static long narrow(long lanes, int least, int most) {
        long result = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 16) {
            int lane = (int) (lanes >>> (2 * shift));
            result |= (Math.clamp(lane, least, most) & 0xFFFFL) << shift;
        }
        return result;
    }

    /** The choice made: bit by bit. */
    public static long relaxedLaneselect(long a, long b, long mask) {
        return V128.bitselect(a, b, mask);
    }
}
