package dev.abigate.runtime.interpreter;

import dev.abigate.runtime.instance.Code;
import dev.abigate.runtime.instance.ModuleFunction;
import dev.abigate.runtime.instance.TierUp;
import org.jspecify.annotations.Nullable;

/**
 * How often a function was called and its loops went round. Threads count without synchronization: a count that is lost does
 * no harm.
 */
final class Heat {
    /** Iterations that weigh as much as one call. */
    private static final int CALL = 16;

    /** Iterations after which a function is compiled. */
    private static final int HOT = 16_000;

    private final ModuleFunction function;
    private final TierUp tierUp;
    private int count;

    Heat(ModuleFunction function, TierUp tierUp) {
        this.function = function;
        this.tierUp = tierUp;
    }

    private void add(int iterations) {
        int before = count;
        count = before + iterations;
        if (before < HOT && count >= HOT) {
            tierUp.hot(function);
        }
        if (count < 0) {
            count = HOT;
        }
    }

    /** Counts a call. */
    static final class Call extends Node {
        private final Heat heat;

        Call(Heat heat) {
            this.heat = heat;
        }

        @Override
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            heat.add(CALL);
            return next;
        }
    }

    /** The beginning of a loop, from which faster code goes on once there is some. */
    static final class Loop extends Node {
        /** Iterations between two questions for faster code. */
        private static final int INTERVAL = 1_000;

        private final Heat heat;
        private final int offset;
        private int iterations;
        private @Nullable Code faster;

        Loop(Heat heat, int offset) {
            this.heat = heat;
            this.offset = offset;
        }

        @Override
        @Nullable
        Node execute(long[] s, @Nullable Object[] r, int fp, Frame f) {
            f.stack.store().checkInterruption();
            iterations++;
            if (iterations < INTERVAL) {
                return next;
            }
            return goOn(f);
        }

        private @Nullable Node goOn(Frame f) {
            Code code = faster;
            if (code == null) {
                heat.add(iterations);
                iterations = 0;
                code = heat.tierUp.loop(heat.function, f.instance, offset).orElse(null);
                if (code == null) {
                    return next;
                }
                faster = code;
                iterations = INTERVAL;
            }
            InterpreterStack stack = f.stack;
            stack.callOut(f, code, f.instance, f.base);
            stack.pop(f);
            return null;
        }
    }
}
