package dev.abigate.runtime.interpreter;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.runtime.ops.I64;
import org.jspecify.annotations.Nullable;

/** Arithmetic on integers of 64 bits: for each instruction a class, and another one for a constant as its second operand. */
final class I64Nodes {
    private I64Nodes() {}

    /** The node of an instruction with two operands. */
    static Node binary(Opcode op, int to, int a, int b) {
        return switch (op) {
            case I64_ADD -> new Add(to, a, b);
            case I64_SUB -> new Sub(to, a, b);
            case I64_MUL -> new Mul(to, a, b);
            case I64_DIV_S -> new DivS(to, a, b);
            case I64_DIV_U -> new DivU(to, a, b);
            case I64_REM_S -> new RemS(to, a, b);
            case I64_REM_U -> new RemU(to, a, b);
            case I64_AND -> new And(to, a, b);
            case I64_OR -> new Or(to, a, b);
            case I64_XOR -> new Xor(to, a, b);
            case I64_SHL -> new Shl(to, a, b);
            case I64_SHR_S -> new ShrS(to, a, b);
            case I64_SHR_U -> new ShrU(to, a, b);
            case I64_ROTL -> new Rotl(to, a, b);
            case I64_ROTR -> new Rotr(to, a, b);
            default -> throw new MissingNodeException(op);
        };
    }

    /** The node of an instruction whose second operand is {@code immediate}. */
    static Node immediate(Opcode op, int to, int a, long immediate) {
        return switch (op) {
            case I64_ADD -> new AddImmediate(to, a, immediate);
            case I64_MUL -> new MulImmediate(to, a, immediate);
            case I64_DIV_S -> new DivSImmediate(to, a, immediate);
            case I64_DIV_U -> new DivUImmediate(to, a, immediate);
            case I64_REM_S -> new RemSImmediate(to, a, immediate);
            case I64_REM_U -> new RemUImmediate(to, a, immediate);
            case I64_AND -> new AndImmediate(to, a, immediate);
            case I64_OR -> new OrImmediate(to, a, immediate);
            case I64_XOR -> new XorImmediate(to, a, immediate);
            case I64_SHL -> new ShlImmediate(to, a, immediate);
            case I64_SHR_S -> new ShrSImmediate(to, a, immediate);
            case I64_SHR_U -> new ShrUImmediate(to, a, immediate);
            case I64_ROTL -> new RotlImmediate(to, a, immediate);
            case I64_SUB -> new AddImmediate(to, a, -immediate);
            case I64_ROTR -> new RotlImmediate(to, a, -immediate);
            default -> throw new MissingNodeException(op);
        };
    }

    /** The node of an instruction with one operand. */
    static Node unary(Opcode op, int to, int a) {
        return switch (op) {
            case I64_CLZ -> new Clz(to, a);
            case I64_CTZ -> new Ctz(to, a);
            case I64_POPCNT -> new Popcnt(to, a);
            case I64_EXTEND8_S -> new Extend8S(to, a);
            case I64_EXTEND16_S -> new Extend16S(to, a);
            case I64_EXTEND32_S -> new Extend32S(to, a);
            default -> throw new MissingNodeException(op);
        };
    }

    abstract static class Binary extends Node {
        final int to;
        final int a;
        final int b;

        Binary(int to, int a, int b) {
            this.to = to;
            this.a = a;
            this.b = b;
        }
    }

    abstract static class Immediate extends Node {
        final int to;
        final int a;
        final long immediate;

        Immediate(int to, int a, long immediate) {
            this.to = to;
            this.a = a;
            this.immediate = immediate;
        }
    }

    abstract static class Unary extends Node {
        final int to;
        final int a;

        Unary(int to, int a) {
            this.to = to;
            this.a = a;
        }
    }

    static final class Add extends Binary {
        Add(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.add(s[fp + a], s[fp + b]);
            return next;
        }
    }

    static final class Sub extends Binary {
        Sub(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.sub(s[fp + a], s[fp + b]);
            return next;
        }
    }

    static final class Mul extends Binary {
        Mul(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.mul(s[fp + a], s[fp + b]);
            return next;
        }
    }

    static final class DivS extends Binary {
        DivS(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.divS(s[fp + a], s[fp + b]);
            return next;
        }
    }

    static final class DivU extends Binary {
        DivU(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.divU(s[fp + a], s[fp + b]);
            return next;
        }
    }

    static final class RemS extends Binary {
        RemS(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.remS(s[fp + a], s[fp + b]);
            return next;
        }
    }

