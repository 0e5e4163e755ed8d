package dev.abigate.runtime.aot.riscv;

import dev.abigate.runtime.aot.emulator.Computation;
import java.math.BigDecimal;

/**
 * Operations of F and D. Operands and results are the 64 bits of registers; a float is "boxed": its upper half is all ones,
 * and where it is not, an operation finds the canonical NaN. A NaN that an operation makes is the canonical one. Arithmetic
 * rounds to nearest; the constant of a conversion from or to integers is the rounding mode, but "nearest, ties away"
 * is as "nearest, ties to even" for those from integers. The accrued exceptions are not kept.
 */
public enum FloatComputation implements Computation {
    FADD_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return boxed(single(a) + single(b));
        }
    },
    FSUB_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return boxed(single(a) - single(b));
        }
    },
    FMUL_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return boxed(single(a) * single(b));
        }
    },
    FDIV_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return boxed(single(a) / single(b));
        }
    },
    FMADD_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return boxed(Math.fma(single(a), single(b), single(c)));
        }
    },
    FMSUB_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return boxed(Math.fma(single(a), single(b), -single(c)));
        }
    },
    FNMSUB_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return boxed(Math.fma(-single(a), single(b), single(c)));
        }
    },
    FNMADD_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return boxed(Math.fma(-single(a), single(b), -single(c)));
        }
    },
    FSQRT_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return boxed((float) Math.sqrt(single(a)));
        }
    },
    FSGNJ_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return boxed((singleBits(a) & ~SIGN_32) | (singleBits(b) & SIGN_32));
        }
    },
    FSGNJN_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return boxed((singleBits(a) & ~SIGN_32) | (~singleBits(b) & SIGN_32));
        }
    },
    FSGNJX_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return boxed(singleBits(a) ^ (singleBits(b) & SIGN_32));
        }
    },
    FMIN_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return boxed((float) smaller(single(a), single(b)));
        }
    },
    FMAX_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return boxed((float) larger(single(a), single(b)));
        }
    },
    FEQ_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return single(a) == single(b) ? 1 : 0;
        }
    },
    FLT_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return single(a) < single(b) ? 1 : 0;
        }
    },
    FLE_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return single(a) <= single(b) ? 1 : 0;
        }
    },
    FCLASS_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return classOfSingle(singleBits(a));
        }
    },
    FCVT_W_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return toWord(single(a), (int) constant);
        }
    },
    FCVT_WU_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return toUnsignedWord(single(a), (int) constant);
        }
    },
    FCVT_L_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return toLong(single(a), (int) constant);
        }
    },
    FCVT_LU_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return toUnsignedLong(single(a), (int) constant);
        }
    },
    FCVT_S_W {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return boxed(directed((float) word(a), word(a), (int) constant));
        }
    },
    FCVT_S_WU {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return boxed(
                    directed((float) Integer.toUnsignedLong((int) a), Integer.toUnsignedLong((int) a), (int) constant));
        }
    },
    FCVT_S_L {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return boxed(directed((float) a, a, (int) constant));
        }
    },
    FCVT_S_LU {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return boxed(
                    a >= 0
                            ? directed((float) a, a, (int) constant)
                            : 2 * directed((float) halved(a), halved(a), (int) constant));
        }
    },
    FCVT_S_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return boxed((float) number(a));
        }
    },
    FADD_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return bits(number(a) + number(b));
        }
    },
    FSUB_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return bits(number(a) - number(b));
        }
    },
    FMUL_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return bits(number(a) * number(b));
        }
    },
    FDIV_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return bits(number(a) / number(b));
        }
    },
    FMADD_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return bits(Math.fma(number(a), number(b), number(c)));
        }
    },
    FMSUB_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return bits(Math.fma(number(a), number(b), -number(c)));
        }
    },
    FNMSUB_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return bits(Math.fma(-number(a), number(b), number(c)));
        }
    },
    FNMADD_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return bits(Math.fma(-number(a), number(b), -number(c)));
        }
    },
    FSQRT_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return bits(Math.sqrt(number(a)));
        }
    },
    FSGNJ_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return (a & ~SIGN_64) | (b & SIGN_64);
        }
    },
    FSGNJN_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return (a & ~SIGN_64) | (~b & SIGN_64);
        }
    },
    FSGNJX_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return a ^ (b & SIGN_64);
        }
    },
    FMIN_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return bits(smaller(number(a), number(b)));
        }
    },
    FMAX_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return bits(larger(number(a), number(b)));
        }
    },
    FEQ_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return number(a) == number(b) ? 1 : 0;
        }
    },
    FLT_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return number(a) < number(b) ? 1 : 0;
        }
    },
    FLE_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return number(a) <= number(b) ? 1 : 0;
        }
    },
    FCLASS_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return classOfDouble(a);
        }
    },
    FCVT_W_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return toWord(number(a), (int) constant);
        }
    },
    FCVT_WU_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return toUnsignedWord(number(a), (int) constant);
        }
    },
    FCVT_L_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return toLong(number(a), (int) constant);
        }
    },
    FCVT_LU_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return toUnsignedLong(number(a), (int) constant);
        }
    },
    FCVT_D_W {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return bits((int) a);
        }
    },
    FCVT_D_WU {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return bits((double) Integer.toUnsignedLong((int) a));
        }
    },
    FCVT_D_L {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return bits(directed((double) a, a, (int) constant));
        }
    },
    FCVT_D_LU {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return bits(
                    a >= 0
                            ? directed((double) a, a, (int) constant)
                            : 2 * directed((double) halved(a), halved(a), (int) constant));
        }
    },
    FCVT_D_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return bits(single(a));
        }
    };

    /** What a float has above its 32 bits. */
    static final long BOX = 0xffff_ffff_0000_0000L;

    static final int NEAREST_EVEN = 0;
    static final int TOWARDS_ZERO = 1;
    static final int DOWN = 2;
    static final int UP = 3;
    static final int NEAREST_AWAY = 4;
    /** Rounding mode that the processor has, which nothing changes from {@link #NEAREST_EVEN}. */
    static final int DYNAMIC = 7;

    private static final int NAN_32 = 0x7fc0_0000;
    private static final int SIGN_32 = 0x8000_0000;
    private static final long SIGN_64 = 0x8000_0000_0000_0000L;
    private static final double TWO_63 = 0x1p63;
    private static final double TWO_64 = 0x1p64;

    private static long boxed(int bits) {
        return BOX | Integer.toUnsignedLong(bits);
    }

    private static long boxed(float value) {
        return boxed(Float.floatToIntBits(value));
    }

    private static int singleBits(long register) {
        return (register & BOX) == BOX ? (int) register : NAN_32;
    }

    private static float single(long register) {
        return Float.intBitsToFloat(singleBits(register));
    }

    /** The signed lower half. */
    private static long word(long register) {
        return (int) register;
    }

    private static double number(long register) {
        return Double.longBitsToDouble(register);
    }

    private static long bits(double value) {
        return Double.doubleToLongBits(value);
    }

    /** Half of an unsigned number, with what is lost kept in the lowest bit so that rounding is not misled. */
    private static long halved(long value) {
        return (value >>> 1) | (value & 1);
    }

    /** An integer's nearest float, or the next one to it where a rounding mode asks for that. */
    private static float directed(float nearest, long exact, int rounding) {
        return switch (step(nearest, exact, rounding)) {
            case -1 -> Math.nextDown(nearest);
            case 1 -> Math.nextUp(nearest);
            default -> nearest;
        };
    }

    private static double directed(double nearest, long exact, int rounding) {
        return switch (step(nearest, exact, rounding)) {
            case -1 -> Math.nextDown(nearest);
            case 1 -> Math.nextUp(nearest);
            default -> nearest;
        };
    }

    /** Whether a rounding mode makes of an integer the number below the nearest one, that above it, or that one. */
    private static int step(double nearest, long exact, int rounding) {
        if (rounding == NEAREST_EVEN) {
            return 0;
        }
        int error = BigDecimal.valueOf(exact).compareTo(new BigDecimal(nearest));
        boolean down = rounding == DOWN || (rounding == TOWARDS_ZERO && exact > 0);
        boolean up = rounding == UP || (rounding == TOWARDS_ZERO && exact < 0);
        return (error < 0 && down) || (error > 0 && up) ? error : 0;
    }

    private static double smaller(double a, double b) {
        if (Double.isNaN(a)) {
            return b;
        }
        return Double.isNaN(b) ? a : Math.min(a, b);
    }

    private static double larger(double a, double b) {
        if (Double.isNaN(a)) {
            return b;
        }
        return Double.isNaN(b) ? a : Math.max(a, b);
    }

    /** An integral number by a rounding mode of the manual. */
    private static double rounded(double value, int rounding) {
        return switch (rounding) {
            case TOWARDS_ZERO -> value < 0 ? Math.ceil(value) : Math.floor(value);
            case DOWN -> Math.floor(value);
            case UP -> Math.ceil(value);
            case NEAREST_AWAY -> value < 0 ? -roundedHalfUp(-value) : roundedHalfUp(value);
            default -> Math.rint(value);
        };
    }

    private static double roundedHalfUp(double value) {
        double floor = Math.floor(value);
        return value - floor >= 0.5 ? floor + 1 : floor;
    }

    /** The nearest number that there is, the greatest for NaN: as the casts of Java but for NaN. */
    private static long toWord(double value, int rounding) {
        return Double.isNaN(value) ? Integer.MAX_VALUE : (int) rounded(value, rounding);
    }

    private static long toUnsignedWord(double value, int rounding) {
        double rounded = rounded(value, rounding);
        boolean large = Double.isNaN(value) || rounded >= 0x1p32;
        return large ? -1 : (int) (long) Math.max(rounded, 0);
    }

    private static long toLong(double value, int rounding) {
        return Double.isNaN(value) ? Long.MAX_VALUE : (long) rounded(value, rounding);
    }

    private static long toUnsignedLong(double value, int rounding) {
        double rounded = rounded(value, rounding);
        if (Double.isNaN(value) || rounded >= TWO_64) {
            return -1;
        }
        return rounded < TWO_63 ? (long) Math.max(rounded, 0) : (long) (rounded - TWO_63) | SIGN_64;
    }

    private static long classOfSingle(int bits) {
        float value = Float.intBitsToFloat(bits);
        boolean subnormal = value != 0 && Math.abs(value) < Float.MIN_NORMAL;
        return classOf(value, bits < 0, subnormal, (bits & 0x40_0000) != 0);
    }

    private static long classOfDouble(long bits) {
        double value = Double.longBitsToDouble(bits);
        boolean subnormal = value != 0 && Math.abs(value) < Double.MIN_NORMAL;
        return classOf(value, bits < 0, subnormal, (bits & 0x8_0000_0000_0000L) != 0);
    }

    /** One bit set of ten: from minus infinity up to plus infinity, then signalling and quiet NaN. */
    private static long classOf(double value, boolean negative, boolean subnormal, boolean quiet) {
        if (Double.isNaN(value)) {
            return quiet ? 1 << 9 : 1 << 8;
        }
        int distance;
        if (Double.isInfinite(value)) {
            distance = 3;
        } else if (value == 0) {
            distance = 0;
        } else {
            distance = subnormal ? 1 : 2;
        }
        return negative ? 1L << (3 - distance) : 1L << (4 + distance);
    }
}
