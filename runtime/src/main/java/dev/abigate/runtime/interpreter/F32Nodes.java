package dev.abigate.runtime.interpreter;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.runtime.ops.F32;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic on floating-point numbers of 32 bits. What can make a NaN has two classes, of which one makes it canonical.
 * Comparisons fused with a branch come in two senses, since the opposite of {@code <} is not {@code >=} where a NaN is
 * compared.
 */
final class F32Nodes {
    private F32Nodes() {}

    /** The node of an instruction with two operands. */
    static Node binary(Opcode op, int to, int a, int b, boolean canonical) {
        return switch (op) {
            case F32_ADD -> canonical ? new CanonicalAdd(to, a, b) : new Add(to, a, b);
            case F32_SUB -> canonical ? new CanonicalSub(to, a, b) : new Sub(to, a, b);
            case F32_MUL -> canonical ? new CanonicalMul(to, a, b) : new Mul(to, a, b);
            case F32_DIV -> canonical ? new CanonicalDiv(to, a, b) : new Div(to, a, b);
            case F32_MIN -> canonical ? new CanonicalMin(to, a, b) : new Min(to, a, b);
            case F32_MAX -> canonical ? new CanonicalMax(to, a, b) : new Max(to, a, b);
            case F32_COPYSIGN -> new Copysign(to, a, b);
            default -> throw new MissingNodeException(op);
        };
    }

    /** The node of an instruction with one operand. */
    static Node unary(Opcode op, int to, int a, boolean canonical) {
        return switch (op) {
            case F32_CEIL -> canonical ? new CanonicalCeil(to, a) : new Ceil(to, a);
            case F32_FLOOR -> canonical ? new CanonicalFloor(to, a) : new Floor(to, a);
            case F32_TRUNC -> canonical ? new CanonicalTrunc(to, a) : new Trunc(to, a);
            case F32_NEAREST -> canonical ? new CanonicalNearest(to, a) : new Nearest(to, a);
            case F32_SQRT -> canonical ? new CanonicalSqrt(to, a) : new Sqrt(to, a);
            case F32_ABS -> new Abs(to, a);
            case F32_NEG -> new Neg(to, a);
            default -> throw new MissingNodeException(op);
        };
    }

    /** The node that makes 1 or 0 of a comparison. */
    static Node comparison(Opcode op, int to, int a, int b) {
        return switch (op) {
            case F32_EQ -> new Eq(to, a, b);
            case F32_NE -> new Ne(to, a, b);
            case F32_LT -> new Lt(to, a, b);
            case F32_GT -> new Gt(to, a, b);
            case F32_LE -> new Le(to, a, b);
            case F32_GE -> new Ge(to, a, b);
            default -> throw new MissingNodeException(op);
        };
    }

    /** The node that branches where the comparison holds, or where it does not. */
    static Branch branch(Opcode op, int a, int b, boolean holds) {
        return switch (op) {
            case F32_EQ -> holds ? new IfEq(a, b) : new IfNotEq(a, b);
            case F32_NE -> holds ? new IfNe(a, b) : new IfNotNe(a, b);
            case F32_LT -> holds ? new IfLt(a, b) : new IfNotLt(a, b);
            case F32_GT -> holds ? new IfGt(a, b) : new IfNotGt(a, b);
            case F32_LE -> holds ? new IfLe(a, b) : new IfNotLe(a, b);
            case F32_GE -> holds ? new IfGe(a, b) : new IfNotGe(a, b);
            default -> throw new MissingNodeException(op);
        };
    }

