package dev.abigate.diff.behaviour;

import java.util.List;

/**
 * What a document asks builds to do.
 *
 * @param traces patterns for the names of trace files, each a scenario of its own
 */
public record ScenarioPlan(List<Scenario> scenarios, List<String> traces) {
    /** Nothing. */
    public static final ScenarioPlan NONE = new ScenarioPlan(List.of(), List.of());

    public ScenarioPlan {
        scenarios = List.copyOf(scenarios);
        traces = List.copyOf(traces);
    }

    /** Whether there is anything to do. */
    public boolean isEmpty() {
        return scenarios.isEmpty() && traces.isEmpty();
    }
}
