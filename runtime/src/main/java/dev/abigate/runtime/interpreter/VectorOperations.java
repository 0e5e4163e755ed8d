package dev.abigate.runtime.interpreter;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.runtime.ops.F32x4;
import dev.abigate.runtime.ops.F64x2;
import dev.abigate.runtime.ops.I16x8;
import dev.abigate.runtime.ops.I32x4;
import dev.abigate.runtime.ops.I64x2;
import dev.abigate.runtime.ops.I8x16;
import dev.abigate.runtime.ops.V128;
import java.util.Optional;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * What vector instructions without immediates compute, as functions of halves. Most work on each half alone; some need both
 * halves of their operands for each half of the result.
 */
final class VectorOperations {
    private VectorOperations() {}

    /** Of the same half of three vectors. */
    @FunctionalInterface
    interface TernaryOperator {
        long apply(long a, long b, long c);
    }

    /** Of one half of a vector and a number. */
    @FunctionalInterface
    interface ShiftOperator {
        long apply(long a, int count);
    }

    /** Of both halves of a vector, a number. */
    @FunctionalInterface
    interface TestOperator {
        int apply(long low, long high);
    }

    /** Of both halves of two vectors. */
    @FunctionalInterface
    interface FourOperator {
        long apply(long aLow, long aHigh, long bLow, long bHigh);
    }

    /** Both halves of a result, of both halves of one vector. */
    record Pair1(LongBinaryOperator low, LongBinaryOperator high) {}

    /** Both halves of a result, of both halves of two vectors. */
    record Pair2(FourOperator low, FourOperator high) {}

    /** An instruction that works on each half of one vector. */
    static Optional<LongUnaryOperator> unary(Opcode op, boolean canonical) {
        return Optional.ofNullable(
                switch (op) {
                    case V128_NOT -> V128::not;
                    case I8X16_ABS -> I8x16::abs;
                    case I8X16_NEG -> I8x16::neg;
                    case I8X16_POPCNT -> I8x16::popcnt;
                    case F32X4_CEIL -> canonical ? a -> F32x4.canonical(F32x4.ceil(a)) : F32x4::ceil;
                    case F32X4_FLOOR -> canonical ? a -> F32x4.canonical(F32x4.floor(a)) : F32x4::floor;
                    case F32X4_TRUNC -> canonical ? a -> F32x4.canonical(F32x4.trunc(a)) : F32x4::trunc;
                    case F32X4_NEAREST -> canonical ? a -> F32x4.canonical(F32x4.nearest(a)) : F32x4::nearest;
                    case F64X2_CEIL -> canonical ? a -> F64x2.canonical(F64x2.ceil(a)) : F64x2::ceil;
                    case F64X2_FLOOR -> canonical ? a -> F64x2.canonical(F64x2.floor(a)) : F64x2::floor;
                    case F64X2_TRUNC -> canonical ? a -> F64x2.canonical(F64x2.trunc(a)) : F64x2::trunc;
                    case I16X8_EXTADD_PAIRWISE_I8X16_S -> I16x8::extaddPairwiseI8x16S;
                    case I16X8_EXTADD_PAIRWISE_I8X16_U -> I16x8::extaddPairwiseI8x16U;
                    case I32X4_EXTADD_PAIRWISE_I16X8_S -> I32x4::extaddPairwiseI16x8S;
                    case I32X4_EXTADD_PAIRWISE_I16X8_U -> I32x4::extaddPairwiseI16x8U;
                    case I16X8_ABS -> I16x8::abs;
                    case I16X8_NEG -> I16x8::neg;
                    case F64X2_NEAREST -> canonical ? a -> F64x2.canonical(F64x2.nearest(a)) : F64x2::nearest;
                    case I32X4_ABS -> I32x4::abs;
                    case I32X4_NEG -> I32x4::neg;
                    case I64X2_ABS -> I64x2::abs;
                    case I64X2_NEG -> I64x2::neg;
                    case F32X4_ABS -> F32x4::abs;
                    case F32X4_NEG -> F32x4::neg;
                    case F32X4_SQRT -> canonical ? a -> F32x4.canonical(F32x4.sqrt(a)) : F32x4::sqrt;
                    case F64X2_ABS -> F64x2::abs;
                    case F64X2_NEG -> F64x2::neg;
                    case F64X2_SQRT -> canonical ? a -> F64x2.canonical(F64x2.sqrt(a)) : F64x2::sqrt;
                    case I32X4_TRUNC_SAT_F32X4_S -> I32x4::truncSatF32x4S;
                    case I32X4_TRUNC_SAT_F32X4_U -> I32x4::truncSatF32x4U;
                    case F32X4_CONVERT_I32X4_S -> F32x4::convertI32x4S;
                    case F32X4_CONVERT_I32X4_U -> F32x4::convertI32x4U;
                    case I32X4_RELAXED_TRUNC_F32X4_S -> I32x4::relaxedTruncF32x4S;
                    case I32X4_RELAXED_TRUNC_F32X4_U -> I32x4::relaxedTruncF32x4U;
                    default -> null;
                });
    }

