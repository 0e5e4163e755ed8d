package dev.abigate.runtime.interpreter;

import dev.abigate.runtime.instance.Profile;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import org.jspecify.annotations.Nullable;

/** Beginnings and ends of functions and loops, and what is counted there. */
final class ControlNodes {
    private ControlNodes() {}

    /** A place to come to that is rarely executed: lowering ends with having the nodes before it linked to the one behind it. */
    static final class Landing extends Node {
        /** Landings in a row; of loops that hold nothing but one another there is no end. */
        private static final int MOST_IN_A_ROW = 16;

        @Override
        Node landed() {
            Node place = this;
            for (int i = 0; i < MOST_IN_A_ROW && place instanceof Landing; i++) {
                place = place.next;
            }
            return place;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
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
