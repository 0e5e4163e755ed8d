package dev.abigate.format.trace;

import dev.abigate.format.trace.ReplayResult.Divergence;
import java.util.List;
import java.util.Optional;

/**
 * What a search for inputs came to on which two builds behave differently.
 *
 * @param sequences of calls that were executed on both builds
 * @param poisoned those of them that a limit of the host ended, of which nothing is claimed
 * @param oldCoverage of the old build, where its branches were counted
 * @param newCoverage of the new build
 * @param searched the exports that were called, in the order of the old build
 * @param leftOut exports that were not called, each with the reason
 * @param counterExample the input that was found, if any was
 */
public record SearchResult(
        ReplayLevel level,
        long sequences,
        long poisoned,
        Optional<Coverage> oldCoverage,
        Optional<Coverage> newCoverage,
        List<String> searched,
        List<LeftOut> leftOut,
        Optional<CounterExample> counterExample) {
    public SearchResult {
        searched = List.copyOf(searched);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * How much of a build was executed.
     *
     * @param taken how many of its functions, loops, and ways on from branches and selections
     * @param all how many it has
     */
    public record Coverage(int taken, int all) {
        /** Rounded down, so that 100 means all. */
        public int percent() {
            return all == 0 ? 100 : (int) (100L * taken / all);
        }
    }

    /** An export that was not called. */
    public record LeftOut(String export, String reason) {}

    /**
     * Calls that show the difference, as few and as simple as were found.
     *
     * @param calls one a line, with arguments as people read them
     * @param divergence its event is the number of the call, from 0
     */
    public record CounterExample(List<String> calls, Divergence divergence) {
        public CounterExample {
            calls = List.copyOf(calls);
        }
    }
}