    /** An instruction that works on the same half of two vectors. */
    static Optional<LongBinaryOperator> binary(Opcode op, boolean canonical) {
        return Optional.ofNullable(
                switch (op) {
                    case I8X16_EQ -> I8x16::eq;
                    case I8X16_NE -> I8x16::ne;
                    case I8X16_LT_S -> I8x16::ltS;
                    case I8X16_LT_U -> I8x16::ltU;
                    case I8X16_GT_S -> I8x16::gtS;
                    case I8X16_GT_U -> I8x16::gtU;
                    case I8X16_LE_S -> I8x16::leS;
                    case I8X16_LE_U -> I8x16::leU;
                    case I8X16_GE_S -> I8x16::geS;
                    case I8X16_GE_U -> I8x16::geU;
                    case I16X8_EQ -> I16x8::eq;
                    case I16X8_NE -> I16x8::ne;
                    case I16X8_LT_S -> I16x8::ltS;
                    case I16X8_LT_U -> I16x8::ltU;
                    case I16X8_GT_S -> I16x8::gtS;
                    case I16X8_GT_U -> I16x8::gtU;
                    case I16X8_LE_S -> I16x8::leS;
                    case I16X8_LE_U -> I16x8::leU;
                    case I16X8_GE_S -> I16x8::geS;
                    case I16X8_GE_U -> I16x8::geU;
                    case I32X4_EQ -> I32x4::eq;
                    case I32X4_NE -> I32x4::ne;
                    case I32X4_LT_S -> I32x4::ltS;
                    case I32X4_LT_U -> I32x4::ltU;
                    case I32X4_GT_S -> I32x4::gtS;
                    case I32X4_GT_U -> I32x4::gtU;
                    case I32X4_LE_S -> I32x4::leS;
                    case I32X4_LE_U -> I32x4::leU;
                    case I32X4_GE_S -> I32x4::geS;
                    case I32X4_GE_U -> I32x4::geU;
                    case F32X4_EQ -> F32x4::eq;
                    case F32X4_NE -> F32x4::ne;
                    case F32X4_LT -> F32x4::lt;
                    case F32X4_GT -> F32x4::gt;
                    case F32X4_LE -> F32x4::le;
                    case F32X4_GE -> F32x4::ge;
                    case F64X2_EQ -> F64x2::eq;
                    case F64X2_NE -> F64x2::ne;
                    case F64X2_LT -> F64x2::lt;
                    case F64X2_GT -> F64x2::gt;
                    case F64X2_LE -> F64x2::le;
                    case F64X2_GE -> F64x2::ge;
                    case V128_AND -> V128::and;
                    case V128_ANDNOT -> V128::andnot;
                    case V128_OR -> V128::or;
                    case V128_XOR -> V128::xor;
                    case I8X16_ADD -> I8x16::add;
                    case I8X16_ADD_SAT_S -> I8x16::addSatS;
                    case I8X16_ADD_SAT_U -> I8x16::addSatU;
                    case I8X16_SUB -> I8x16::sub;
                    case I8X16_SUB_SAT_S -> I8x16::subSatS;
                    case I8X16_SUB_SAT_U -> I8x16::subSatU;
                    case I8X16_MIN_S -> I8x16::minS;
                    case I8X16_MIN_U -> I8x16::minU;
                    case I8X16_MAX_S -> I8x16::maxS;
                    case I8X16_MAX_U -> I8x16::maxU;
                    case I8X16_AVGR_U -> I8x16::avgrU;
                    case I16X8_Q15MULR_SAT_S -> I16x8::q15mulrSatS;
                    case I16X8_ADD -> I16x8::add;
                    case I16X8_ADD_SAT_S -> I16x8::addSatS;
                    case I16X8_ADD_SAT_U -> I16x8::addSatU;
                    case I16X8_SUB -> I16x8::sub;
                    case I16X8_SUB_SAT_S -> I16x8::subSatS;
                    case I16X8_SUB_SAT_U -> I16x8::subSatU;
                    case I16X8_MUL -> I16x8::mul;
                    case I16X8_MIN_S -> I16x8::minS;
                    case I16X8_MIN_U -> I16x8::minU;
                    case I16X8_MAX_S -> I16x8::maxS;
                    case I16X8_MAX_U -> I16x8::maxU;
                    case I16X8_AVGR_U -> I16x8::avgrU;
                    case I32X4_ADD -> I32x4::add;
                    case I32X4_SUB -> I32x4::sub;
                    case I32X4_MUL -> I32x4::mul;
                    case I32X4_MIN_S -> I32x4::minS;
                    case I32X4_MIN_U -> I32x4::minU;
                    case I32X4_MAX_S -> I32x4::maxS;
                    case I32X4_MAX_U -> I32x4::maxU;
                    case I32X4_DOT_I16X8_S -> I32x4::dotI16x8S;
                    case I64X2_ADD -> I64x2::add;
                    case I64X2_SUB -> I64x2::sub;
                    case I64X2_MUL -> I64x2::mul;
                    case I64X2_EQ -> I64x2::eq;
                    case I64X2_NE -> I64x2::ne;
                    case I64X2_LT_S -> I64x2::ltS;
                    case I64X2_GT_S -> I64x2::gtS;
                    case I64X2_LE_S -> I64x2::leS;
                    case I64X2_GE_S -> I64x2::geS;
                    case F32X4_ADD -> canonical ? (a, b) -> F32x4.canonical(F32x4.add(a, b)) : F32x4::add;
                    case F32X4_SUB -> canonical ? (a, b) -> F32x4.canonical(F32x4.sub(a, b)) : F32x4::sub;
                    case F32X4_MUL -> canonical ? (a, b) -> F32x4.canonical(F32x4.mul(a, b)) : F32x4::mul;
                    case F32X4_DIV -> canonical ? (a, b) -> F32x4.canonical(F32x4.div(a, b)) : F32x4::div;
                    case F32X4_MIN -> canonical ? (a, b) -> F32x4.canonical(F32x4.min(a, b)) : F32x4::min;
                    case F32X4_MAX -> canonical ? (a, b) -> F32x4.canonical(F32x4.max(a, b)) : F32x4::max;
                    case F32X4_PMIN -> F32x4::pmin;
                    case F32X4_PMAX -> F32x4::pmax;
                    case F64X2_ADD -> canonical ? (a, b) -> F64x2.canonical(F64x2.add(a, b)) : F64x2::add;
                    case F64X2_SUB -> canonical ? (a, b) -> F64x2.canonical(F64x2.sub(a, b)) : F64x2::sub;
                    case F64X2_MUL -> canonical ? (a, b) -> F64x2.canonical(F64x2.mul(a, b)) : F64x2::mul;
                    case F64X2_DIV -> canonical ? (a, b) -> F64x2.canonical(F64x2.div(a, b)) : F64x2::div;
                    case F64X2_MIN -> canonical ? (a, b) -> F64x2.canonical(F64x2.min(a, b)) : F64x2::min;
                    case F64X2_MAX -> canonical ? (a, b) -> F64x2.canonical(F64x2.max(a, b)) : F64x2::max;
                    case F64X2_PMIN -> F64x2::pmin;
                    case F64X2_PMAX -> F64x2::pmax;
                    case F32X4_RELAXED_MIN ->
                        canonical ? (a, b) -> F32x4.canonical(F32x4.relaxedMin(a, b)) : F32x4::relaxedMin;
                    case F32X4_RELAXED_MAX ->
                        canonical ? (a, b) -> F32x4.canonical(F32x4.relaxedMax(a, b)) : F32x4::relaxedMax;
                    case F64X2_RELAXED_MIN ->
                        canonical ? (a, b) -> F64x2.canonical(F64x2.relaxedMin(a, b)) : F64x2::relaxedMin;
                    case F64X2_RELAXED_MAX ->
                        canonical ? (a, b) -> F64x2.canonical(F64x2.relaxedMax(a, b)) : F64x2::relaxedMax;
                    case I16X8_RELAXED_Q15MULR_S -> I16x8::relaxedQ15mulrS;
                    case I16X8_RELAXED_DOT_I8X16_I7X16_S -> I16x8::relaxedDotI8x16I7x16S;
                    default -> null;
                });
    }

