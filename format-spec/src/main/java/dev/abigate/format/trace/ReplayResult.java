package dev.abigate.format.trace;

import java.util.List;

/**
 * What came of replaying a trace on another build or engine.
 *
 * @param reason why it is poisoned or not comparable; empty for other outcomes
 * @param calls from outside that were compared
 * @param hostCalls that the guest made meanwhile
 * @param differences how many there are in all
 * @param divergences the first of them, in the order of the trace
 * @param recordedCalls the recorded host calls around the first that differs; none where all are the same
 * @param foundCalls those of the new run around the same place
 */
public record ReplayResult(
        ReplayLevel level,
        Outcome outcome,
        String reason,
        long calls,
        long hostCalls,
        long differences,
        List<Divergence> divergences,
        List<String> recordedCalls,
        List<String> foundCalls) {
    public ReplayResult {
        divergences = List.copyOf(divergences);
        recordedCalls = List.copyOf(recordedCalls);
        foundCalls = List.copyOf(foundCalls);
    }

    /** The result of a replay that was not begun. */
    public static ReplayResult notComparable(String reason) {
        return new ReplayResult(
                ReplayLevel.B, Outcome.NOT_COMPARABLE, reason, 0, 0, 0, List.of(), List.of(), List.of());
    }

    /** What a replay comes to; only {@link #EQUAL} says that both behave alike. */
    public enum Outcome {
        EQUAL("equal"),
        DIFFERENT("different"),
        /** A limit of the host ended the old or the new run: nothing is claimed. */
        POISONED("poisoned"),
        /** The trace holds what cannot be replayed, or is not one of such a module. */
        NOT_COMPARABLE("not comparable");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** What differs at a divergence. */
    public enum Aspect {
        RESULTS("results"),
        END("end of the call"),
        HOST_CALL("host call"),
        ARGUMENTS("arguments of a host call"),
        HOST_READ("memory that the host read"),
        MEMORY("memory"),
        GLOBAL("global"),
        GROWTH("growth of memory"),
        OUTPUT("output"),
        FILE("file"),
        EXIT_CODE("exit code");

        private final String text;

        Aspect(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /**
     * A place where old and new part.
     *
     * @param event its number in the trace, from 0; at level C that of the observation
     * @param call from outside that was running, as {@code call 3: sort(i32:65536, i32:10)}; at level C what was observed, as
     *     {@code stdout[2]}
     * @param expected what the trace has
     * @param found what the new run did
     * @param callStack of the new run, the innermost function first, where it trapped
     */
    public record Divergence(
            long event, String call, Aspect aspect, String expected, String found, List<String> callStack) {
        public Divergence {
            callStack = List.copyOf(callStack);
        }
    }
}
