package dev.abigate.runtime.interpreter;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.runtime.ops.F32;
import dev.abigate.runtime.ops.F64;
import dev.abigate.runtime.ops.I32;
import dev.abigate.runtime.ops.I64;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Conversions between number types, and arithmetic on 128 bits: one class for many instructions, which get what they compute as a function, since they are rarely the hot ones. */
final class Conversions {
    private Conversions() {}

    /** The node of a conversion between number types. */
    static Node node(Opcode op, int to, int from, boolean canonical) {
        return switch (op) {
            case I32_REINTERPRET_F32, I64_REINTERPRET_F64, F32_REINTERPRET_I32, F64_REINTERPRET_I64 ->
                new VariableNodes.Copy(to, from);
            case F32_DEMOTE_F64 ->
                canonical
                        ? new Convert(a -> bits(F32.canonical(F32.demoteF64(Double.longBitsToDouble(a)))), to, from)
                        : new Convert(a -> bits(F32.demoteF64(Double.longBitsToDouble(a))), to, from);
            case F64_PROMOTE_F32 ->
                canonical
                        ? new Convert(a -> bits(F64.canonical(F64.promoteF32(Float.intBitsToFloat((int) a)))), to, from)
                        : new Convert(a -> bits(F64.promoteF32(Float.intBitsToFloat((int) a))), to, from);
            case I32_TRUNC_F32_S -> new Convert(a -> I32.truncF32S(Float.intBitsToFloat((int) a)), to, from);
            case I32_TRUNC_SAT_F32_S -> new Convert(a -> I32.truncSatF32S(Float.intBitsToFloat((int) a)), to, from);
            case I32_TRUNC_F32_U -> new Convert(a -> I32.truncF32U(Float.intBitsToFloat((int) a)), to, from);
            case I32_TRUNC_SAT_F32_U -> new Convert(a -> I32.truncSatF32U(Float.intBitsToFloat((int) a)), to, from);
            case I32_TRUNC_F64_S -> new Convert(a -> I32.truncF64S(Double.longBitsToDouble(a)), to, from);
            case I32_TRUNC_SAT_F64_S -> new Convert(a -> I32.truncSatF64S(Double.longBitsToDouble(a)), to, from);
            case I32_TRUNC_F64_U -> new Convert(a -> I32.truncF64U(Double.longBitsToDouble(a)), to, from);
            case I32_TRUNC_SAT_F64_U -> new Convert(a -> I32.truncSatF64U(Double.longBitsToDouble(a)), to, from);
            case I64_TRUNC_F32_S -> new Convert(a -> I64.truncF32S(Float.intBitsToFloat((int) a)), to, from);
            case I64_TRUNC_SAT_F32_S -> new Convert(a -> I64.truncSatF32S(Float.intBitsToFloat((int) a)), to, from);
            case I64_TRUNC_F32_U -> new Convert(a -> I64.truncF32U(Float.intBitsToFloat((int) a)), to, from);
            case I64_TRUNC_SAT_F32_U -> new Convert(a -> I64.truncSatF32U(Float.intBitsToFloat((int) a)), to, from);
            case I64_TRUNC_F64_S -> new Convert(a -> I64.truncF64S(Double.longBitsToDouble(a)), to, from);
            case I64_TRUNC_SAT_F64_S -> new Convert(a -> I64.truncSatF64S(Double.longBitsToDouble(a)), to, from);
            case I64_TRUNC_F64_U -> new Convert(a -> I64.truncF64U(Double.longBitsToDouble(a)), to, from);
            case I64_TRUNC_SAT_F64_U -> new Convert(a -> I64.truncSatF64U(Double.longBitsToDouble(a)), to, from);
            case I64_EXTEND_I32_S -> new Convert(a -> I64.extendI32S((int) a), to, from);
            case I64_EXTEND_I32_U -> new Convert(a -> I64.extendI32U((int) a), to, from);
            case F32_CONVERT_I32_S -> new Convert(a -> bits(F32.convertI32S((int) a)), to, from);
            case F32_CONVERT_I32_U -> new Convert(a -> bits(F32.convertI32U((int) a)), to, from);
            case F32_CONVERT_I64_S -> new Convert(a -> bits(F32.convertI64S(a)), to, from);
            case F32_CONVERT_I64_U -> new Convert(a -> bits(F32.convertI64U(a)), to, from);
            case F64_CONVERT_I32_S -> new Convert(a -> bits(F64.convertI32S((int) a)), to, from);
            case F64_CONVERT_I32_U -> new Convert(a -> bits(F64.convertI32U((int) a)), to, from);
            case F64_CONVERT_I64_S -> new Convert(a -> bits(F64.convertI64S(a)), to, from);
            case F64_CONVERT_I64_U -> new Convert(a -> bits(F64.convertI64U(a)), to, from);
            default -> throw new MissingNodeException(op);
        };
    }

    /** The node of an instruction with two results of 64 bits, whose operands are side by side from {@code from} on. */
    static Node wide(Opcode op, int to, int from) {
        return switch (op) {
            case I64_ADD128 -> new Wide(I64::add128Low, I64::add128High, to, from);
            case I64_SUB128 -> new Wide(I64::sub128Low, I64::sub128High, to, from);
            case I64_MUL_WIDE_S -> new Product(I64::mulWideSLow, I64::mulWideSHigh, to, from);
            case I64_MUL_WIDE_U -> new Product(I64::mulWideULow, I64::mulWideUHigh, to, from);
            default -> throw new MissingNodeException(op);
        };
    }

    private static long bits(float a) {
        return Float.floatToRawIntBits(a);
    }

    private static long bits(double a) {
        return Double.doubleToRawLongBits(a);
    }

    static final class Convert extends Node {
        private final LongUnaryOperator operation;
        private final int to;
        private final int from;

        Convert(LongUnaryOperator operation, int to, int from) {
            this.operation = operation;
            this.to = to;
            this.from = from;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = operation.applyAsLong(s[fp + from]);
            return next;
        }
    }

    /** Of two numbers of 128 bits one. */
    static final class Wide extends Node {
        private final VectorOperations.FourOperator low;
        private final VectorOperations.FourOperator high;
        private final int to;
        private final int from;

        Wide(VectorOperations.FourOperator low, VectorOperations.FourOperator high, int to, int from) {
            this.low = low;
            this.high = high;
            this.to = to;
            this.from = from;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            long aLow = s[fp + from];
            long aHigh = s[fp + from + 1];
            long bLow = s[fp + from + 2];
            long bHigh = s[fp + from + 3];
            s[fp + to] = low.apply(aLow, aHigh, bLow, bHigh);
            s[fp + to + 1] = high.apply(aLow, aHigh, bLow, bHigh);
            return next;
        }
    }

    /** Of two numbers of 64 bits one of 128. */
    static final class Product extends Node {
        private final LongBinaryOperator low;
        private final LongBinaryOperator high;
        private final int to;
        private final int from;

        Product(LongBinaryOperator low, LongBinaryOperator high, int to, int from) {
            this.low = low;
            this.high = high;
            this.to = to;
            this.from = from;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            long a = s[fp + from];
            long b = s[fp + from + 1];
            s[fp + to] = low.applyAsLong(a, b);
            s[fp + to + 1] = high.applyAsLong(a, b);
            return next;
        }
    }
}
