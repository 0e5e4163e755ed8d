package dev.abigate.runtime.interpreter;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.runtime.ops.F64;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Arithmetic on floating-point numbers of 64 bits whose second operand is in memory 0. */
final class LoadedOperands {
    private static final Set<Opcode> ALL = EnumSet.of(Opcode.F64_ADD, Opcode.F64_SUB, Opcode.F64_MUL);

    private LoadedOperands() {}

    /** Whether an instruction has such a node. */
    static boolean has(Opcode op) {
        return ALL.contains(op);
    }

    /** The node of an instruction that has one. */
    static Node node(Opcode op, int to, int a, MemoryNodes.Address b, boolean canonical) {
        return switch (op) {
            case F64_ADD -> canonical ? new CanonicalAdd(to, a, b) : new Add(to, a, b);
            case F64_SUB -> canonical ? new CanonicalSub(to, a, b) : new Sub(to, a, b);
            case F64_MUL -> canonical ? new CanonicalMul(to, a, b) : new Mul(to, a, b);
            default -> throw new MissingNodeException(op);
        };
    }

    abstract static class OfLoaded extends MemoryNodes.Load {
        final int a;

        OfLoaded(int to, int a, MemoryNodes.Address b) {
            super(to, b);
            this.a = a;
        }

        final double b(long[] s, int fp, Frame f) {
            return Double.longBitsToDouble(f.loadLong(unsigned(s[fp + address] + delta) + offset));
        }
    }

    static final class Add extends OfLoaded {
        Add(int to, int a, MemoryNodes.Address b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(F64.add(Double.longBitsToDouble(s[fp + a]), b(s, fp, f)));
            return next;
        }
    }

    static final class CanonicalAdd extends OfLoaded {
        CanonicalAdd(int to, int a, MemoryNodes.Address b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] =
                    Double.doubleToRawLongBits(F64.canonical(F64.add(Double.longBitsToDouble(s[fp + a]), b(s, fp, f))));
            return next;
        }
    }

    static final class Sub extends OfLoaded {
        Sub(int to, int a, MemoryNodes.Address b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(F64.sub(Double.longBitsToDouble(s[fp + a]), b(s, fp, f)));
            return next;
        }
    }

    static final class CanonicalSub extends OfLoaded {
        CanonicalSub(int to, int a, MemoryNodes.Address b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] =
                    Double.doubleToRawLongBits(F64.canonical(F64.sub(Double.longBitsToDouble(s[fp + a]), b(s, fp, f))));
            return next;
        }
    }

    static final class Mul extends OfLoaded {
        Mul(int to, int a, MemoryNodes.Address b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Double.doubleToRawLongBits(F64.mul(Double.longBitsToDouble(s[fp + a]), b(s, fp, f)));
            return next;
        }
    }

    static final class CanonicalMul extends OfLoaded {
        CanonicalMul(int to, int a, MemoryNodes.Address b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] =
                    Double.doubleToRawLongBits(F64.canonical(F64.mul(Double.longBitsToDouble(s[fp + a]), b(s, fp, f))));
            return next;
        }
    }
}
