package dev.abigate.report;

import dev.abigate.diff.policy.Waiver.State;
import dev.abigate.diff.rule.Severity;
import java.util.Optional;

/**
 * What became of a waiver of a policy in one comparison or in several.
 *
 * @param policy the policy's name
 * @param policySha256 of the policy's file
 * @param title the waiver's rule and subject
 * @param severity of the finding that its state gives rise to; none where it gives rise to none
 * @param stops whether a finding of that severity stops the gate under the policy
 */
record WaiverSummary(
        String policy,
        String policySha256,
        String title,
        String reason,
        State state,
        Optional<Severity> severity,
        boolean stops) {
    /** What is the same for the same waiver in all comparisons. */
    String key() {
        return String.join("\n", policy, policySha256, title, reason);
    }

    /** This one and the same one of another comparison: used beats expired beats unused beats another step. */
    WaiverSummary with(WaiverSummary other) {
        return rank(state) <= rank(other.state) ? this : other;
    }

    private static int rank(State state) {
        return switch (state) {
            case USED -> 0;
            case EXPIRED -> 1;
            case UNUSED -> 2;
            case OTHER_STEP -> 3;
        };
    }
}
