package dev.abigate.diff;

import dev.abigate.diff.change.Changes;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Judge;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.verdict.Verdict;
import dev.abigate.diff.verdict.Verdicts;
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

    /** Compares two builds by their facts. */
    public static Comparison of(Side before, Side after) {
        List<Finding> findings = Judge.judge(Changes.between(before.snapshot(), after.snapshot()));
        return new Comparison(
                before, after, findings, Verdicts.of(findings, before.snapshot().equals(after.snapshot())));
    }

    /** Whether the rules of an area had something to look at. */
    public boolean covers(Rule.Area area) {
        return area != Rule.Area.AOT || isAot(before) || isAot(after);
    }

    private static boolean isAot(Side side) {
        return side.snapshot().kind() == Snapshot.Kind.AOT;
    }
}