    static final class RemU extends Binary {
        RemU(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.remU(s[fp + a], s[fp + b]);
            return next;
        }
    }

    static final class And extends Binary {
        And(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.and(s[fp + a], s[fp + b]);
            return next;
        }
    }

    static final class Or extends Binary {
        Or(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.or(s[fp + a], s[fp + b]);
            return next;
        }
    }

    static final class Xor extends Binary {
        Xor(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.xor(s[fp + a], s[fp + b]);
            return next;
        }
    }

    static final class Shl extends Binary {
        Shl(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.shl(s[fp + a], s[fp + b]);
            return next;
        }
    }

    static final class ShrS extends Binary {
        ShrS(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.shrS(s[fp + a], s[fp + b]);
            return next;
        }
    }

    static final class ShrU extends Binary {
        ShrU(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.shrU(s[fp + a], s[fp + b]);
            return next;
        }
    }

    static final class Rotl extends Binary {
        Rotl(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.rotl(s[fp + a], s[fp + b]);
            return next;
        }
    }

    static final class Rotr extends Binary {
        Rotr(int to, int a, int b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.rotr(s[fp + a], s[fp + b]);
            return next;
        }
    }

    static final class AddImmediate extends Immediate {
        AddImmediate(int to, int a, long immediate) {
            super(to, a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.add(s[fp + a], immediate);
            return next;
        }
    }

    static final class MulImmediate extends Immediate {
        MulImmediate(int to, int a, long immediate) {
            super(to, a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.mul(s[fp + a], immediate);
            return next;
        }
    }

    static final class DivSImmediate extends Immediate {
        DivSImmediate(int to, int a, long immediate) {
            super(to, a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.divS(s[fp + a], immediate);
            return next;
        }
    }

    static final class DivUImmediate extends Immediate {
        DivUImmediate(int to, int a, long immediate) {
            super(to, a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.divU(s[fp + a], immediate);
            return next;
        }
    }

    static final class RemSImmediate extends Immediate {
        RemSImmediate(int to, int a, long immediate) {
            super(to, a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.remS(s[fp + a], immediate);
            return next;
        }
    }

    static final class RemUImmediate extends Immediate {
        RemUImmediate(int to, int a, long immediate) {
            super(to, a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.remU(s[fp + a], immediate);
            return next;
        }
    }

    static final class AndImmediate extends Immediate {
        AndImmediate(int to, int a, long immediate) {
            super(to, a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.and(s[fp + a], immediate);
            return next;
        }
    }

    static final class OrImmediate extends Immediate {
        OrImmediate(int to, int a, long immediate) {
            super(to, a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.or(s[fp + a], immediate);
            return next;
        }
    }

    static final class XorImmediate extends Immediate {
        XorImmediate(int to, int a, long immediate) {
            super(to, a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.xor(s[fp + a], immediate);
            return next;
        }
    }

    static final class ShlImmediate extends Immediate {
        ShlImmediate(int to, int a, long immediate) {
            super(to, a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.shl(s[fp + a], immediate);
            return next;
        }
    }

    static final class ShrSImmediate extends Immediate {
        ShrSImmediate(int to, int a, long immediate) {
            super(to, a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.shrS(s[fp + a], immediate);
            return next;
        }
    }

    static final class ShrUImmediate extends Immediate {
        ShrUImmediate(int to, int a, long immediate) {
            super(to, a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.shrU(s[fp + a], immediate);
            return next;
        }
    }

    static final class RotlImmediate extends Immediate {
        RotlImmediate(int to, int a, long immediate) {
            super(to, a, immediate);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.rotl(s[fp + a], immediate);
            return next;
        }
    }

    static final class Clz extends Unary {
        Clz(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.clz(s[fp + a]);
            return next;
        }
    }

    static final class Ctz extends Unary {
        Ctz(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.ctz(s[fp + a]);
            return next;
        }
    }

    static final class Popcnt extends Unary {
        Popcnt(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.popcnt(s[fp + a]);
            return next;
        }
    }

    static final class Extend8S extends Unary {
        Extend8S(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.extend8S(s[fp + a]);
            return next;
        }
    }

    static final class Extend16S extends Unary {
        Extend16S(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.extend16S(s[fp + a]);
            return next;
        }
    }

    static final class Extend32S extends Unary {
        Extend32S(int to, int a) {
            super(to, a);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I64.extend32S(s[fp + a]);
            return next;
        }
    }
}
