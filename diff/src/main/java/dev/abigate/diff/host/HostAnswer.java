package dev.abigate.diff.host;

import dev.abigate.diff.rule.Fingerprint;
import dev.abigate.diff.rule.Rule;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a host does with a build.
 *
 * @param profile name of the host's profile
 * @param result the worst effect of the reasons
 * @param hostMessage what the host prints when it rejects the build, where that is known
 * @param reasons in the order in which the host meets them; what comes after a rejection is what it would meet next
 */
public record HostAnswer(String profile, Result result, Optional<String> hostMessage, List<Reason> reasons) {
    public HostAnswer {
        reasons = List.copyOf(reasons);
    }

    /** The answer of these reasons. */
    static HostAnswer of(String profile, Optional<String> hostMessage, List<Reason> reasons) {
        Result worst = reasons.stream()
                .map(Reason::effect)
                .max(Comparator.naturalOrder())
                .orElse(Result.LOADS);
        return new HostAnswer(profile, worst, worst == Result.REJECTED ? hostMessage : Optional.empty(), reasons);
    }

    /** What a reason is called in every run, on this host. */
    public String id(Reason reason) {
        return Fingerprint.of(reason.rule().id(), reason.subject(), profile);
    }

    /** What becomes of the build on the host, best first. */
    public enum Result {
        /** It is loaded and linked, and nothing speaks against it. */
        LOADS("loads"),
        /** It is loaded and linked, but may trap or misbehave. */
        RISKY("risky"),
        /** What is known of the build or of the host does not decide it. */
        CANNOT_TELL("cannot-tell"),
        /** It is not loaded or not linked. */
        REJECTED("rejected");

        private final String id;

        Result(String id) {
            this.id = id;
        }

        /** The word in JSON. */
        public String id() {
            return id;
        }
    }

    /**
     * Why the host does so.
     *
     * @param rule the rule that a comparison gives for a change to this
     * @param effect what the reason alone leads to
     * @param subject as that of a finding, such as {@code import:env.trace}
     * @param message what stands against it, one sentence
     * @param advice what to do, one sentence
     */
    public record Reason(Rule rule, Result effect, String subject, String message, String advice) {}
}