    /** An instruction that works on the same half of three vectors. */
    static Optional<TernaryOperator> ternary(Opcode op, boolean canonical) {
        return Optional.ofNullable(
                switch (op) {
                    case V128_BITSELECT -> V128::bitselect;
                    case F32X4_RELAXED_MADD ->
                        canonical ? (a, b, c) -> F32x4.canonical(F32x4.relaxedMadd(a, b, c)) : F32x4::relaxedMadd;
                    case F32X4_RELAXED_NMADD ->
                        canonical ? (a, b, c) -> F32x4.canonical(F32x4.relaxedNmadd(a, b, c)) : F32x4::relaxedNmadd;
                    case F64X2_RELAXED_MADD ->
                        canonical ? (a, b, c) -> F64x2.canonical(F64x2.relaxedMadd(a, b, c)) : F64x2::relaxedMadd;
                    case F64X2_RELAXED_NMADD ->
                        canonical ? (a, b, c) -> F64x2.canonical(F64x2.relaxedNmadd(a, b, c)) : F64x2::relaxedNmadd;
                    case I8X16_RELAXED_LANESELECT -> I8x16::relaxedLaneselect;
                    case I16X8_RELAXED_LANESELECT -> I16x8::relaxedLaneselect;
                    case I32X4_RELAXED_LANESELECT -> I32x4::relaxedLaneselect;
                    case I64X2_RELAXED_LANESELECT -> I64x2::relaxedLaneselect;
                    case I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S -> I32x4::relaxedDotI8x16I7x16AddS;
                    default -> null;
                });
    }

