package dev.abigate.diff;

import dev.abigate.diff.behaviour.Behaviour;
import dev.abigate.diff.behaviour.ScenarioResult;
import dev.abigate.diff.change.Change;
import dev.abigate.diff.change.Changes;
import dev.abigate.diff.change.Layer;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.FindingWitnesses;
import dev.abigate.diff.rule.Judge;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * What comparing two builds found, before any policy.
 *
 * @param findings in {@link Finding#ORDER}, those that are noise too
 * @param gaps the layers that were not compared
 * @param scenarios what both builds did; empty where nobody asked
 */
public record Comparison(
        Side before, Side after, List<Finding> findings, List<Layer> gaps, List<ScenarioResult> scenarios) {
    public Comparison {
        findings = List.copyOf(findings);
        gaps = List.copyOf(gaps);
        scenarios = List.copyOf(scenarios);
    }

    /** Compares two builds by their facts. */
    public static Comparison of(Side before, Side after) {
        return of(before, after, List.of());
    }

    /** Compares two builds by their facts and by what they did. */
    public static Comparison of(Side before, Side after, List<ScenarioResult> scenarios) {
        List<Change> changes = new ArrayList<>(Changes.between(before.snapshot(), after.snapshot()));
        changes.addAll(Behaviour.changes(scenarios));
        return new Comparison(
                before, after, Judge.judge(changes), Changes.gaps(before.snapshot(), after.snapshot()), scenarios);
    }

    /** The same with a {@link dev.abigate.diff.witness.Witness} for each finding that it is cheap to find one for. */
    public Comparison withWitnesses() {
        return new Comparison(
                before, after, FindingWitnesses.attach(findings, before.snapshot(), after.snapshot()), gaps, scenarios);
    }

    /** Whether the rules of an area had something to look at. */
    public boolean covers(Rule.Area area) {
        return switch (area) {
            case AOT -> isAot(before) || isAot(after);
            case TYPES -> !gaps.contains(Layer.TYPES);
            case BEHAVIOUR -> !scenarios.isEmpty();
            case EXPORTS, IMPORTS, MEMORY, FEATURES, WASI, COVERAGE, POLICY -> true;
        };
    }

    private static boolean isAot(Side side) {
        return side.snapshot().kind() == Snapshot.Kind.AOT;
    }
}
