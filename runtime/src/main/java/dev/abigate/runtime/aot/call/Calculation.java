package dev.abigate.runtime.aot.call;

import dev.abigate.format.aot.AotType;
import dev.abigate.format.aot.ValueType;
import dev.abigate.runtime.ops.F32;
import dev.abigate.runtime.ops.F64;
import dev.abigate.runtime.ops.I32;
import dev.abigate.runtime.ops.I64;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/** A helper that only computes: those of the C library, and those that code asks for which may use no others. */
public enum Calculation implements Helper {
    SQRT(Formula.f64(F64::sqrt)),
    SQRTF(Formula.f32(F32::sqrt)),
    CEIL(Formula.f64(F64::ceil)),
    CEILF(Formula.f32(F32::ceil)),
    FLOOR(Formula.f64(F64::floor)),
    FLOORF(Formula.f32(F32::floor)),
    TRUNC(Formula.f64(F64::trunc)),
    TRUNCF(Formula.f32(F32::trunc)),
    RINT(Formula.f64(F64::nearest)),
    RINTF(Formula.f32(F32::nearest)),
    FMIN(Formula.f64((a, b) -> number(a, b, Math::min))),
    FMINF(Formula.f32((a, b) -> (float) number(a, b, Math::min))),
    FMAX(Formula.f64((a, b) -> number(a, b, Math::max))),
    FMAXF(Formula.f32((a, b) -> (float) number(a, b, Math::max))),
    AOT_INTRINSIC_FADD_F32(Formula.f32(F32::add)),
    AOT_INTRINSIC_FADD_F64(Formula.f64(F64::add)),
    AOT_INTRINSIC_FSUB_F32(Formula.f32(F32::sub)),
    AOT_INTRINSIC_FSUB_F64(Formula.f64(F64::sub)),
    AOT_INTRINSIC_FMUL_F32(Formula.f32(F32::mul)),
    AOT_INTRINSIC_FMUL_F64(Formula.f64(F64::mul)),
    AOT_INTRINSIC_FDIV_F32(Formula.f32(F32::div)),
    AOT_INTRINSIC_FDIV_F64(Formula.f64(F64::div)),
    AOT_INTRINSIC_FABS_F32(Formula.f32(F32::abs)),
    AOT_INTRINSIC_FABS_F64(Formula.f64(F64::abs)),
    AOT_INTRINSIC_CEIL_F32(Formula.f32(F32::ceil)),
    AOT_INTRINSIC_CEIL_F64(Formula.f64(F64::ceil)),
    AOT_INTRINSIC_FLOOR_F32(Formula.f32(F32::floor)),
    AOT_INTRINSIC_FLOOR_F64(Formula.f64(F64::floor)),
    AOT_INTRINSIC_TRUNC_F32(Formula.f32(F32::trunc)),
    AOT_INTRINSIC_TRUNC_F64(Formula.f64(F64::trunc)),
    AOT_INTRINSIC_RINT_F32(Formula.f32(F32::nearest)),
    AOT_INTRINSIC_RINT_F64(Formula.f64(F64::nearest)),
    AOT_INTRINSIC_SQRT_F32(Formula.f32(F32::sqrt)),
    AOT_INTRINSIC_SQRT_F64(Formula.f64(F64::sqrt)),
    AOT_INTRINSIC_COPYSIGN_F32(Formula.f32(F32::copysign)),
    AOT_INTRINSIC_COPYSIGN_F64(Formula.f64(F64::copysign)),
    AOT_INTRINSIC_FMIN_F32(Formula.f32(F32::min)),
    AOT_INTRINSIC_FMIN_F64(Formula.f64(F64::min)),
    AOT_INTRINSIC_FMAX_F32(Formula.f32(F32::max)),
    AOT_INTRINSIC_FMAX_F64(Formula.f64(F64::max)),
    AOT_INTRINSIC_CLZ_I32(Formula.i32(I32::clz)),
    AOT_INTRINSIC_CLZ_I64(Formula.i64(I64::clz)),
    AOT_INTRINSIC_CTZ_I32(Formula.i32(I32::ctz)),
    AOT_INTRINSIC_CTZ_I64(Formula.i64(I64::ctz)),
    AOT_INTRINSIC_POPCNT_I32(Formula.i32(I32::popcnt)),
    AOT_INTRINSIC_POPCNT_I64(Formula.i64(I64::popcnt)),
    AOT_INTRINSIC_I32_TO_F32(Formula.of(ValueType.F32, ValueType.I32, a -> word(F32.convertI32S((int) a)))),
    AOT_INTRINSIC_I32_TO_F64(Formula.of(ValueType.F64, ValueType.I32, a -> word(F64.convertI32S((int) a)))),
    AOT_INTRINSIC_U32_TO_F32(Formula.of(ValueType.F32, ValueType.I32, a -> word(F32.convertI32U((int) a)))),
    AOT_INTRINSIC_U32_TO_F64(Formula.of(ValueType.F64, ValueType.I32, a -> word(F64.convertI32U((int) a)))),
    AOT_INTRINSIC_I64_TO_F32(Formula.of(ValueType.F32, ValueType.I64, a -> word(F32.convertI64S(a)))),
    AOT_INTRINSIC_I64_TO_F64(Formula.of(ValueType.F64, ValueType.I64, a -> word(F64.convertI64S(a)))),
    AOT_INTRINSIC_U64_TO_F32(Formula.of(ValueType.F32, ValueType.I64, a -> word(F32.convertI64U(a)))),
    AOT_INTRINSIC_U64_TO_F64(Formula.of(ValueType.F64, ValueType.I64, a -> word(F64.convertI64U(a)))),
    AOT_INTRINSIC_F32_TO_I32(Formula.of(ValueType.I32, ValueType.F32, a -> I32.truncF32S(single(a)))),
    AOT_INTRINSIC_F32_TO_U32(Formula.of(ValueType.I32, ValueType.F32, a -> I32.truncF32U(single(a)))),
    AOT_INTRINSIC_F32_TO_I64(Formula.of(ValueType.I64, ValueType.F32, a -> I64.truncF32S(single(a)))),
    AOT_INTRINSIC_F32_TO_U64(Formula.of(ValueType.I64, ValueType.F32, a -> I64.truncF32U(single(a)))),
    AOT_INTRINSIC_F64_TO_I32(Formula.of(ValueType.I32, ValueType.F64, a -> I32.truncF64S(Double.longBitsToDouble(a)))),
    AOT_INTRINSIC_F64_TO_U32(Formula.of(ValueType.I32, ValueType.F64, a -> I32.truncF64U(Double.longBitsToDouble(a)))),
    AOT_INTRINSIC_F64_TO_I64(Formula.of(ValueType.I64, ValueType.F64, a -> I64.truncF64S(Double.longBitsToDouble(a)))),
    AOT_INTRINSIC_F64_TO_U64(Formula.of(ValueType.I64, ValueType.F64, a -> I64.truncF64U(Double.longBitsToDouble(a)))),
    AOT_INTRINSIC_F32_TO_F64(Formula.of(ValueType.F64, ValueType.F32, a -> word((double) single(a)))),
    AOT_INTRINSIC_F64_TO_F32(Formula.of(ValueType.F32, ValueType.F64, a -> word((float) Double.longBitsToDouble(a)))),
    AOT_INTRINSIC_F32_CMP(Formula.comparison(ValueType.F32)),
    AOT_INTRINSIC_F64_CMP(Formula.comparison(ValueType.F64)),
    AOT_INTRINSIC_I32_DIV_S(Formula.i32(I32::divS)),
    AOT_INTRINSIC_I32_DIV_U(Formula.i32(I32::divU)),
    AOT_INTRINSIC_I32_REM_S(Formula.i32(I32::remS)),
    AOT_INTRINSIC_I32_REM_U(Formula.i32(I32::remU)),
    AOT_INTRINSIC_I64_DIV_S(Formula.i64(I64::divS)),
    AOT_INTRINSIC_I64_DIV_U(Formula.i64(I64::divU)),
    AOT_INTRINSIC_I64_REM_S(Formula.i64(I64::remS)),
    AOT_INTRINSIC_I64_REM_U(Formula.i64(I64::remU)),
    AOT_INTRINSIC_I64_BIT_OR(Formula.i64(I64::or)),
    AOT_INTRINSIC_I64_BIT_AND(Formula.i64(I64::and)),
    AOT_INTRINSIC_I64_MUL(Formula.i64(I64::mul)),
    AOT_INTRINSIC_I64_SHL(Formula.i64(I64::shl)),
    AOT_INTRINSIC_I64_SHR_S(Formula.i64(I64::shrS)),
    AOT_INTRINSIC_I64_SHR_U(Formula.i64(I64::shrU));

