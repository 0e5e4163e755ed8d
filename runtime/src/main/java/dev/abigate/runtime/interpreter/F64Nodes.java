package dev.abigate.runtime.interpreter;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.runtime.ops.F64;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic on floating-point numbers of 64 bits. What can make a NaN has two classes, of which one makes it canonical.
 * Comparisons fused with a branch come in two senses, since the opposite of {@code <} is not {@code >=} where a NaN is
 * compared.
 */
final class F64Nodes {
    private F64Nodes() {}

    /** The node of an instruction with two operands. */
    static Node binary(Opcode op, int to, int a, int b, boolean canonical) {
        return switch (op) {
            case F64_ADD -> canonical ? new CanonicalAdd(to, a, b) : new Add(to, a, b);
            case F64_SUB -> canonical ? new CanonicalSub(to, a, b) : new Sub(to, a, b);
            case F64_MUL -> canonical ? new CanonicalMul(to, a, b) : new Mul(to, a, b);
            case F64_DIV -> canonical ? new CanonicalDiv(to, a, b) : new Div(to, a, b);
            case F64_MIN -> canonical ? new CanonicalMin(to, a, b) : new Min(to, a, b);
            case F64_MAX -> canonical ? new CanonicalMax(to, a, b) : new Max(to, a, b);
            case F64_COPYSIGN -> new Copysign(to, a, b);
            default -> throw new MissingNodeException(op);
        };
    }

    /** The node of an instruction with one operand. */
    static Node unary(Opcode op, int to, int a, boolean canonical) {
        return switch (op) {
            case F64_CEIL -> canonical ? new CanonicalCeil(to, a) : new Ceil(to, a);
            case F64_FLOOR -> canonical ? new CanonicalFloor(to, a) : new Floor(to, a);
            case F64_TRUNC -> canonical ? new CanonicalTrunc(to, a) : new Trunc(to, a);
            case F64_NEAREST -> canonical ? new CanonicalNearest(to, a) : new Nearest(to, a);
            case F64_SQRT -> canonical ? new CanonicalSqrt(to, a) : new Sqrt(to, a);
            case F64_ABS -> new Abs(to, a);
            case F64_NEG -> new Neg(to, a);
            default -> throw new MissingNodeException(op);
        };
    }

    /** The node that makes 1 or 0 of a comparison. */
    static Node comparison(Opcode op, int to, int a, int b) {
        return switch (op) {
            case F64_EQ -> new Eq(to, a, b);
            case F64_NE -> new Ne(to, a, b);
            case F64_LT -> new Lt(to, a, b);
            case F64_GT -> new Gt(to, a, b);
            case F64_LE -> new Le(to, a, b);
            case F64_GE -> new Ge(to, a, b);
            default -> throw new MissingNodeException(op);
        };
    }

    /** The node that branches where the comparison holds, or where it does not. */
    static Branch branch(Opcode op, int a, int b, boolean holds) {
        return switch (op) {
            case F64_EQ -> holds ? new IfEq(a, b) : new IfNotEq(a, b);
            case F64_NE -> holds ? new IfNe(a, b) : new IfNotNe(a, b);
            case F64_LT -> holds ? new IfLt(a, b) : new IfNotLt(a, b);
            case F64_GT -> holds ? new IfGt(a, b) : new IfNotGt(a, b);
            case F64_LE -> holds ? new IfLe(a, b) : new IfNotLe(a, b);
            case F64_GE -> holds ? new IfGe(a, b) : new IfNotGe(a, b);
            default -> throw new MissingNodeException(op);
        };
    }

