package dev.abigate.runtime.interpreter;

import dev.abigate.runtime.instance.Profile;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Beginnings and ends of functions and loops, and what is counted there. */
final class ControlNodes {
    private ControlNodes() {}

    /** A place to come to that is not executed: the next node is. */
    static final class Landing extends Node {
        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            return next;
        }
    }

    /** The beginning of a function: locals that are not parameters are zero or null. */
    static final class Enter extends Node {
        private final int from;
        private final int to;
        private int references;

        /** Clears the slots {@code from} to {@code to}. */
        Enter(int from, int to) {
            this.from = from;
            this.to = to;
        }

        /** The function has references, in the slots below {@code end}. */
        void useReferences(int end) {
            references = end;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            f.stack.store().checkInterruption();
            for (int i = fp + from; i < fp + to; i++) {
                s[i] = 0;
            }
            if (references > 0) {
                Arrays.fill(r, fp + from, fp + to, null);
                f.stack.useReferences(fp + references);
            }
            return next;
        }
    }

    /** The beginning of a loop, which every iteration passes. */
    static final class Loop extends Node {
        Loop() {}

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            f.stack.store().checkInterruption();
            return next;
        }
    }

    /** Returns with the results in the first slots. */
    static final class Return extends Node {
        Return() {}

        @Override
        @Nullable
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            f.stack.pop(f);
            return null;
        }
    }

    /** Returns a number. */
    static final class ReturnNumber extends Node {
        private final int from;

        ReturnNumber(int from) {
            this.from = from;
        }

        @Override
        @Nullable
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            s[fp] = s[fp + from];
            f.stack.pop(f);
            return null;
        }
    }

    static final class Unreachable extends Node {
        Unreachable() {}

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            throw new Trap(TrapKind.UNREACHABLE);
        }
    }

    /** The beginning of a straight run of instructions, where fuel is taken for all of them. */
    static final class Charge extends Node {
        /** Grows while the run is being lowered. */
        private int instructions;

        void add() {
            instructions++;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            f.stack.store().consumeFuel(instructions);
            return next;
        }
    }

    /** The beginning of a straight run of instructions, whose execution is counted. */
    static final class Count extends Node {
        private final Profile.Run run;

        Count(Profile.Run run) {
            this.run = run;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            run.execute();
            return next;
        }
    }
}
