package dev.abigate.diff.behaviour;

import dev.abigate.diff.change.Change;
import dev.abigate.diff.change.Change.ScenarioDiffered.Part;
import dev.abigate.format.trace.ReplayLevel;
import dev.abigate.format.trace.ReplayResult.Aspect;
import dev.abigate.format.trace.ReplayResult.Divergence;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What differed in a scenario, one change for each part of behaviour. */
final class BehaviourChanges {
    private BehaviourChanges() {}

    static List<Change> of(ScenarioResult scenario) {
        Map<Part, List<Divergence>> parts = new EnumMap<>(Part.class);
        for (Divergence divergence : scenario.result().divergences()) {
            Part part = scenario.result().level() == ReplayLevel.A ? Part.EXECUTION : part(divergence.aspect());
            parts.computeIfAbsent(part, _ -> new ArrayList<>()).add(divergence);
        }
        var changes = new ArrayList<Change>();
        parts.forEach(
                (part, divergences) -> changes.add(new Change.ScenarioDiffered(scenario.name(), part, divergences)));
        return changes;
    }

    private static Part part(Aspect aspect) {
        return switch (aspect) {
            case RESULTS -> Part.RESULT;
            case END -> Part.TRAP;
            case HOST_CALL, ARGUMENTS -> Part.HOST_CALLS;
            case HOST_READ, MEMORY, GLOBAL, GROWTH -> Part.MEMORY;
            case OUTPUT, FILE, EXIT_CODE -> Part.EFFECT;
        };
    }
}
