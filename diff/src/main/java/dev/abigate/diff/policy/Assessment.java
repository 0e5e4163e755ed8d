package dev.abigate.diff.policy;

import dev.abigate.diff.Comparison;
import dev.abigate.diff.rule.Severity;
import dev.abigate.diff.verdict.Threshold;
import dev.abigate.diff.verdict.Verdict;
import dev.abigate.diff.version.StepAdvice;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A comparison under a policy: what every report shows.
 *
 * @param terms under which it was judged
 * @param rulings all findings, those of the policy itself too, in {@link Ruling#ORDER}
 * @param verdict of the rulings that count
 * @param withoutConsumers the level that the verdict would have without consumer profiles; absent where there are none
 * @param step whether the versions moved far enough; absent where they are not known
 * @param stops why the gate does not pass, a phrase each; empty where it does
 */
public record Assessment(
        Comparison comparison,
        Terms terms,
        List<Ruling> rulings,
        List<WaiverUse> waivers,
        List<HostPair> hosts,
        List<String> consumers,
        Verdict verdict,
        Optional<Verdict.Level> withoutConsumers,
        Optional<StepAdvice> step,
        Outcome outcome,
        List<String> stops) {
    public Assessment {
        rulings = List.copyOf(rulings);
        waivers = List.copyOf(waivers);
        hosts = List.copyOf(hosts);
        consumers = List.copyOf(consumers);
        stops = List.copyOf(stops);
    }

    /** May the new build ship? */
    public enum Outcome {
        PASSED("passed"),
        /** Too much was not compared to say. */
        PARTIAL("partial"),
        FAILED("failed");

        private final String id;

        Outcome(String id) {
            this.id = id;
        }

        /** The word used in JSON. */
        public String id() {
            return id;
        }
    }

    /**
     * By what a comparison was judged.
     *
     * @param policy the policy's name
     * @param sha256 of the policy's file; absent where there is none
     * @param strict whether the command line asked for strictness
     * @param today the day by which waivers and hosts ended; absent where none ends at all
     */
    public record Terms(
            String policy,
            Optional<String> sha256,
            Optional<Preset> preset,
            Threshold threshold,
            boolean strict,
            Optional<LocalDate> today) {}

    /**
     * A waiver of the policy and what became of it.
     *
     * @param severity of the finding that its state gives rise to; none where it gives rise to none
     */
    public record WaiverUse(Waiver waiver, Waiver.State state, Optional<Severity> severity) {}

    /** Whether the new build may ship. */
    public boolean passed() {
        return outcome == Outcome.PASSED;
    }

    /** Whether the gate stops at a finding: waived, folded, allowed and unstable ones stop nothing. */
    public boolean stops(Ruling ruling) {
        return ruling.standing() instanceof Standing.Open
                && terms.threshold().stops(ruling.finding().severity());
    }

    /** Whether reports list a finding: what the policy hides they list where the gate stops at it. */
    public boolean lists(Ruling ruling) {
        return ruling.shown() || stops(ruling);
    }
}
