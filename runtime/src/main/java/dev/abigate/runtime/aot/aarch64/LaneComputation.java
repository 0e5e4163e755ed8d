package dev.abigate.runtime.aot.aarch64;

import static dev.abigate.runtime.aot.aarch64.Lanes.difference;
import static dev.abigate.runtime.aot.aarch64.Lanes.fill;
import static dev.abigate.runtime.aot.aarch64.Lanes.leadingZeros;
import static dev.abigate.runtime.aot.aarch64.Lanes.mask;
import static dev.abigate.runtime.aot.aarch64.Lanes.narrowed;
import static dev.abigate.runtime.aot.aarch64.Lanes.reversed;
import static dev.abigate.runtime.aot.aarch64.Lanes.saturated;
import static dev.abigate.runtime.aot.aarch64.Lanes.shifted;
import static dev.abigate.runtime.aot.aarch64.Lanes.sum;
import static dev.abigate.runtime.aot.aarch64.Lanes.unsigned;

import dev.abigate.runtime.aot.emulator.Computation;

/**
 * Operations on vectors that treat each half alike: on 64 bits of lanes. The operands are two sources and what the target
 * had; the constant is as {@link #constant} makes it.
 */
public enum LaneComputation implements Computation {
    ADD {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return sum(a, b, bits(constant));
        }
    },
    SUB {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return difference(a, b, bits(constant));
        }
    },
    MUL {
        @Override
        long lane(long a, long b, long c, int bits) {
            return a * b;
        }
    },
    MLA {
        @Override
        long lane(long a, long b, long c, int bits) {
            return c + a * b;
        }
    },
    MLS {
        @Override
        long lane(long a, long b, long c, int bits) {
            return c - a * b;
        }
    },
    SHADD {
        @Override
        long lane(long a, long b, long c, int bits) {
            return (a + b) >> 1;
        }
    },
    UHADD {
        @Override
        long lane(long a, long b, long c, int bits) {
            return (unsigned(a, bits) + unsigned(b, bits)) >> 1;
        }
    },
    SRHADD {
        @Override
        long lane(long a, long b, long c, int bits) {
            return (a + b + 1) >> 1;
        }
    },
    URHADD {
        @Override
        long lane(long a, long b, long c, int bits) {
            return (unsigned(a, bits) + unsigned(b, bits) + 1) >> 1;
        }
    },
    SHSUB {
        @Override
        long lane(long a, long b, long c, int bits) {
            return (a - b) >> 1;
        }
    },
    UHSUB {
        @Override
        long lane(long a, long b, long c, int bits) {
            return (unsigned(a, bits) - unsigned(b, bits)) >> 1;
        }
    },
    SQADD {
        @Override
        long lane(long a, long b, long c, int bits) {
            return saturated(a + b, ((a ^ (a + b)) & (b ^ (a + b))) < 0, a, bits);
        }
    },
    SQSUB {
        @Override
        long lane(long a, long b, long c, int bits) {
            return saturated(a - b, ((a ^ b) & (a ^ (a - b))) < 0, a, bits);
        }
    },
    UQADD {
        @Override
        long lane(long a, long b, long c, int bits) {
            return Long.compareUnsigned(unsigned(a + b, bits), unsigned(a, bits)) < 0 ? -1 : a + b;
        }
    },
    UQSUB {
        @Override
        long lane(long a, long b, long c, int bits) {
            return Long.compareUnsigned(unsigned(a, bits), unsigned(b, bits)) < 0 ? 0 : a - b;
        }
    },
    CMGT {
        @Override
        long lane(long a, long b, long c, int bits) {
            return a > b ? -1 : 0;
        }
    },
    CMGE {
        @Override
        long lane(long a, long b, long c, int bits) {
            return a >= b ? -1 : 0;
        }
    },
    CMEQ {
        @Override
        long lane(long a, long b, long c, int bits) {
            return a == b ? -1 : 0;
        }
    },
    CMTST {
        @Override
        long lane(long a, long b, long c, int bits) {
            return (a & b) != 0 ? -1 : 0;
        }
    },
    CMHI {
        @Override
        long lane(long a, long b, long c, int bits) {
            return Long.compareUnsigned(a, b) > 0 ? -1 : 0;
        }
    },
    CMHS {
        @Override
        long lane(long a, long b, long c, int bits) {
            return Long.compareUnsigned(a, b) >= 0 ? -1 : 0;
        }
    },
    SMAX {
        @Override
        long lane(long a, long b, long c, int bits) {
            return Math.max(a, b);
        }
    },
    SMIN {
        @Override
        long lane(long a, long b, long c, int bits) {
            return Math.min(a, b);
        }
    },
    UMAX {
        @Override
        long lane(long a, long b, long c, int bits) {
            return Long.compareUnsigned(a, b) > 0 ? a : b;
        }
    },
    UMIN {
        @Override
        long lane(long a, long b, long c, int bits) {
            return Long.compareUnsigned(a, b) < 0 ? a : b;
        }
    },
    SABD {
        @Override
        long lane(long a, long b, long c, int bits) {
            return Math.abs(a - b);
        }
    },
    UABD {
        @Override
        long lane(long a, long b, long c, int bits) {
            return Math.abs(unsigned(a, bits) - unsigned(b, bits));
        }
    },
    SABA {
        @Override
        long lane(long a, long b, long c, int bits) {
            return c + Math.abs(a - b);
        }
    },
    UABA {
        @Override
        long lane(long a, long b, long c, int bits) {
            return c + Math.abs(unsigned(a, bits) - unsigned(b, bits));
        }
    },
    /** Shifts by the signed lowest byte of the second operand. */
    SSHL {
        @Override
        long lane(long a, long b, long c, int bits) {
            return shifted(a, (byte) b, true);
        }
    },
    USHL {
        @Override
        long lane(long a, long b, long c, int bits) {
            return shifted(unsigned(a, bits), (byte) b, false);
        }
    },
    ABS {
        @Override
        long lane(long a, long b, long c, int bits) {
            return Math.abs(a);
        }
    },
    NEG {
        @Override
        long lane(long a, long b, long c, int bits) {
            return -a;
        }
    },
    CLZ {
        @Override
        long lane(long a, long b, long c, int bits) {
            return leadingZeros(unsigned(a, bits), bits);
        }
    },
    CLS {
        @Override
        long lane(long a, long b, long c, int bits) {
            return leadingZeros(unsigned(a << 1 ^ a, bits) | 1, bits);
        }
    },
    CNT {
        @Override
        long lane(long a, long b, long c, int bits) {
            return Long.bitCount(unsigned(a, bits));
        }
    },
    RBIT {
        @Override
        long lane(long a, long b, long c, int bits) {
            return Long.reverse(a) >>> (Long.SIZE - bits);
        }
    },
    BSL {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return (c & a) | (~c & b);
        }
    },
    BIT {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return (c & ~b) | (a & b);
        }
    },
    BIF {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return (c & b) | (a & ~b);
        }
    },
    REV64 {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return reversed(a, Long.SIZE, bits(constant));
        }
    },
    REV32 {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return reversed(a, Integer.SIZE, bits(constant));
        }
    },
    REV16 {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return reversed(a, Short.SIZE, bits(constant));
        }
    },
    SHL {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return a << amount(constant) & fill(-1L << amount(constant), bits(constant));
        }
    },
    USHR {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return shiftedRight(a, constant);
        }
    },
    USRA {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return sum(c, shiftedRight(a, constant), bits(constant));
        }
    },
    SLI {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return (c & fill((1L << amount(constant)) - 1, bits(constant))) | SHL.compute(a, 0, 0, constant);
        }
    },
    SRI {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return (c & ~shiftedRight(-1, constant)) | shiftedRight(a, constant);
        }
    },
    SSHR {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return shiftedRightSigned(a, constant);
        }
    },
    SSRA {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return sum(c, shiftedRightSigned(a, constant), bits(constant));
        }
    },
    /** The lane at a bit, in each lane. */
    DUP {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return fill(a >>> amount(constant), bits(constant));
        }
    },
    /** The first operand, with a lane at a bit from the second. */
    INS {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return (a & ~(mask(bits(constant)) << amount(constant))) | (b & mask(bits(constant))) << amount(constant);
        }
    },
    /** Bits of the first operand from one on, then bits of the second. */
    EXT {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return amount(constant) == 0 ? a : a >>> amount(constant) | b << (Long.SIZE - amount(constant));
        }
    },
    /** The lower halves of the lanes of two operands. */
    XTN {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return narrowed(a, bits(constant)) | narrowed(b, bits(constant)) << Integer.SIZE;
        }
    },
    /** The lanes of half an operand with twice as many bits, shifted. */
    USHLL {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return widened(a, constant, false);
        }
    },
    SSHLL {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return widened(a, constant, true);
        }
    },
    FADD {
        @Override
        long lane(long a, long b, long c, int bits) {
            return (bits == Integer.SIZE ? FloatComputation.FADD_S : FloatComputation.FADD_D).compute(a, b, c, 0);
        }
    },
    FSUB {
        @Override
        long lane(long a, long b, long c, int bits) {
            return (bits == Integer.SIZE ? FloatComputation.FSUB_S : FloatComputation.FSUB_D).compute(a, b, c, 0);
        }
    },
    FMUL {
        @Override
        long lane(long a, long b, long c, int bits) {
            return (bits == Integer.SIZE ? FloatComputation.FMUL_S : FloatComputation.FMUL_D).compute(a, b, c, 0);
        }
    },
    FDIV {
        @Override
        long lane(long a, long b, long c, int bits) {
            return (bits == Integer.SIZE ? FloatComputation.FDIV_S : FloatComputation.FDIV_D).compute(a, b, c, 0);
        }
    },
    FMAX {
        @Override
        long lane(long a, long b, long c, int bits) {
            return (bits == Integer.SIZE ? FloatComputation.FMAX_S : FloatComputation.FMAX_D).compute(a, b, c, 0);
        }
    },
    FMIN {
        @Override
        long lane(long a, long b, long c, int bits) {
            return (bits == Integer.SIZE ? FloatComputation.FMIN_S : FloatComputation.FMIN_D).compute(a, b, c, 0);
        }
    },
    FMAXNM {
        @Override
        long lane(long a, long b, long c, int bits) {
            return (bits == Integer.SIZE ? FloatComputation.FMAXNM_S : FloatComputation.FMAXNM_D).compute(a, b, c, 0);
        }
    },
    FMINNM {
        @Override
        long lane(long a, long b, long c, int bits) {
            return (bits == Integer.SIZE ? FloatComputation.FMINNM_S : FloatComputation.FMINNM_D).compute(a, b, c, 0);
        }
    },
    FSQRT {
        @Override
        long lane(long a, long b, long c, int bits) {
            return (bits == Integer.SIZE ? FloatComputation.FSQRT_S : FloatComputation.FSQRT_D).compute(a, b, c, 0);
        }
    },
    FMLA {
        @Override
        long lane(long a, long b, long c, int bits) {
            return (bits == Integer.SIZE ? FloatComputation.FMA_S : FloatComputation.FMA_D).compute(a, b, c, 0);
        }
    },
    FMLS {
        @Override
        long lane(long a, long b, long c, int bits) {
            return FMLA.lane(FNEG.lane(a, 0, 0, bits), b, c, bits);
        }
    },
    FABS {
        @Override
        long lane(long a, long b, long c, int bits) {
            return a & ~(1L << (bits - 1));
        }
    },
    FNEG {
        @Override
        long lane(long a, long b, long c, int bits) {
            return a ^ 1L << (bits - 1);
        }
    },
    FABD {
        @Override
        long lane(long a, long b, long c, int bits) {
            return FABS.lane(FSUB.lane(a, b, 0, bits), 0, 0, bits);
        }
    },
    FCMEQ {
        @Override
        long lane(long a, long b, long c, int bits) {
            return -(bits == Integer.SIZE ? FloatComputation.EQUAL_S : FloatComputation.EQUAL_D).compute(b, a, 0, 0);
        }
    },
    FCMGT {
        @Override
        long lane(long a, long b, long c, int bits) {
            return -(bits == Integer.SIZE ? FloatComputation.LESS_S : FloatComputation.LESS_D).compute(b, a, 0, 0);
        }
    },
    FCMGE {
        @Override
        long lane(long a, long b, long c, int bits) {
            return -(bits == Integer.SIZE ? FloatComputation.LESS_OR_EQUAL_S : FloatComputation.LESS_OR_EQUAL_D)
                    .compute(b, a, 0, 0);
        }
    },
    FACGE {
        @Override
        long lane(long a, long b, long c, int bits) {
            return FCMGE.lane(FABS.lane(a, 0, 0, bits), FABS.lane(b, 0, 0, bits), 0, bits);
        }
    },
    FACGT {
        @Override
        long lane(long a, long b, long c, int bits) {
            return FCMGT.lane(FABS.lane(a, 0, 0, bits), FABS.lane(b, 0, 0, bits), 0, bits);
        }
    },
    FRINTN {
        @Override
        long lane(long a, long b, long c, int bits) {
            return (bits == Integer.SIZE ? FloatComputation.FRINT_S : FloatComputation.FRINT_D)
                    .compute(a, 0, 0, FloatComputation.NEAREST_EVEN);
        }
    },
    FRINTP {
        @Override
        long lane(long a, long b, long c, int bits) {
            return (bits == Integer.SIZE ? FloatComputation.FRINT_S : FloatComputation.FRINT_D)
                    .compute(a, 0, 0, FloatComputation.UP);
        }
    },
    FRINTM {
        @Override
        long lane(long a, long b, long c, int bits) {
            return (bits == Integer.SIZE ? FloatComputation.FRINT_S : FloatComputation.FRINT_D)
                    .compute(a, 0, 0, FloatComputation.DOWN);
        }
    },
    FRINTZ {
        @Override
        long lane(long a, long b, long c, int bits) {
            return (bits == Integer.SIZE ? FloatComputation.FRINT_S : FloatComputation.FRINT_D)
                    .compute(a, 0, 0, FloatComputation.TOWARDS_ZERO);
        }
    },
    FRINTA {
        @Override
        long lane(long a, long b, long c, int bits) {
            return (bits == Integer.SIZE ? FloatComputation.FRINT_S : FloatComputation.FRINT_D)
                    .compute(a, 0, 0, FloatComputation.NEAREST_AWAY);
        }
    },
    FCVTZS {
        @Override
        long lane(long a, long b, long c, int bits) {
            return converted(a, bits, FloatComputation.TOWARDS_ZERO);
        }
    },
    FCVTZU {
        @Override
        long lane(long a, long b, long c, int bits) {
            return convertedUnsigned(a, bits, FloatComputation.TOWARDS_ZERO);
        }
    },
    FCVTNS {
        @Override
        long lane(long a, long b, long c, int bits) {
            return converted(a, bits, FloatComputation.NEAREST_EVEN);
        }
    },
    FCVTNU {
        @Override
        long lane(long a, long b, long c, int bits) {
            return convertedUnsigned(a, bits, FloatComputation.NEAREST_EVEN);
        }
    },
    FCVTPS {
        @Override
        long lane(long a, long b, long c, int bits) {
            return converted(a, bits, FloatComputation.UP);
        }
    },
    FCVTPU {
        @Override
        long lane(long a, long b, long c, int bits) {
            return convertedUnsigned(a, bits, FloatComputation.UP);
        }
    },
    FCVTMS {
        @Override
        long lane(long a, long b, long c, int bits) {
            return converted(a, bits, FloatComputation.DOWN);
        }
    },
    FCVTMU {
        @Override
        long lane(long a, long b, long c, int bits) {
            return convertedUnsigned(a, bits, FloatComputation.DOWN);
        }
    },
    FCVTAS {
        @Override
        long lane(long a, long b, long c, int bits) {
            return converted(a, bits, FloatComputation.NEAREST_AWAY);
        }
    },
    FCVTAU {
        @Override
        long lane(long a, long b, long c, int bits) {
            return convertedUnsigned(a, bits, FloatComputation.NEAREST_AWAY);
        }
    },
    SCVTF {
        @Override
        long lane(long a, long b, long c, int bits) {
            return (bits == Integer.SIZE ? FloatComputation.FCVT_S_W : FloatComputation.FCVT_D_X).compute(a, 0, 0, 0);
        }
    },
    UCVTF {
        @Override
        long lane(long a, long b, long c, int bits) {
            return (bits == Integer.SIZE ? FloatComputation.FCVT_S_UW : FloatComputation.FCVT_D_UX).compute(a, 0, 0, 0);
        }
    };

    private static final int AMOUNT_SHIFT = 8;

    /** The constant of an operation on lanes of so many bits, with a number such as how far to shift. */
    static long constant(int bits, int amount) {
        return (long) amount << AMOUNT_SHIFT | bits;
    }

    private static int bits(long constant) {
        return (int) constant & ((1 << AMOUNT_SHIFT) - 1);
    }

    private static int amount(long constant) {
        return (int) (constant >>> AMOUNT_SHIFT);
    }

    @Override
    public long compute(long a, long b, long c, long constant) {
        int bits = bits(constant);
        int unused = Long.SIZE - bits;
        long result = 0;
        for (int at = 0; at < Long.SIZE; at += bits) {
            long lane = lane(
                    a >>> at << unused >> unused, b >>> at << unused >> unused, c >>> at << unused >> unused, bits);
            result |= (lane & mask(bits)) << at;
        }
        return result;
    }

    /** The result of one lane, of operands with their signs extended; bits beyond the lane do not count. */
    long lane(long a, long b, long c, int bits) {
        throw new IllegalStateException("not by lanes: " + this);
    }

    private static long converted(long a, int bits, int mode) {
        return (bits == Integer.SIZE ? FloatComputation.FCVT_W_S : FloatComputation.FCVT_X_D)
                .compute(a, 0, 0, FloatComputation.conversion(mode, 0));
    }

    private static long convertedUnsigned(long a, int bits, int mode) {
        return (bits == Integer.SIZE ? FloatComputation.FCVT_UW_S : FloatComputation.FCVT_UX_D)
                .compute(a, 0, 0, FloatComputation.conversion(mode, 0));
    }

    private static long shiftedRight(long a, long constant) {
        int amount = amount(constant);
        int bits = bits(constant);
        return amount == bits ? 0 : a >>> amount & fill(mask(bits) >>> amount, bits);
    }

    private static long shiftedRightSigned(long a, long constant) {
        int bits = bits(constant);
        int unused = Long.SIZE - bits;
        int amount = Math.min(amount(constant), bits - 1);
        long result = 0;
        for (int at = 0; at < Long.SIZE; at += bits) {
            result |= ((a >>> at << unused >> unused >> amount) & mask(bits)) << at;
        }
        return result;
    }

    private static long widened(long a, long constant, boolean signed) {
        int bits = bits(constant);
        int unused = Long.SIZE - bits;
        long result = 0;
        for (int at = 0; at < Integer.SIZE; at += bits) {
            long lane = a >>> at << unused;
            long wide = (signed ? lane >> unused : lane >>> unused) << amount(constant);
            result |= (wide & mask(2 * bits)) << (2 * at);
        }
        return result;
    }
}
