package dev.abigate.runtime.interpreter;

import dev.abigate.runtime.instance.ReferenceTest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A node with a second one that may follow it. */
abstract class Branch extends Node {
    /** What runs next where the branch is taken. */
    Node target = this;

    @Override
    void connect(int arm, Node node) {
        if (arm == 0) {
            next = node;
        } else {
            target = node;
        }
    }

    @Override
    void skipLandings() {
        super.skipLandings();
        target = target.landed();
    }

    /** A branch that depends on two operands. */
    abstract static class OnTwo extends Branch {
        final int a;
        final int b;

        OnTwo(int a, int b) {
            this.a = a;
            this.b = b;
        }
    }

    /** Branches where an i32 is not zero. */
    static final class IfNonZero extends Branch {
        private final int condition;

        IfNonZero(int condition) {
            this.condition = condition;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return (int) s[fp + condition] != 0 ? target : next;
        }
    }

    /** Branches where an i32 is zero. */
    static final class IfZero extends Branch {
        private final int condition;

        IfZero(int condition) {
            this.condition = condition;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return (int) s[fp + condition] == 0 ? target : next;
        }
    }

    /** Branches where a reference is null, or where it is not. */
    static final class OnNull extends Branch {
        private final int reference;
        private final boolean whereNull;

        OnNull(int reference, boolean whereNull) {
            this.reference = reference;
            this.whereNull = whereNull;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return (r[fp + reference] == null) == whereNull ? target : next;
        }
    }

    /** Branches where a reference is of a type, or where it is not. */
    static final class OnCast extends Branch {
        private final int reference;
        private final ReferenceTest test;
        private final boolean whereMatching;

        OnCast(int reference, ReferenceTest test, boolean whereMatching) {
            this.reference = reference;
            this.test = test;
            this.whereMatching = whereMatching;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return test.matches(r[fp + reference]) == whereMatching ? target : next;
        }
    }

    /** Branches by number; the last arm is the default one. */
    static final class Table extends Node {
        private final int selector;
        private final Node[] arms;

        Table(int selector, int armCount) {
            this.selector = selector;
            this.arms = new Node[armCount];
        }

        @Override
        void connect(int arm, Node node) {
            arms[arm] = node;
        }

        @Override
        void skipLandings() {
            Arrays.setAll(arms, i -> arms[i].landed());
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            int selected = (int) s[fp + selector];
            int last = arms.length - 1;
            return arms[selected >= 0 && selected < last ? selected : last];
        }
    }
}
