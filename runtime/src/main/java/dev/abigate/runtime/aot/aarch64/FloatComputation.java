package dev.abigate.runtime.aot.aarch64;

import dev.abigate.runtime.aot.emulator.Computation;

/**
 * Operations on floating-point registers, whose lower 64 bits are the operands. They round to nearest, and a NaN among the
 * operands becomes the result, quiet (FPProcessNaN of the manual); the exceptions are not kept.
 */
public enum FloatComputation implements Computation {
    FADD_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            float result = single(a) + single(b);
            return Float.isNaN(result) ? nanOfSingles(a, b) : bits(result);
        }
    },
    FSUB_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            float result = single(a) - single(b);
            return Float.isNaN(result) ? nanOfSingles(a, b) : bits(result);
        }
    },
    FMUL_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            float result = single(a) * single(b);
            return Float.isNaN(result) ? nanOfSingles(a, b) : bits(result);
        }
    },
    FDIV_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            float result = single(a) / single(b);
            return Float.isNaN(result) ? nanOfSingles(a, b) : bits(result);
        }
    },
    FMAX_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            float result = Math.max(single(a), single(b));
            return Float.isNaN(result) ? nanOfSingles(a, b) : bits(result);
        }
    },
    FMIN_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            float result = Math.min(single(a), single(b));
            return Float.isNaN(result) ? nanOfSingles(a, b) : bits(result);
        }
    },
    FMAXNM_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            if (isQuietSingle(a) && !Float.isNaN(single(b))) {
                return b & LOWER_HALF;
            }
            return isQuietSingle(b) && !Float.isNaN(single(a)) ? a & LOWER_HALF : FMAX_S.compute(a, b, c, constant);
        }
    },
    FMINNM_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            if (isQuietSingle(a) && !Float.isNaN(single(b))) {
                return b & LOWER_HALF;
            }
            return isQuietSingle(b) && !Float.isNaN(single(a)) ? a & LOWER_HALF : FMIN_S.compute(a, b, c, constant);
        }
    },
    /** The product of the first two plus the third. */
    FMA_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            float result = Math.fma(single(a), single(b), single(c));
            return Float.isNaN(result) ? nanOfFusedSingles(c, a, b) : bits(result);
        }
    },
    FSQRT_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            float result = (float) Math.sqrt(single(a));
            return Float.isNaN(result) ? nanOfSingles(a, a) : bits(result);
        }
    },
    /** An integral number; the constant is the rounding mode. */
    FRINT_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            float value = single(a);
            return Float.isNaN(value) ? nanOfSingles(a, a) : bits((float) rounded(value, (int) constant));
        }
    },
    EQUAL_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return single(a) == single(b) ? 1 : 0;
        }
    },
    LESS_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return single(a) < single(b) ? 1 : 0;
        }
    },
    LESS_OR_EQUAL_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return single(a) <= single(b) ? 1 : 0;
        }
    },
    UNORDERED_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Float.isNaN(single(a)) || Float.isNaN(single(b)) ? 1 : 0;
        }
    },
    /** To an integer; the constant is as {@link #conversion} makes it. */
    FCVT_W_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Integer.toUnsignedLong((int) rounded(single(a) * factor(constant), mode(constant)));
        }
    },
    FCVT_X_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return (long) rounded(single(a) * factor(constant), mode(constant));
        }
    },
    FCVT_UW_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return toUnsignedWord(rounded(single(a) * factor(constant), mode(constant)));
        }
    },
    FCVT_UX_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return toUnsignedLong(rounded(single(a) * factor(constant), mode(constant)));
        }
    },
    /** From an integer; the constant is as {@link #conversion} makes it. */
    FCVT_S_W {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return bits((float) word(a) / (float) factor(constant));
        }
    },
    FCVT_S_X {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return bits((float) a / (float) factor(constant));
        }
    },
    FCVT_S_UW {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return bits((float) Integer.toUnsignedLong((int) a) / (float) factor(constant));
        }
    },
    FCVT_S_UX {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return bits(unsignedSingle(a) / (float) factor(constant));
        }
    },
    FADD_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            double result = number(a) + number(b);
            return Double.isNaN(result) ? nanOfDoubles(a, b) : bits(result);
        }
    },
    FSUB_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            double result = number(a) - number(b);
            return Double.isNaN(result) ? nanOfDoubles(a, b) : bits(result);
        }
    },
    FMUL_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            double result = number(a) * number(b);
            return Double.isNaN(result) ? nanOfDoubles(a, b) : bits(result);
        }
    },
    FDIV_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            double result = number(a) / number(b);
            return Double.isNaN(result) ? nanOfDoubles(a, b) : bits(result);
        }
    },
    FMAX_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            double result = Math.max(number(a), number(b));
            return Double.isNaN(result) ? nanOfDoubles(a, b) : bits(result);
        }
    },
    FMIN_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            double result = Math.min(number(a), number(b));
            return Double.isNaN(result) ? nanOfDoubles(a, b) : bits(result);
        }
    },
    FMAXNM_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            if (isQuietDouble(a) && !Double.isNaN(number(b))) {
                return b;
            }
            return isQuietDouble(b) && !Double.isNaN(number(a)) ? a : FMAX_D.compute(a, b, c, constant);
        }
    },
    FMINNM_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            if (isQuietDouble(a) && !Double.isNaN(number(b))) {
                return b;
            }
            return isQuietDouble(b) && !Double.isNaN(number(a)) ? a : FMIN_D.compute(a, b, c, constant);
        }
    },
    /** The product of the first two plus the third. */
    FMA_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            double result = Math.fma(number(a), number(b), number(c));
            return Double.isNaN(result) ? nanOfFusedDoubles(c, a, b) : bits(result);
        }
    },
    FSQRT_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            double result = Math.sqrt(number(a));
            return Double.isNaN(result) ? nanOfDoubles(a, a) : bits(result);
        }
    },
    /** An integral number; the constant is the rounding mode. */
    FRINT_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            double value = number(a);
            return Double.isNaN(value) ? nanOfDoubles(a, a) : bits(rounded(value, (int) constant));
        }
    },
    EQUAL_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return number(a) == number(b) ? 1 : 0;
        }
    },
    LESS_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return number(a) < number(b) ? 1 : 0;
        }
    },
    LESS_OR_EQUAL_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return number(a) <= number(b) ? 1 : 0;
        }
    },
    UNORDERED_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Double.isNaN(number(a)) || Double.isNaN(number(b)) ? 1 : 0;
        }
    },
    FCVT_W_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Integer.toUnsignedLong((int) rounded(number(a) * factor(constant), mode(constant)));
        }
    },
    FCVT_X_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return (long) rounded(number(a) * factor(constant), mode(constant));
        }
    },
    FCVT_UW_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return toUnsignedWord(rounded(number(a) * factor(constant), mode(constant)));
        }
    },
    FCVT_UX_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return toUnsignedLong(rounded(number(a) * factor(constant), mode(constant)));
        }
    },
    FCVT_D_W {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return bits((double) word(a) / factor(constant));
        }
    },
    FCVT_D_X {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return bits((double) a / factor(constant));
        }
    },
    FCVT_D_UW {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return bits((double) Integer.toUnsignedLong((int) a) / factor(constant));
        }
    },
    FCVT_D_UX {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return bits(unsignedDouble(a) / factor(constant));
        }
    },
    FCVT_D_S {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Float.isNaN(single(a)) ? doubleOfNan((int) nanOfSingles(a, a)) : bits((double) single(a));
        }
    },
    FCVT_S_D {
        @Override
        public long compute(long a, long b, long c, long constant) {
            return Double.isNaN(number(a)) ? singleOfNan(nanOfDoubles(a, a)) : bits((float) number(a));
        }
    };

    static final int NEAREST_EVEN = 0;
    static final int UP = 1;
    static final int DOWN = 2;
    static final int TOWARDS_ZERO = 3;
    static final int NEAREST_AWAY = 4;

    private static final int MODE_BITS = 3;
    private static final long LOWER_HALF = 0xffff_ffffL;
    private static final int QUIET_32 = 0x40_0000;
    private static final long QUIET_64 = 0x8_0000_0000_0000L;
    private static final int DEFAULT_NAN_32 = 0x7fc0_0000;
    private static final long DEFAULT_NAN_64 = 0x7ff8_0000_0000_0000L;
    private static final int FRACTION_DIFFERENCE = 29;
    private static final double TWO_63 = 0x1p63;
    private static final double TWO_64 = 0x1p64;

    /** The constant of a conversion: a rounding mode, and the number of bits behind the binary point. */
    static long conversion(int mode, int fractionBits) {
        return (long) fractionBits << MODE_BITS | mode;
    }

    private static int mode(long conversion) {
        return (int) conversion & ((1 << MODE_BITS) - 1);
    }

    private static double factor(long conversion) {
        return Math.scalb(1.0, (int) (conversion >>> MODE_BITS));
    }

    private static long word(long register) {
        return (int) register;
    }

    private static float single(long register) {
        return Float.intBitsToFloat((int) register);
    }

    private static double number(long register) {
        return Double.longBitsToDouble(register);
    }

    private static long bits(float value) {
        return Integer.toUnsignedLong(Float.floatToRawIntBits(value));
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }

    /** The NaN that comes of operands: the first signalling one, made quiet, or the first, or the default one. */
    private static long nanOfSingles(long... operands) {
        for (long operand : operands) {
            if (Float.isNaN(single(operand)) && !isQuietSingle(operand)) {
                return (operand & LOWER_HALF) | QUIET_32;
            }
        }
        for (long operand : operands) {
            if (Float.isNaN(single(operand))) {
                return operand & LOWER_HALF;
            }
        }
        return DEFAULT_NAN_32;
    }

    private static long nanOfDoubles(long... operands) {
        for (long operand : operands) {
            if (Double.isNaN(number(operand)) && !isQuietDouble(operand)) {
                return operand | QUIET_64;
            }
        }
        for (long operand : operands) {
            if (Double.isNaN(number(operand))) {
                return operand;
            }
        }
        return DEFAULT_NAN_64;
    }

    /** An invalid product outweighs a quiet addend. */
    private static long nanOfFusedSingles(long addend, long a, long b) {
        boolean invalid = Float.isNaN(single(a) * single(b)) && !Float.isNaN(single(a)) && !Float.isNaN(single(b));
        return invalid && isQuietSingle(addend) ? DEFAULT_NAN_32 : nanOfSingles(addend, a, b);
    }

    private static long nanOfFusedDoubles(long addend, long a, long b) {
        boolean invalid = Double.isNaN(number(a) * number(b)) && !Double.isNaN(number(a)) && !Double.isNaN(number(b));
        return invalid && isQuietDouble(addend) ? DEFAULT_NAN_64 : nanOfDoubles(addend, a, b);
    }

    private static boolean isQuietSingle(long register) {
        return Float.isNaN(single(register)) && (register & QUIET_32) != 0;
    }

    private static boolean isQuietDouble(long register) {
        return Double.isNaN(number(register)) && (register & QUIET_64) != 0;
    }

    private static long doubleOfNan(int nan) {
        return (nan & 0x8000_0000L) << Integer.SIZE
                | 0x7ff0_0000_0000_0000L
                | (nan & 0x7f_ffffL) << FRACTION_DIFFERENCE;
    }

    private static long singleOfNan(long nan) {
        return (nan >>> Integer.SIZE & 0x8000_0000L) | 0x7f80_0000L | (nan >>> FRACTION_DIFFERENCE & 0x7f_ffffL);
    }

    private static double rounded(double value, int mode) {
        return switch (mode) {
            case UP -> Math.ceil(value);
            case DOWN -> Math.floor(value);
            case TOWARDS_ZERO -> value < 0 ? Math.ceil(value) : Math.floor(value);
            case NEAREST_AWAY -> Math.copySign(roundedHalfUp(Math.abs(value)), value);
            default -> Math.rint(value);
        };
    }

    private static double roundedHalfUp(double value) {
        double floor = Math.floor(value);
        return value - floor >= 0.5 ? floor + 1 : floor;
    }

    /** The nearest number that there is, 0 of NaN, as the casts of Java. */
    private static long toUnsignedWord(double value) {
        return value >= 0x1p32 ? LOWER_HALF : (long) Math.max(value, 0);
    }

    private static long toUnsignedLong(double value) {
        if (value >= TWO_64) {
            return -1;
        }
        return value >= TWO_63 ? (long) (value - TWO_63) | Long.MIN_VALUE : (long) Math.max(value, 0);
    }

    /** Half of the number is converted, with what is lost kept in the lowest bit so that rounding is not misled. */
    private static float unsignedSingle(long value) {
        return value >= 0 ? (float) value : 2 * (float) (value >>> 1 | (value & 1));
    }

    private static double unsignedDouble(long value) {
        return value >= 0 ? (double) value : 2 * (double) (value >>> 1 | (value & 1));
    }
}
