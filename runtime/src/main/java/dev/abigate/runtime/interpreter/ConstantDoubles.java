package dev.abigate.runtime.interpreter;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.runtime.ops.F64;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Arithmetic on floating-point numbers of 64 bits whose second operand is a constant. */
final class ConstantDoubles {
    private static final Set<Opcode> ALL = EnumSet.of(Opcode.F64_ADD, Opcode.F64_MUL);

    private ConstantDoubles() {}

    /** Whether an instruction has such a node. */
    static boolean has(Opcode op) {
        return ALL.contains(op);
    }

    /** The node of an instruction that has one. */
    static Node node(Opcode op, int to, int a, double b, boolean canonical) {
        return switch (op) {
            case F64_ADD -> canonical ? new CanonicalAdd(to, a, b) : new Add(to, a, b);
            case F64_MUL -> canonical ? new CanonicalMul(to, a, b) : new Mul(to, a, b);
            default -> throw new MissingNodeException(op);
        };
    }

    abstract static class OfConstant extends Node {
        final int to;
        final int a;
        final double b;

        OfConstant(int to, int a, double b) {
            this.to = to;
            this.a = a;
            this.b = b;
        }
    }

    static final class Add extends OfConstant {
        Add(int to, int a, double b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(F64.add(Double.longBitsToDouble(s[fp + a]), b));
            return next;
        }
    }

    static final class CanonicalAdd extends OfConstant {
        CanonicalAdd(int to, int a, double b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(F64.canonical(F64.add(Double.longBitsToDouble(s[fp + a]), b)));
            return next;
        }
    }

    static final class Mul extends OfConstant {
        Mul(int to, int a, double b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(F64.mul(Double.longBitsToDouble(s[fp + a]), b));
            return next;
        }
    }

    static final class CanonicalMul extends OfConstant {
        CanonicalMul(int to, int a, double b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(F64.canonical(F64.mul(Double.longBitsToDouble(s[fp + a]), b)));
            return next;
        }
    }
}
