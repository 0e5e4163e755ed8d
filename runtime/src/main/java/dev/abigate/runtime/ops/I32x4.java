package dev.abigate.runtime.ops;

/**
 * The instructions {@code i32x4.*} that compute, over 64-bit halves of vectors. A method without {@code Low} or
 * {@code High} at its end makes either half of the result of the same half of each vector.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/instructions.html#vector-instructions">Vector
 *     instructions</a>
 */
public final class I32x4 {
    private I32x4() {}

    public static long splat(int a) {
        return Integer.toUnsignedLong(a) * 0x0000_0001_0000_0001L;
    }

    /** Of a lane of this half, 0 or 1. */
    public static int extractLane(long a, int lane) {
        return (int) (a >>> (32 * lane));
    }

    /** In a lane of this half, 0 or 1. */
    public static long replaceLane(long a, int b, int lane) {
        int shift = 32 * lane;
        return (a & ~(0xFFFF_FFFFL << shift)) | (Integer.toUnsignedLong(b) << shift);
    }

    public static long eq(long a, long b) {
        return Lanes.eq(a, b, Lanes.TOPS_32, 32);
    }

    public static long ne(long a, long b) {
        return ~eq(a, b);
    }

    public static long ltS(long a, long b) {
        return Lanes.ltS(a, b, Lanes.TOPS_32, 32);
    }

    public static long ltU(long a, long b) {
        return Lanes.ltU(a, b, Lanes.TOPS_32, 32);
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
        return Lanes.abs(a, Lanes.TOPS_32, 32);
    }

    public static long neg(long a) {
        return sub(0, a);
    }

    public static boolean allTrue(long aLow, long aHigh) {
        return Lanes.allTrue(aLow, aHigh, Lanes.TOPS_32);
    }

    public static int bitmask(long aLow, long aHigh) {
        return tops(aLow) | (tops(aHigh) << 2);
    }

    /** The highest bits of the lanes, the first lane's lowest. */
    private static int tops(long a) {
        return (int) (((a >>> 31) & 1) | ((a >>> 62) & 2));
    }

    public static long shl(long a, int count) {
        return Lanes.shl(a, count, Lanes.TOPS_32, 32);
    }

    public static long shrS(long a, int count) {
        return Lanes.shrS(a, count, Lanes.TOPS_32, 32);
    }

    public static long shrU(long a, int count) {
        return Lanes.shrU(a, count, Lanes.TOPS_32, 32);
    }

    public static long add(long a, long b) {
        return Lanes.add(a, b, Lanes.TOPS_32);
    }

    public static long sub(long a, long b) {
        return Lanes.sub(a, b, Lanes.TOPS_32);
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
        return pack((int) a * (int) b, (int) (a >>> 32) * (int) (b >>> 32));
    }

    /** A half of its two lanes. */
    public static long pack(int first, int second) {
        return Integer.toUnsignedLong(first) | ((long) second << 32);
    }

    /** Two numbers of 16 bits as numbers of 32 bits with their sign. */
    private static long extendS(int lanes) {
        return pack((short) lanes, lanes >> 16);
    }

    /** Two numbers of 16 bits as numbers of 32 bits. */
    private static long extendU(int lanes) {
        return pack(lanes & 0xFFFF, lanes >>> 16);
    }

    public static long extendLowI16x8SLow(long aLow, long aHigh) {
        return extendS((int) aLow);
    }

    public static long extendLowI16x8SHigh(long aLow, long aHigh) {
        return extendS((int) (aLow >>> 32));
    }

    public static long extendHighI16x8SLow(long aLow, long aHigh) {
        return extendS((int) aHigh);
    }

    public static long extendHighI16x8SHigh(long aLow, long aHigh) {
        return extendS((int) (aHigh >>> 32));
    }

    public static long extendLowI16x8ULow(long aLow, long aHigh) {
        return extendU((int) aLow);
    }

    public static long extendLowI16x8UHigh(long aLow, long aHigh) {
        return extendU((int) (aLow >>> 32));
    }

    public static long extendHighI16x8ULow(long aLow, long aHigh) {
        return extendU((int) aHigh);
    }

    public static long extendHighI16x8UHigh(long aLow, long aHigh) {
        return extendU((int) (aHigh >>> 32));
    }

    public static long extmulLowI16x8SLow(long aLow, long aHigh, long bLow, long bHigh) {
        return mul(extendLowI16x8SLow(aLow, aHigh), extendLowI16x8SLow(bLow, bHigh));
    }

    public static long extmulLowI16x8SHigh(long aLow, long aHigh, long bLow, long bHigh) {
        return mul(extendLowI16x8SHigh(aLow, aHigh), extendLowI16x8SHigh(bLow, bHigh));
    }

