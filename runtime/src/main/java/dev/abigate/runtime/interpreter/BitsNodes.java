package dev.abigate.runtime.interpreter;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.runtime.ops.I32;
import org.jspecify.annotations.Nullable;

/** Operations on integers of 32 bits whose second operand is some {@link Bits} of a number. */
final class BitsNodes {
    private BitsNodes() {}

    /** The bits alone. */
    static final class Take extends Node {
        private final int to;
        private final int from;
        private final int rotation;
        private final int mask;

        Take(int to, Bits bits) {
            this.to = to;
            this.from = bits.slot();
            this.rotation = bits.rotation();
            this.mask = bits.mask();
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = Integer.rotateLeft((int) s[fp + from], rotation) & mask;
            return next;
        }
    }

    abstract static class OfBits extends Node {
        final int to;
        final int a;
        final int b;
        final int rotation;
        final int mask;

        OfBits(int to, int a, Bits b) {
            this.to = to;
            this.a = a;
            this.b = b.slot();
            this.rotation = b.rotation();
            this.mask = b.mask();
        }

        final Bits bits() {
            return new Bits(b, rotation, mask);
        }
    }

    static final class Add extends OfBits {
        Add(int to, int a, Bits b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I32.add((int) s[fp + a], Integer.rotateLeft((int) s[fp + b], rotation) & mask);
            return next;
        }
    }

    static final class Or extends OfBits {
        Or(int to, int a, Bits b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I32.or((int) s[fp + a], Integer.rotateLeft((int) s[fp + b], rotation) & mask);
            return next;
        }
    }

    static final class Xor extends OfBits {
        Xor(int to, int a, Bits b) {
            super(to, a, b);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = I32.xor((int) s[fp + a], Integer.rotateLeft((int) s[fp + b], rotation) & mask);
            return next;
        }
    }

    /**
     * The operands of a node that computes a sum, or the bits in which numbers differ.
     *
     * @param a slot of one
     * @param b the other one
     */
    record Two(int a, Bits b) {}

    /** The operands of a node that does what {@code op} does, with the result in {@code to}; null where it is no such node. */
    static @Nullable Two two(@Nullable Node node, Opcode op, int to) {
        if (op == Opcode.I32_ADD) {
            if (node instanceof I32Nodes.Add sum) {
                return sum.to == to ? new Two(sum.a, Bits.all(sum.b)) : null;
            }
            return node instanceof Add sum && sum.to == to ? new Two(sum.a, sum.bits()) : null;
        }
        if (op == Opcode.I32_XOR) {
            if (node instanceof I32Nodes.Xor xor) {
                return xor.to == to ? new Two(xor.a, Bits.all(xor.b)) : null;
            }
            return node instanceof Xor xor && xor.to == to ? new Two(xor.a, xor.bits()) : null;
        }
        return null;
    }

    abstract static class OfThree extends OfBits {
        final int c;
        final int secondRotation;
        final int secondMask;

        OfThree(int to, Two first, Bits c) {
            super(to, first.a(), first.b());
            this.c = c.slot();
            this.secondRotation = c.rotation();
            this.secondMask = c.mask();
        }
    }

    static final class AddThree extends OfThree {
        AddThree(int to, Two first, Bits c) {
            super(to, first, c);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            int two = I32.add((int) s[fp + a], Integer.rotateLeft((int) s[fp + b], rotation) & mask);
            s[fp + to] = I32.add(two, Integer.rotateLeft((int) s[fp + c], secondRotation) & secondMask);
            return next;
        }
    }

    static final class XorThree extends OfThree {
        XorThree(int to, Two first, Bits c) {
            super(to, first, c);
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            int two = I32.xor((int) s[fp + a], Integer.rotateLeft((int) s[fp + b], rotation) & mask);
            s[fp + to] = I32.xor(two, Integer.rotateLeft((int) s[fp + c], secondRotation) & secondMask);
            return next;
        }
    }
}
