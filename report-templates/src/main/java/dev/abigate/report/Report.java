package dev.abigate.report;

import dev.abigate.diff.Comparison;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Severity;
import dev.abigate.diff.verdict.Threshold;
import java.util.List;

/**
 * What all renderings of a comparison start from.
 *
 * @param threshold from which severity on a finding stops the gate
 * @param toolVersion of the program that compared
 */
public record Report(Comparison comparison, Threshold threshold, String toolVersion) {
    /** Whether the new build may ship under the threshold. */
    public boolean passed() {
        return threshold.passes(comparison.findings());
    }

    /** Whether the build may ship in spite of the finding. */
    boolean passes(Finding finding) {
        return threshold.passes(List.of(finding));
    }

    /** Whether both files hold the same bytes. */
    boolean identical() {
        return comparison.before().sha256().equals(comparison.after().sha256())
                && comparison.findings().isEmpty();
    }

    /** The number of findings of a severity. */
    long count(Severity severity) {
        return comparison.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