    static final class Add extends I32Nodes.Binary {
        Add(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Float.floatToRawIntBits(
                    F32.add(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b])));
            return next;
        }
    }

    static final class CanonicalAdd extends I32Nodes.Binary {
        CanonicalAdd(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Float.floatToRawIntBits(F32.canonical(
                    F32.add(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b]))));
            return next;
        }
    }

    static final class Sub extends I32Nodes.Binary {
        Sub(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Float.floatToRawIntBits(
                    F32.sub(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b])));
            return next;
        }
    }

    static final class CanonicalSub extends I32Nodes.Binary {
        CanonicalSub(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Float.floatToRawIntBits(F32.canonical(
                    F32.sub(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b]))));
            return next;
        }
    }

    static final class Mul extends I32Nodes.Binary {
        Mul(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Float.floatToRawIntBits(
                    F32.mul(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b])));
            return next;
        }
    }

    static final class CanonicalMul extends I32Nodes.Binary {
        CanonicalMul(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Float.floatToRawIntBits(F32.canonical(
                    F32.mul(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b]))));
            return next;
        }
    }

    static final class Div extends I32Nodes.Binary {
        Div(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Float.floatToRawIntBits(
                    F32.div(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b])));
            return next;
        }
    }

    static final class CanonicalDiv extends I32Nodes.Binary {
        CanonicalDiv(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Float.floatToRawIntBits(F32.canonical(
                    F32.div(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b]))));
            return next;
        }
    }

    static final class Min extends I32Nodes.Binary {
        Min(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Float.floatToRawIntBits(
                    F32.min(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b])));
            return next;
        }
    }

    static final class CanonicalMin extends I32Nodes.Binary {
        CanonicalMin(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Float.floatToRawIntBits(F32.canonical(
                    F32.min(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b]))));
            return next;
        }
    }

    static final class Max extends I32Nodes.Binary {
        Max(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Float.floatToRawIntBits(
                    F32.max(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b])));
            return next;
        }
    }

    static final class CanonicalMax extends I32Nodes.Binary {
        CanonicalMax(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Float.floatToRawIntBits(F32.canonical(
                    F32.max(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b]))));
            return next;
        }
    }

    static final class Copysign extends I32Nodes.Binary {
        Copysign(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Float.floatToRawIntBits(
                    F32.copysign(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b])));
            return next;
        }
    }

    static final class Ceil extends I32Nodes.Unary {
        Ceil(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Float.floatToRawIntBits(F32.ceil(Float.intBitsToFloat((int) s[fp + a])));
            return next;
        }
    }

    static final class CanonicalCeil extends I32Nodes.Unary {
        CanonicalCeil(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Float.floatToRawIntBits(F32.canonical(F32.ceil(Float.intBitsToFloat((int) s[fp + a]))));
            return next;
        }
    }

    static final class Floor extends I32Nodes.Unary {
        Floor(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Float.floatToRawIntBits(F32.floor(Float.intBitsToFloat((int) s[fp + a])));
            return next;
        }
    }

    static final class CanonicalFloor extends I32Nodes.Unary {
        CanonicalFloor(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Float.floatToRawIntBits(F32.canonical(F32.floor(Float.intBitsToFloat((int) s[fp + a]))));
            return next;
        }
    }

    static final class Trunc extends I32Nodes.Unary {
        Trunc(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Float.floatToRawIntBits(F32.trunc(Float.intBitsToFloat((int) s[fp + a])));
            return next;
        }
    }

    static final class CanonicalTrunc extends I32Nodes.Unary {
        CanonicalTrunc(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Float.floatToRawIntBits(F32.canonical(F32.trunc(Float.intBitsToFloat((int) s[fp + a]))));
            return next;
        }
    }

    static final class Nearest extends I32Nodes.Unary {
        Nearest(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Float.floatToRawIntBits(F32.nearest(Float.intBitsToFloat((int) s[fp + a])));
            return next;
        }
    }

    static final class CanonicalNearest extends I32Nodes.Unary {
        CanonicalNearest(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Float.floatToRawIntBits(F32.canonical(F32.nearest(Float.intBitsToFloat((int) s[fp + a]))));
            return next;
        }
    }

    static final class Sqrt extends I32Nodes.Unary {
        Sqrt(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Float.floatToRawIntBits(F32.sqrt(Float.intBitsToFloat((int) s[fp + a])));
            return next;
        }
    }

    static final class CanonicalSqrt extends I32Nodes.Unary {
        CanonicalSqrt(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Float.floatToRawIntBits(F32.canonical(F32.sqrt(Float.intBitsToFloat((int) s[fp + a]))));
            return next;
        }
    }

    static final class Abs extends I32Nodes.Unary {
        Abs(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Float.floatToRawIntBits(F32.abs(Float.intBitsToFloat((int) s[fp + a])));
            return next;
        }
    }

    static final class Neg extends I32Nodes.Unary {
        Neg(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Float.floatToRawIntBits(F32.neg(Float.intBitsToFloat((int) s[fp + a])));
            return next;
        }
    }

    static final class Eq extends I32Nodes.Binary {
        Eq(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = F32.eq(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b])) ? 1 : 0;
            return next;
        }
    }

    static final class IfEq extends Branch.OnTwo {
        IfEq(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return F32.eq(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b])) ? target : next;
        }
    }

    static final class IfNotEq extends Branch.OnTwo {
        IfNotEq(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return F32.eq(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b])) ? next : target;
        }
    }

    static final class Ne extends I32Nodes.Binary {
        Ne(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = F32.ne(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b])) ? 1 : 0;
            return next;
        }
    }

    static final class IfNe extends Branch.OnTwo {
        IfNe(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return F32.ne(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b])) ? target : next;
        }
    }

    static final class IfNotNe extends Branch.OnTwo {
        IfNotNe(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return F32.ne(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b])) ? next : target;
        }
    }

    static final class Lt extends I32Nodes.Binary {
        Lt(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = F32.lt(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b])) ? 1 : 0;
            return next;
        }
    }

    static final class IfLt extends Branch.OnTwo {
        IfLt(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return F32.lt(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b])) ? target : next;
        }
    }

    static final class IfNotLt extends Branch.OnTwo {
        IfNotLt(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return F32.lt(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b])) ? next : target;
        }
    }

    static final class Gt extends I32Nodes.Binary {
        Gt(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = F32.gt(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b])) ? 1 : 0;
            return next;
        }
    }

    static final class IfGt extends Branch.OnTwo {
        IfGt(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return F32.gt(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b])) ? target : next;
        }
    }

    static final class IfNotGt extends Branch.OnTwo {
        IfNotGt(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return F32.gt(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b])) ? next : target;
        }
    }

    static final class Le extends I32Nodes.Binary {
        Le(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = F32.le(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b])) ? 1 : 0;
            return next;
        }
    }

    static final class IfLe extends Branch.OnTwo {
        IfLe(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return F32.le(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b])) ? target : next;
        }
    }

    static final class IfNotLe extends Branch.OnTwo {
        IfNotLe(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return F32.le(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b])) ? next : target;
        }
    }

    static final class Ge extends I32Nodes.Binary {
        Ge(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = F32.ge(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b])) ? 1 : 0;
            return next;
        }
    }

    static final class IfGe extends Branch.OnTwo {
        IfGe(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return F32.ge(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b])) ? target : next;
        }
    }

    static final class IfNotGe extends Branch.OnTwo {
        IfNotGe(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return F32.ge(Float.intBitsToFloat((int) s[fp + a]), Float.intBitsToFloat((int) s[fp + b])) ? next : target;
        }
    }
}