    public static long extmulHighI16x8SLow(long aLow, long aHigh, long bLow, long bHigh) {
        return mul(extendHighI16x8SLow(aLow, aHigh), extendHighI16x8SLow(bLow, bHigh));
    }

    public static long extmulHighI16x8SHigh(long aLow, long aHigh, long bLow, long bHigh) {
        return mul(extendHighI16x8SHigh(aLow, aHigh), extendHighI16x8SHigh(bLow, bHigh));
    }

    public static long extmulLowI16x8ULow(long aLow, long aHigh, long bLow, long bHigh) {
        return mul(extendLowI16x8ULow(aLow, aHigh), extendLowI16x8ULow(bLow, bHigh));
    }

    public static long extmulLowI16x8UHigh(long aLow, long aHigh, long bLow, long bHigh) {
        return mul(extendLowI16x8UHigh(aLow, aHigh), extendLowI16x8UHigh(bLow, bHigh));
    }

    public static long extmulHighI16x8ULow(long aLow, long aHigh, long bLow, long bHigh) {
        return mul(extendHighI16x8ULow(aLow, aHigh), extendHighI16x8ULow(bLow, bHigh));
    }

    public static long extmulHighI16x8UHigh(long aLow, long aHigh, long bLow, long bHigh) {
        return mul(extendHighI16x8UHigh(aLow, aHigh), extendHighI16x8UHigh(bLow, bHigh));
    }

    public static long extaddPairwiseI16x8S(long a) {
        return dotI16x8S(a, 0x0001_0001_0001_0001L);
    }

    public static long extaddPairwiseI16x8U(long a) {
        return add(shrU(a, 16), a & 0x0000_FFFF_0000_FFFFL);
    }

    public static long dotI16x8S(long a, long b) {
        return pack(dot((int) a, (int) b), dot((int) (a >>> 32), (int) (b >>> 32)));
    }

    /** Of two pairs of numbers of 16 bits: a lane of {@link #dotI16x8S}. */
    public static int dot(int a, int b) {
        return (short) a * (short) b + (a >> 16) * (b >> 16);
    }

    /** The choice made: as {@link I16x8#relaxedDotI8x16I7x16S}. */
    public static long relaxedDotI8x16I7x16AddS(long a, long b, long c) {
        return add(extaddPairwiseI16x8S(I16x8.relaxedDotI8x16I7x16S(a, b)), c);
    }

    public static long truncSatF32x4S(long a) {
        return pack(I32.truncSatF32S(F32x4.first(a)), I32.truncSatF32S(F32x4.second(a)));
    }

    public static long truncSatF32x4U(long a) {
        return pack(I32.truncSatF32U(F32x4.first(a)), I32.truncSatF32U(F32x4.second(a)));
    }

    public static long truncSatF64x2SZeroLow(long aLow, long aHigh) {
        return pack(I32.truncSatF64S(F64x2.lane(aLow)), I32.truncSatF64S(F64x2.lane(aHigh)));
    }

    public static long truncSatF64x2SZeroHigh(long aLow, long aHigh) {
        return 0;
    }

    public static long truncSatF64x2UZeroLow(long aLow, long aHigh) {
        return pack(I32.truncSatF64U(F64x2.lane(aLow)), I32.truncSatF64U(F64x2.lane(aHigh)));
    }

    public static long truncSatF64x2UZeroHigh(long aLow, long aHigh) {
        return 0;
    }

    /** The choice made: as {@link #truncSatF32x4S}. */
    public static long relaxedTruncF32x4S(long a) {
        return truncSatF32x4S(a);
    }

    /** The choice made: as {@link #truncSatF32x4U}. */
    public static long relaxedTruncF32x4U(long a) {
        return truncSatF32x4U(a);
    }

    /** The choice made: as {@link #truncSatF64x2SZeroLow}. */
    public static long relaxedTruncF64x2SZeroLow(long aLow, long aHigh) {
        return truncSatF64x2SZeroLow(aLow, aHigh);
    }

    public static long relaxedTruncF64x2SZeroHigh(long aLow, long aHigh) {
        return 0;
    }

    /** The choice made: as {@link #truncSatF64x2UZeroLow}. */
    public static long relaxedTruncF64x2UZeroLow(long aLow, long aHigh) {
        return truncSatF64x2UZeroLow(aLow, aHigh);
    }

    public static long relaxedTruncF64x2UZeroHigh(long aLow, long aHigh) {
        return 0;
    }

    /** The choice made: bit by bit. */
    public static long relaxedLaneselect(long a, long b, long mask) {
        return V128.bitselect(a, b, mask);
    }
}
