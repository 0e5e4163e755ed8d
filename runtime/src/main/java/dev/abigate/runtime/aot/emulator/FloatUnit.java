package dev.abigate.runtime.aot.emulator;

import dev.abigate.format.riscv.Operand;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;

/**
 * The floating-point registers of a RISC-V hart, and the F and D extensions. Each register has 64 bits; a float is "boxed":
 * its upper half is all ones, and where it is not, an operation finds the canonical NaN. A NaN that an operation makes is
 * the canonical one. Arithmetic rounds to nearest, conversions to integers in all modes; the accrued exceptions are not kept.
 */
final class FloatUnit {
    private static final long BOX = 0xffff_ffff_0000_0000L;
    private static final int NAN_32 = 0x7fc0_0000;
    private static final int SIGN_32 = 0x8000_0000;
    private static final long SIGN_64 = 0x8000_0000_0000_0000L;
    private static final double TWO_63 = 0x1p63;
    private static final double TWO_64 = 0x1p64;

    private static final int NEAREST_EVEN = 0;
    private static final int DYNAMIC = 7;

    private final long[] x;
    private final AddressSpace space;
    private final long[] f = new long[32];

    /** @param x the integer registers */
    FloatUnit(long[] x, AddressSpace space) {
        this.x = x;
        this.space = space;
    }

    long bits(int register) {
        return f[register];
    }

    void setBits(int register, long bits) {
        f[register] = bits;
    }

    void executeSingle(MachineInstruction i) {
        switch (i.operation) {
            case FLW -> f[i.rd] = boxed(space.getInt(x[i.rs1] + i.immediate));
            case FSW -> space.putInt(x[i.rs1] + i.immediate, (int) f[i.rs2]);
            case FMADD_S -> set(i, Math.fma(single(i.rs1), single(i.rs2), single(i.rs3)));
            case FMSUB_S -> set(i, Math.fma(single(i.rs1), single(i.rs2), -single(i.rs3)));
            case FNMSUB_S -> set(i, Math.fma(-single(i.rs1), single(i.rs2), single(i.rs3)));
            case FNMADD_S -> set(i, Math.fma(-single(i.rs1), single(i.rs2), -single(i.rs3)));
            case FADD_S -> set(i, single(i.rs1) + single(i.rs2));
            case FSUB_S -> set(i, single(i.rs1) - single(i.rs2));
            case FMUL_S -> set(i, single(i.rs1) * single(i.rs2));
            case FDIV_S -> set(i, single(i.rs1) / single(i.rs2));
            case FSQRT_S -> set(i, (float) Math.sqrt(single(i.rs1)));
            case FSGNJ_S -> f[i.rd] = boxed((singleBits(i.rs1) & ~SIGN_32) | (singleBits(i.rs2) & SIGN_32));
            case FSGNJN_S -> f[i.rd] = boxed((singleBits(i.rs1) & ~SIGN_32) | (~singleBits(i.rs2) & SIGN_32));
            case FSGNJX_S -> f[i.rd] = boxed(singleBits(i.rs1) ^ (singleBits(i.rs2) & SIGN_32));
            case FMIN_S -> f[i.rd] = boxed(Float.floatToIntBits((float) smaller(single(i.rs1), single(i.rs2))));
            case FMAX_S -> f[i.rd] = boxed(Float.floatToIntBits((float) larger(single(i.rs1), single(i.rs2))));
            case FEQ_S -> x[i.rd] = single(i.rs1) == single(i.rs2) ? 1 : 0;
            case FLT_S -> x[i.rd] = single(i.rs1) < single(i.rs2) ? 1 : 0;
            case FLE_S -> x[i.rd] = single(i.rs1) <= single(i.rs2) ? 1 : 0;
            case FCLASS_S -> x[i.rd] = classOfSingle(singleBits(i.rs1));
            case FCVT_W_S -> x[i.rd] = toWord(single(i.rs1), i.rounding);
            case FCVT_WU_S -> x[i.rd] = toUnsignedWord(single(i.rs1), i.rounding);
            case FCVT_L_S -> x[i.rd] = toLong(single(i.rs1), i.rounding);
            case FCVT_LU_S -> x[i.rd] = toUnsignedLong(single(i.rs1), i.rounding);
            case FCVT_S_W -> set(i, (float) (int) x[i.rs1]);
            case FCVT_S_WU -> {
                long value = Integer.toUnsignedLong((int) x[i.rs1]);
                convert(i, value, (float) value);
            }
            case FCVT_S_L -> convert(i, x[i.rs1], (float) x[i.rs1]);
            case FCVT_S_LU -> convert(i, x[i.rs1], x[i.rs1] >= 0 ? (float) x[i.rs1] : 2 * (float) halved(x[i.rs1]));
            case FMV_X_W -> x[i.rd] = (int) f[i.rs1];
            case FMV_W_X -> f[i.rd] = boxed((int) x[i.rs1]);
            default -> throw new IllegalArgumentException("no operation on floats: " + i.operation);
        }
    }

