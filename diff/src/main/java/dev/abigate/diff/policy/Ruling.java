package dev.abigate.diff.policy;

import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A finding as a policy leaves it.
 *
 * @param finding with the severity that came out
 * @param shown whether reports list it; it is counted all the same
 * @param usedBy the known consumers that may use its subject; absent where no consumer is known or the finding is about no
 *     export
 * @param trail how the severity came about: what the rule says, then each step that changed something or has something to
 *     say
 */
public record Ruling(
        Finding finding, Standing standing, boolean shown, Optional<List<String>> usedBy, List<TrailStep> trail) {
    /** The order of {@link Finding#ORDER}. */
    public static final Comparator<Ruling> ORDER = Comparator.comparing(Ruling::finding, Finding.ORDER);

    public Ruling {
        usedBy = usedBy.map(List::copyOf);
        trail = List.copyOf(trail);
    }

    /**
     * One step of a finding's way.
     *
     * @param severity after the step
     * @param reason a phrase
     */
    public record TrailStep(Stage stage, Severity severity, String reason) {}

    /** The steps in the order in which they are taken. */
    public enum Stage {
        RULE("rule"),
        NOISE("noise"),
        SURFACE("surface"),
        CONSUMERS("consumers"),
        OVERRIDE("override"),
        REQUIRED("required"),
        HOSTS("hosts"),
        VERSION("version"),
        WAIVER("waiver");

        private final String id;

        Stage(String id) {
            this.id = id;
        }

        /** The word used in JSON. */
        public String id() {
            return id;
        }
    }
}