    /** A shift of lanes. */
    static Optional<ShiftOperator> shift(Opcode op) {
        return Optional.ofNullable(
                switch (op) {
                    case I8X16_SHL -> I8x16::shl;
                    case I8X16_SHR_S -> I8x16::shrS;
                    case I8X16_SHR_U -> I8x16::shrU;
                    case I16X8_SHL -> I16x8::shl;
                    case I16X8_SHR_S -> I16x8::shrS;
                    case I16X8_SHR_U -> I16x8::shrU;
                    case I32X4_SHL -> I32x4::shl;
                    case I32X4_SHR_S -> I32x4::shrS;
                    case I32X4_SHR_U -> I32x4::shrU;
                    case I64X2_SHL -> I64x2::shl;
                    case I64X2_SHR_S -> I64x2::shrS;
                    case I64X2_SHR_U -> I64x2::shrU;
                    default -> null;
                });
    }

    /** An instruction that makes a number of a vector. */
    static Optional<TestOperator> test(Opcode op) {
        return Optional.ofNullable(
                switch (op) {
                    case V128_ANY_TRUE -> (low, high) -> V128.anyTrue(low, high) ? 1 : 0;
                    case I8X16_ALL_TRUE -> (low, high) -> I8x16.allTrue(low, high) ? 1 : 0;
                    case I8X16_BITMASK -> I8x16::bitmask;
                    case I16X8_ALL_TRUE -> (low, high) -> I16x8.allTrue(low, high) ? 1 : 0;
                    case I16X8_BITMASK -> I16x8::bitmask;
                    case I32X4_ALL_TRUE -> (low, high) -> I32x4.allTrue(low, high) ? 1 : 0;
                    case I32X4_BITMASK -> I32x4::bitmask;
                    case I64X2_ALL_TRUE -> (low, high) -> I64x2.allTrue(low, high) ? 1 : 0;
                    case I64X2_BITMASK -> I64x2::bitmask;
                    default -> null;
                });
    }