    private final Formula formula;

    Calculation(Formula formula) {
        this.formula = formula;
    }

    /** Its parameters and its result. */
    public AotType.Signature signature() {
        return new AotType.Signature(formula.parameters(), List.of(formula.result()));
    }

    /**
     * The result's word.
     *
     * @param words of the arguments
     * @throws dev.abigate.runtime.trap.Trap where there is none, which code rules out before
     */
    public long compute(long[] words) {
        return formula.function().apply(words);
    }

    /** Those of the runtime have its prefix; the others are those of the C library. */
    @Override
    public Optional<String> library() {
        return name().startsWith("AOT_") ? Optional.empty() : Optional.of(symbol());
    }

    /** A result, made of words. */
    private interface WordFunction {
        long apply(long[] words);
    }

    private interface FloatUnaryOperator {
        float applyAsFloat(float a);
    }

    private interface FloatBinaryOperator {
        float applyAsFloat(float a, float b);
    }

    private record Formula(List<ValueType> parameters, ValueType result, WordFunction function) {
        private static Formula of(ValueType result, ValueType parameter, LongUnaryOperator function) {
            return new Formula(List.of(parameter), result, words -> function.applyAsLong(words[0]));
        }

        private static Formula of(ValueType type, LongBinaryOperator function) {
            return new Formula(List.of(type, type), type, words -> function.applyAsLong(words[0], words[1]));
        }

