package dev.abigate.diff.policy;

import dev.abigate.diff.host.HostAnswer;
import dev.abigate.diff.pattern.NamePattern;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.rule.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Findings that no difference between two builds gives, but what a policy asks of the new one. */
final class PolicyFindings {
    private PolicyFindings() {}

    /** A required export that the new build lacks and that no other finding speaks of. */
    static Finding missingExport(String kind, NamePattern pattern) {
        return new Finding(
                Rule.EXPORT_FUNCTION_REMOVED,
                Severity.BREAKING,
                kind + pattern,
                Optional.empty(),
                Optional.empty(),
                "the policy requires the export '%s', which the new build lacks".formatted(pattern),
                "export it, or take it out of the policy's 'require'",
                List.of(),
                Map.of(),
                Optional.empty());
    }

    /** That the new build asks more of hosts, and nobody said which hosts there are. */
    static Finding profileMissing(int demands) {
        return new Finding(
                Rule.COVERAGE_PROFILE_MISSING,
                Rule.COVERAGE_PROFILE_MISSING.severity(),
                "coverage:hosts",
                Optional.empty(),
                Optional.empty(),
                "%s on what hosts offer, which was taken to be what the old build needed"
                        .formatted(demands == 1 ? "one finding depends" : demands + " findings depend"),
                "name the hosts that are out there with --host or in the policy; 'abigate hosts' lists the built-in profiles",
                List.of(),
                Map.of(),
                Optional.empty());
    }

    /** Why a host refuses the new build, in the host's own terms; none where it does not say. */
    static Optional<Finding> refusal(HostPair host) {
        return host.now().reasons().stream()
                .filter(reason -> reason.effect() == HostAnswer.Result.REJECTED)
                .findFirst()
                .map(reason -> new Finding(
                        reason.rule(),
                        Severity.BREAKING,
                        reason.subject(),
                        Optional.empty(),
                        Optional.empty(),
                        reason.message(),
                        reason.advice(),
                        List.of(),
                        Map.of(),
                        Optional.empty()));
    }
}