    /** An instruction that needs both halves of one vector. */
    static Optional<Pair1> pair(Opcode op, boolean canonical) {
        return Optional.ofNullable(
                switch (op) {
                    case F32X4_DEMOTE_F64X2_ZERO ->
                        canonical
                                ? new Pair1(
                                        (low, high) -> F32x4.canonical(F32x4.demoteF64x2ZeroLow(low, high)),
                                        (low, high) -> F32x4.canonical(F32x4.demoteF64x2ZeroHigh(low, high)))
                                : new Pair1(F32x4::demoteF64x2ZeroLow, F32x4::demoteF64x2ZeroHigh);
                    case F64X2_PROMOTE_LOW_F32X4 ->
                        canonical
                                ? new Pair1(
                                        (low, high) -> F64x2.canonical(F64x2.promoteLowF32x4Low(low, high)),
                                        (low, high) -> F64x2.canonical(F64x2.promoteLowF32x4High(low, high)))
                                : new Pair1(F64x2::promoteLowF32x4Low, F64x2::promoteLowF32x4High);
                    case I16X8_EXTEND_LOW_I8X16_S -> new Pair1(I16x8::extendLowI8x16SLow, I16x8::extendLowI8x16SHigh);
                    case I16X8_EXTEND_HIGH_I8X16_S ->
                        new Pair1(I16x8::extendHighI8x16SLow, I16x8::extendHighI8x16SHigh);
                    case I16X8_EXTEND_LOW_I8X16_U -> new Pair1(I16x8::extendLowI8x16ULow, I16x8::extendLowI8x16UHigh);
                    case I16X8_EXTEND_HIGH_I8X16_U ->
                        new Pair1(I16x8::extendHighI8x16ULow, I16x8::extendHighI8x16UHigh);
                    case I32X4_EXTEND_LOW_I16X8_S -> new Pair1(I32x4::extendLowI16x8SLow, I32x4::extendLowI16x8SHigh);
                    case I32X4_EXTEND_HIGH_I16X8_S ->
                        new Pair1(I32x4::extendHighI16x8SLow, I32x4::extendHighI16x8SHigh);
                    case I32X4_EXTEND_LOW_I16X8_U -> new Pair1(I32x4::extendLowI16x8ULow, I32x4::extendLowI16x8UHigh);
                    case I32X4_EXTEND_HIGH_I16X8_U ->
                        new Pair1(I32x4::extendHighI16x8ULow, I32x4::extendHighI16x8UHigh);
                    case I64X2_EXTEND_LOW_I32X4_S -> new Pair1(I64x2::extendLowI32x4SLow, I64x2::extendLowI32x4SHigh);
                    case I64X2_EXTEND_HIGH_I32X4_S ->
                        new Pair1(I64x2::extendHighI32x4SLow, I64x2::extendHighI32x4SHigh);
                    case I64X2_EXTEND_LOW_I32X4_U -> new Pair1(I64x2::extendLowI32x4ULow, I64x2::extendLowI32x4UHigh);
                    case I64X2_EXTEND_HIGH_I32X4_U ->
                        new Pair1(I64x2::extendHighI32x4ULow, I64x2::extendHighI32x4UHigh);
                    case I32X4_TRUNC_SAT_F64X2_S_ZERO ->
                        new Pair1(I32x4::truncSatF64x2SZeroLow, I32x4::truncSatF64x2SZeroHigh);
                    case I32X4_TRUNC_SAT_F64X2_U_ZERO ->
                        new Pair1(I32x4::truncSatF64x2UZeroLow, I32x4::truncSatF64x2UZeroHigh);
                    case F64X2_CONVERT_LOW_I32X4_S ->
                        new Pair1(F64x2::convertLowI32x4SLow, F64x2::convertLowI32x4SHigh);
                    case F64X2_CONVERT_LOW_I32X4_U ->
                        new Pair1(F64x2::convertLowI32x4ULow, F64x2::convertLowI32x4UHigh);
                    case I32X4_RELAXED_TRUNC_F64X2_S_ZERO ->
                        new Pair1(I32x4::relaxedTruncF64x2SZeroLow, I32x4::relaxedTruncF64x2SZeroHigh);
                    case I32X4_RELAXED_TRUNC_F64X2_U_ZERO ->
                        new Pair1(I32x4::relaxedTruncF64x2UZeroLow, I32x4::relaxedTruncF64x2UZeroHigh);
                    default -> null;
                });
    }

