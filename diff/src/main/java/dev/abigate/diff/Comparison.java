package dev.abigate.diff;

import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.verdict.Verdict;
import java.util.List;

/**
 * The outcome of comparing two builds.
 *
 * @param findings in {@link Finding#ORDER}
 */
public record Comparison(Side before, Side after, List<Finding> findings, Verdict verdict) {
    public Comparison {
        findings = List.copyOf(findings);
    }
}
