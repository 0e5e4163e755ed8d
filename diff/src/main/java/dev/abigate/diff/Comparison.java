package dev.abigate.diff;

import dev.abigate.diff.change.Changes;
import dev.abigate.diff.change.Layer;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Judge;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.snapshot.Snapshot;
import java.util.List;

/**
 * What comparing two builds found, before any policy.
 *
 * @param findings in {@link Finding#ORDER}, those that are noise too
 * @param gaps the layers that were not compared
 */
public record Comparison(Side before, Side after, List<Finding> findings, List<Layer> gaps) {
    public Comparison {
        findings = List.copyOf(findings);
        gaps = List.copyOf(gaps);
    }

    /** Compares two builds by their facts. */
    public static Comparison of(Side before, Side after) {
        return new Comparison(
                before,
                after,
                Judge.judge(Changes.between(before.snapshot(), after.snapshot())),
                Changes.gaps(before.snapshot(), after.snapshot()));
    }

    /** Whether the rules of an area had something to look at. */
    public boolean covers(Rule.Area area) {
        return switch (area) {
            case AOT -> isAot(before) || isAot(after);
            case TYPES -> !gaps.contains(Layer.TYPES);
            case EXPORTS, IMPORTS, MEMORY, FEATURES, WASI, COVERAGE, POLICY -> true;
        };
    }

    private static boolean isAot(Side side) {
        return side.snapshot().kind() == Snapshot.Kind.AOT;
    }
}