    /** An instruction that needs both halves of two vectors. */
    static Optional<Pair2> pairOfTwo(Opcode op) {
        return Optional.ofNullable(
                switch (op) {
                    case I8X16_SWIZZLE -> new Pair2(I8x16::swizzleLow, I8x16::swizzleHigh);
                    case I8X16_NARROW_I16X8_S -> new Pair2(I8x16::narrowI16x8SLow, I8x16::narrowI16x8SHigh);
                    case I8X16_NARROW_I16X8_U -> new Pair2(I8x16::narrowI16x8ULow, I8x16::narrowI16x8UHigh);
                    case I16X8_NARROW_I32X4_S -> new Pair2(I16x8::narrowI32x4SLow, I16x8::narrowI32x4SHigh);
                    case I16X8_NARROW_I32X4_U -> new Pair2(I16x8::narrowI32x4ULow, I16x8::narrowI32x4UHigh);
                    case I16X8_EXTMUL_LOW_I8X16_S -> new Pair2(I16x8::extmulLowI8x16SLow, I16x8::extmulLowI8x16SHigh);
                    case I16X8_EXTMUL_HIGH_I8X16_S ->
                        new Pair2(I16x8::extmulHighI8x16SLow, I16x8::extmulHighI8x16SHigh);
                    case I16X8_EXTMUL_LOW_I8X16_U -> new Pair2(I16x8::extmulLowI8x16ULow, I16x8::extmulLowI8x16UHigh);
                    case I16X8_EXTMUL_HIGH_I8X16_U ->
                        new Pair2(I16x8::extmulHighI8x16ULow, I16x8::extmulHighI8x16UHigh);
                    case I32X4_EXTMUL_LOW_I16X8_S -> new Pair2(I32x4::extmulLowI16x8SLow, I32x4::extmulLowI16x8SHigh);
                    case I32X4_EXTMUL_HIGH_I16X8_S ->
                        new Pair2(I32x4::extmulHighI16x8SLow, I32x4::extmulHighI16x8SHigh);
                    case I32X4_EXTMUL_LOW_I16X8_U -> new Pair2(I32x4::extmulLowI16x8ULow, I32x4::extmulLowI16x8UHigh);
                    case I32X4_EXTMUL_HIGH_I16X8_U ->
                        new Pair2(I32x4::extmulHighI16x8ULow, I32x4::extmulHighI16x8UHigh);
                    case I64X2_EXTMUL_LOW_I32X4_S -> new Pair2(I64x2::extmulLowI32x4SLow, I64x2::extmulLowI32x4SHigh);
                    case I64X2_EXTMUL_HIGH_I32X4_S ->
                        new Pair2(I64x2::extmulHighI32x4SLow, I64x2::extmulHighI32x4SHigh);
                    case I64X2_EXTMUL_LOW_I32X4_U -> new Pair2(I64x2::extmulLowI32x4ULow, I64x2::extmulLowI32x4UHigh);
                    case I64X2_EXTMUL_HIGH_I32X4_U ->
                        new Pair2(I64x2::extmulHighI32x4ULow, I64x2::extmulHighI32x4UHigh);
                    case I8X16_RELAXED_SWIZZLE -> new Pair2(I8x16::relaxedSwizzleLow, I8x16::relaxedSwizzleHigh);
                    default -> null;
                });
    }
}
