package dev.abigate.runtime.interpreter;

import dev.abigate.runtime.heap.I31;
import dev.abigate.runtime.instance.ReferenceTest;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import org.jspecify.annotations.Nullable;

/** References of any kind, and unboxed scalars. */
final class ReferenceNodes {
    private ReferenceNodes() {}

    static final class OfFunction extends Node {
        private final int function;
        private final int to;

        OfFunction(int function, int to) {
            this.function = function;
            this.to = to;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            r[fp + to] = f.instance.function(function);
            return next;
        }
    }

    static final class IsNull extends Node {
        private final int to;
        private final int reference;

        IsNull(int to, int reference) {
            this.to = to;
            this.reference = reference;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = r[fp + reference] == null ? 1 : 0;
            return next;
        }
    }

    static final class Same extends Node {
        private final int to;
        private final int a;
        private final int b;

        Same(int to, int a, int b) {
            this.to = to;
            this.a = a;
            this.b = b;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = ReferenceTest.same(r[fp + a], r[fp + b]) ? 1 : 0;
            return next;
        }
    }

    /** Traps where a reference is null. */
    static final class NonNull extends Node {
        private final int to;
        private final int reference;

        NonNull(int to, int reference) {
            this.to = to;
            this.reference = reference;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            Object object = r[fp + reference];
            if (object == null) {
                throw new Trap(TrapKind.NULL_REFERENCE);
            }
            r[fp + to] = object;
            return next;
        }
    }

    static final class Test extends Node {
        private final ReferenceTest test;
        private final int to;
        private final int reference;

        Test(ReferenceTest test, int to, int reference) {
            this.test = test;
            this.to = to;
            this.reference = reference;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp + to] = test.matches(r[fp + reference]) ? 1 : 0;
            return next;
        }
    }

    static final class Cast extends Node {
        private final ReferenceTest test;
        private final int to;
        private final int reference;

        Cast(ReferenceTest test, int to, int reference) {
            this.test = test;
            this.to = to;
            this.reference = reference;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            Object object = r[fp + reference];
            if (!test.matches(object)) {
                throw new Trap(TrapKind.CAST_FAILURE);
            }
            r[fp + to] = object;
            return next;
        }
    }

    /** Makes a reference of a number. */
    static final class Scalar extends Node {
        private final int to;
        private final int value;

        Scalar(int to, int value) {
            this.to = to;
            this.value = value;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            r[fp + to] = I31.of((int) s[fp + value]);
            return next;
        }
    }

    static final class ScalarValue extends Node {
        private final int to;
        private final int reference;
        private final boolean signed;

        ScalarValue(int to, int reference, boolean signed) {
            this.to = to;
            this.reference = reference;
            this.signed = signed;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            if (!(r[fp + reference] instanceof I31 scalar)) {
                throw new Trap(TrapKind.NULL_REFERENCE, "null i31 reference");
            }
            s[fp + to] = signed ? scalar.signed() : scalar.unsigned();
            return next;
        }
    }
}