    static final class Add extends I32Nodes.Binary {
        Add(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(
                    F64.add(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b])));
            return next;
        }
    }

    static final class CanonicalAdd extends I32Nodes.Binary {
        CanonicalAdd(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(
                    F64.canonical(F64.add(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b]))));
            return next;
        }
    }

    static final class Sub extends I32Nodes.Binary {
        Sub(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(
                    F64.sub(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b])));
            return next;
        }
    }

    static final class CanonicalSub extends I32Nodes.Binary {
        CanonicalSub(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(
                    F64.canonical(F64.sub(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b]))));
            return next;
        }
    }

    static final class Mul extends I32Nodes.Binary {
        Mul(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(
                    F64.mul(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b])));
            return next;
        }
    }

    static final class CanonicalMul extends I32Nodes.Binary {
        CanonicalMul(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(
                    F64.canonical(F64.mul(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b]))));
            return next;
        }
    }

    static final class Div extends I32Nodes.Binary {
        Div(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(
                    F64.div(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b])));
            return next;
        }
    }

    static final class CanonicalDiv extends I32Nodes.Binary {
        CanonicalDiv(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(
                    F64.canonical(F64.div(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b]))));
            return next;
        }
    }

    static final class Min extends I32Nodes.Binary {
        Min(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(
                    F64.min(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b])));
            return next;
        }
    }

    static final class CanonicalMin extends I32Nodes.Binary {
        CanonicalMin(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(
                    F64.canonical(F64.min(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b]))));
            return next;
        }
    }

    static final class Max extends I32Nodes.Binary {
        Max(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(
                    F64.max(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b])));
            return next;
        }
    }

    static final class CanonicalMax extends I32Nodes.Binary {
        CanonicalMax(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(
                    F64.canonical(F64.max(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b]))));
            return next;
        }
    }

    static final class Copysign extends I32Nodes.Binary {
        Copysign(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(
                    F64.copysign(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b])));
            return next;
        }
    }

    static final class Ceil extends I32Nodes.Unary {
        Ceil(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(F64.ceil(Double.longBitsToDouble(s[fp + a])));
            return next;
        }
    }

    static final class CanonicalCeil extends I32Nodes.Unary {
        CanonicalCeil(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(F64.canonical(F64.ceil(Double.longBitsToDouble(s[fp + a]))));
            return next;
        }
    }

    static final class Floor extends I32Nodes.Unary {
        Floor(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(F64.floor(Double.longBitsToDouble(s[fp + a])));
            return next;
        }
    }

    static final class CanonicalFloor extends I32Nodes.Unary {
        CanonicalFloor(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(F64.canonical(F64.floor(Double.longBitsToDouble(s[fp + a]))));
            return next;
        }
    }

    static final class Trunc extends I32Nodes.Unary {
        Trunc(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(F64.trunc(Double.longBitsToDouble(s[fp + a])));
            return next;
        }
    }

    static final class CanonicalTrunc extends I32Nodes.Unary {
        CanonicalTrunc(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(F64.canonical(F64.trunc(Double.longBitsToDouble(s[fp + a]))));
            return next;
        }
    }

    static final class Nearest extends I32Nodes.Unary {
        Nearest(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(F64.nearest(Double.longBitsToDouble(s[fp + a])));
            return next;
        }
    }

    static final class CanonicalNearest extends I32Nodes.Unary {
        CanonicalNearest(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(F64.canonical(F64.nearest(Double.longBitsToDouble(s[fp + a]))));
            return next;
        }
    }

    static final class Sqrt extends I32Nodes.Unary {
        Sqrt(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(F64.sqrt(Double.longBitsToDouble(s[fp + a])));
            return next;
        }
    }

    static final class CanonicalSqrt extends I32Nodes.Unary {
        CanonicalSqrt(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(F64.canonical(F64.sqrt(Double.longBitsToDouble(s[fp + a]))));
            return next;
        }
    }

    static final class Abs extends I32Nodes.Unary {
        Abs(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(F64.abs(Double.longBitsToDouble(s[fp + a])));
            return next;
        }
    }

    static final class Neg extends I32Nodes.Unary {
        Neg(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(F64.neg(Double.longBitsToDouble(s[fp + a])));
            return next;
        }
    }

    static final class Eq extends I32Nodes.Binary {
        Eq(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = F64.eq(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b])) ? 1 : 0;
            return next;
        }
    }

    static final class IfEq extends Branch.OnTwo {
        IfEq(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return F64.eq(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b])) ? target : next;
        }
    }

    static final class IfNotEq extends Branch.OnTwo {
        IfNotEq(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return F64.eq(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b])) ? next : target;
        }
    }

    static final class Ne extends I32Nodes.Binary {
        Ne(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = F64.ne(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b])) ? 1 : 0;
            return next;
        }
    }

    static final class IfNe extends Branch.OnTwo {
        IfNe(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return F64.ne(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b])) ? target : next;
        }
    }

    static final class IfNotNe extends Branch.OnTwo {
        IfNotNe(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return F64.ne(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b])) ? next : target;
        }
    }

    static final class Lt extends I32Nodes.Binary {
        Lt(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = F64.lt(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b])) ? 1 : 0;
            return next;
        }
    }

    static final class IfLt extends Branch.OnTwo {
        IfLt(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return F64.lt(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b])) ? target : next;
        }
    }

    static final class IfNotLt extends Branch.OnTwo {
        IfNotLt(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return F64.lt(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b])) ? next : target;
        }
    }

    static final class Gt extends I32Nodes.Binary {
        Gt(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = F64.gt(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b])) ? 1 : 0;
            return next;
        }
    }

    static final class IfGt extends Branch.OnTwo {
        IfGt(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return F64.gt(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b])) ? target : next;
        }
    }

    static final class IfNotGt extends Branch.OnTwo {
        IfNotGt(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return F64.gt(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b])) ? next : target;
        }
    }

    static final class Le extends I32Nodes.Binary {
        Le(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = F64.le(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b])) ? 1 : 0;
            return next;
        }
    }

    static final class IfLe extends Branch.OnTwo {
        IfLe(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return F64.le(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b])) ? target : next;
        }
    }

    static final class IfNotLe extends Branch.OnTwo {
        IfNotLe(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return F64.le(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b])) ? next : target;
        }
    }

    static final class Ge extends I32Nodes.Binary {
        Ge(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = F64.ge(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b])) ? 1 : 0;
            return next;
        }
    }

    static final class IfGe extends Branch.OnTwo {
        IfGe(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return F64.ge(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b])) ? target : next;
        }
    }

    static final class IfNotGe extends Branch.OnTwo {
        IfNotGe(int a, int b) {
            super(a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return F64.ge(Double.longBitsToDouble(s[fp + a]), Double.longBitsToDouble(s[fp + b])) ? next : target;
        }
    }
}