    void executeDouble(MachineInstruction i) {
        switch (i.operation) {
            case FLD -> f[i.rd] = space.getLong(x[i.rs1] + i.immediate);
            case FSD -> space.putLong(x[i.rs1] + i.immediate, f[i.rs2]);
            case FMADD_D -> set(i, Math.fma(number(i.rs1), number(i.rs2), number(i.rs3)));
            case FMSUB_D -> set(i, Math.fma(number(i.rs1), number(i.rs2), -number(i.rs3)));
            case FNMSUB_D -> set(i, Math.fma(-number(i.rs1), number(i.rs2), number(i.rs3)));
            case FNMADD_D -> set(i, Math.fma(-number(i.rs1), number(i.rs2), -number(i.rs3)));
            case FADD_D -> set(i, number(i.rs1) + number(i.rs2));
            case FSUB_D -> set(i, number(i.rs1) - number(i.rs2));
            case FMUL_D -> set(i, number(i.rs1) * number(i.rs2));
            case FDIV_D -> set(i, number(i.rs1) / number(i.rs2));
            case FSQRT_D -> set(i, Math.sqrt(number(i.rs1)));
            case FSGNJ_D -> f[i.rd] = (f[i.rs1] & ~SIGN_64) | (f[i.rs2] & SIGN_64);
            case FSGNJN_D -> f[i.rd] = (f[i.rs1] & ~SIGN_64) | (~f[i.rs2] & SIGN_64);
            case FSGNJX_D -> f[i.rd] = f[i.rs1] ^ (f[i.rs2] & SIGN_64);
            case FMIN_D -> f[i.rd] = Double.doubleToLongBits(smaller(number(i.rs1), number(i.rs2)));
            case FMAX_D -> f[i.rd] = Double.doubleToLongBits(larger(number(i.rs1), number(i.rs2)));
            case FEQ_D -> x[i.rd] = number(i.rs1) == number(i.rs2) ? 1 : 0;
            case FLT_D -> x[i.rd] = number(i.rs1) < number(i.rs2) ? 1 : 0;
            case FLE_D -> x[i.rd] = number(i.rs1) <= number(i.rs2) ? 1 : 0;
            case FCLASS_D -> x[i.rd] = classOfDouble(f[i.rs1]);
            case FCVT_W_D -> x[i.rd] = toWord(number(i.rs1), i.rounding);
            case FCVT_WU_D -> x[i.rd] = toUnsignedWord(number(i.rs1), i.rounding);
            case FCVT_L_D -> x[i.rd] = toLong(number(i.rs1), i.rounding);
            case FCVT_LU_D -> x[i.rd] = toUnsignedLong(number(i.rs1), i.rounding);
            case FCVT_D_W -> f[i.rd] = Double.doubleToLongBits((int) x[i.rs1]);
            case FCVT_D_WU -> f[i.rd] = Double.doubleToLongBits((double) Integer.toUnsignedLong((int) x[i.rs1]));
            case FCVT_D_L -> convert(i, x[i.rs1], (double) x[i.rs1]);
            case FCVT_D_LU -> convert(i, x[i.rs1], x[i.rs1] >= 0 ? (double) x[i.rs1] : 2 * (double) halved(x[i.rs1]));
            case FMV_X_D -> x[i.rd] = f[i.rs1];
            case FMV_D_X -> f[i.rd] = x[i.rs1];
            case FCVT_S_D -> set(i, (float) number(i.rs1));
            case FCVT_D_S -> f[i.rd] = Double.doubleToLongBits(single(i.rs1));
            default -> throw new IllegalArgumentException("no operation on doubles: " + i.operation);
        }
    }

    private static long boxed(int bits) {
        return BOX | Integer.toUnsignedLong(bits);
    }

    private int singleBits(int register) {
        return (f[register] & BOX) == BOX ? (int) f[register] : NAN_32;
    }

    private float single(int register) {
        return Float.intBitsToFloat(singleBits(register));
    }

    private double number(int register) {
        return Double.longBitsToDouble(f[register]);
    }

    private void set(MachineInstruction i, float result) {
        requireNearest(i);
        f[i.rd] = boxed(Float.floatToIntBits(result));
    }

    private void set(MachineInstruction i, double result) {
        requireNearest(i);
        f[i.rd] = Double.doubleToLongBits(result);
    }

    private void convert(MachineInstruction i, long value, float result) {
        if (Math.abs(value) > 1L << 24 || value == Long.MIN_VALUE) {
            requireNearest(i);
        }
        f[i.rd] = boxed(Float.floatToIntBits(result));
    }

    /** Of numbers that have few bits every rounding mode makes the same. */
    private void convert(MachineInstruction i, long value, double result) {
        if (Math.abs(value) > 1L << 53 || value == Long.MIN_VALUE) {
            requireNearest(i);
        }
        f[i.rd] = Double.doubleToLongBits(result);
    }

    /** The dynamic rounding mode is nearest, as at the start of a program: nothing that is emulated changes it. */
    private static void requireNearest(MachineInstruction i) {
        boolean rounds = i.operation.format().operands().contains(Operand.ROUNDING);
        if (rounds && i.rounding != NEAREST_EVEN && i.rounding != DYNAMIC) {
            throw new Trap(
                    TrapKind.CRASHED,
                    "instruction %s with rounding mode %d, which the emulator does not execute"
                            .formatted(i.operation.mnemonic(), i.rounding));
        }
    }

    /** Half of an unsigned number, with what is lost kept in the lowest bit so that rounding is not misled. */
    private static long halved(long value) {
        return (value >>> 1) | (value & 1);
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
            case 1 -> value < 0 ? Math.ceil(value) : Math.floor(value);
            case 2 -> Math.floor(value);
            case 3 -> Math.ceil(value);
            case 4 -> value < 0 ? -roundedHalfUp(-value) : roundedHalfUp(value);
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
