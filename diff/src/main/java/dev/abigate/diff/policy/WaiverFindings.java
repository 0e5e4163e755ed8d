package dev.abigate.diff.policy;

import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a policy's waivers give rise to themselves. */
final class WaiverFindings {
    private WaiverFindings() {}

    /** A finding for a waiver that is over or that covers nothing. */
    static Optional<Finding> of(Waiver waiver, Waiver.State state) {
        return switch (state) {
            case USED, OTHER_STEP -> Optional.empty();
            case UNUSED ->
                Optional.of(finding(
                        Rule.WAIVER_UNUSED,
                        waiver,
                        "the waiver covers nothing that was found",
                        "take it out of the policy, so that it does not cover a later break unseen"));
            case EXPIRED ->
                Optional.of(finding(
                        Rule.WAIVER_EXPIRED,
                        waiver,
                        "the waiver ended on %s and covers nothing any more"
                                .formatted(waiver.expires().orElseThrow()),
                        "repair what it covered, or agree with its owner on another day"));
        };
    }

    private static Finding finding(Rule rule, Waiver waiver, String message, String advice) {
        return new Finding(
                rule,
                rule.severity(),
                "waiver:" + waiver.title(),
                Optional.of(waiver.reason()),
                Optional.empty(),
                message,
                advice,
                waiver.owner().map(owner -> List.of("owner: " + owner)).orElse(List.of()),
                Map.of(),
                Optional.empty());
    }
}