        private static Formula f32(FloatUnaryOperator function) {
            return of(ValueType.F32, ValueType.F32, a -> word(function.applyAsFloat(single(a))));
        }

        private static Formula f32(FloatBinaryOperator function) {
            return of(ValueType.F32, (a, b) -> word(function.applyAsFloat(single(a), single(b))));
        }

        private static Formula f64(DoubleUnaryOperator function) {
            return of(ValueType.F64, ValueType.F64, a -> word(function.applyAsDouble(Double.longBitsToDouble(a))));
        }

        private static Formula f64(DoubleBinaryOperator function) {
            return of(
                    ValueType.F64,
                    (a, b) -> word(function.applyAsDouble(Double.longBitsToDouble(a), Double.longBitsToDouble(b))));
        }

        private static Formula i32(IntUnaryOperator function) {
            return of(ValueType.I32, ValueType.I32, a -> function.applyAsInt((int) a));
        }

        private static Formula i32(IntBinaryOperator function) {
            return of(ValueType.I32, (a, b) -> function.applyAsInt((int) a, (int) b));
        }

        private static Formula i64(LongUnaryOperator function) {
            return of(ValueType.I64, ValueType.I64, function);
        }

        private static Formula i64(LongBinaryOperator function) {
            return of(ValueType.I64, function);
        }

        /** A comparison of two numbers, which a number before them names. */
        private static Formula comparison(ValueType type) {
            return new Formula(
                    List.of(ValueType.I32, type, type),
                    ValueType.I32,
                    words -> type.equals(ValueType.F32)
                            ? compared((int) words[0], single(words[1]), single(words[2]))
                            : compared(
                                    (int) words[0],
                                    Double.longBitsToDouble(words[1]),
                                    Double.longBitsToDouble(words[2])));
        }
    }

    private static long compared(int condition, double a, double b) {
        boolean holds = switch (condition) {
            case 0 -> a == b;
            case 1 -> a != b;
            case 2 -> a < b;
            case 3 -> a > b;
            case 4 -> a <= b;
            case 5 -> a >= b;
            case 6 -> Double.isNaN(a) || Double.isNaN(b);
            default -> false;
        };
        return holds ? 1 : 0;
    }

    private static float single(long word) {
        return Float.intBitsToFloat((int) word);
    }

    private static long word(float value) {
        return Float.floatToRawIntBits(value);
    }

    private static long word(double value) {
        return Double.doubleToRawLongBits(value);
    }

    /** As the C library: of a number and NaN the number. */
    private static double number(double a, double b, DoubleBinaryOperator function) {
        if (Double.isNaN(a)) {
            return b;
        }
        return Double.isNaN(b) ? a : function.applyAsDouble(a, b);
    }
}
