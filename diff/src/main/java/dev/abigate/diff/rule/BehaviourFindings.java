package dev.abigate.diff.rule;

import dev.abigate.diff.change.Change;
import dev.abigate.format.trace.ReplayResult.Aspect;
import dev.abigate.format.trace.ReplayResult.Divergence;
import java.util.List;

/** What builds that do different things in a scenario mean. */
final class BehaviourFindings {
    private static final int MOST_DETAILS = 20;

    private BehaviourFindings() {}

    static Finding differed(Change.ScenarioDiffered change) {
        Divergence first = change.divergences().getFirst();
        List<String> others = change.divergences().stream()
                .skip(1)
                .limit(MOST_DETAILS)
                .map(each -> "%s, %s: %s, now %s"
                        .formatted(each.call(), each.aspect().text(), each.expected(), each.found()))
                .toList();
        Draft draft = Draft.of(rule(change.part()), subject(change.scenario()))
                .before(first.expected())
                .after(first.found())
                .details(others);
        String place = "in the scenario '%s', at %s, ".formatted(change.scenario(), first.call());
        return switch (change.part()) {
            case RESULT ->
                draft.says(
                        place + "the new build returns something else, so callers go on with other values",
                        "restore the result, or tell callers what it means from now on");
            case TRAP ->
                draft.says(
                        place + "the new build ends in another way, so callers that relied on the old end fail",
                        "find the cause by the call stack of the new run");
            case MEMORY ->
                draft.says(
                        place + "memory that the host sees differs, so what callers read there changes",
                        "restore what was written, or tell callers what it means from now on");
            case HOST_CALLS ->
                change.divergences().stream().anyMatch(each -> each.aspect() == Aspect.ARGUMENTS)
                        ? draft.severity(Severity.BREAKING)
                                .says(
                                        place
                                                + "the new build tells its host something else: other bytes, names or"
                                                + " values",
                                        "restore what the host is told, or tell hosts what it means from now on")
                        : draft.says(
                                place + "the new build calls its host in another way, so hosts may answer or fail in"
                                        + " another way",
                                "check that hosts allow these calls, in this order");
            case EFFECT ->
                draft.says(
                        place + "the new build has another effect, so users and scripts see something else",
                        "restore the effect, or mask what does not matter in the scenario");
            case EXECUTION ->
                draft.says(
                        place + "the same code does something else, so a compiler or an engine is wrong",
                        "compile again with another version of the compiler, and report the defect with the scenario");
        };
    }

    private static Rule rule(Change.ScenarioDiffered.Part part) {
        return switch (part) {
            case RESULT -> Rule.BEHAVIOUR_RESULT_CHANGED;
            case TRAP -> Rule.BEHAVIOUR_TRAP_CHANGED;
            case MEMORY -> Rule.BEHAVIOUR_MEMORY_CHANGED;
            case HOST_CALLS -> Rule.BEHAVIOUR_IMPORT_SEQUENCE_CHANGED;
            case EFFECT -> Rule.BEHAVIOUR_WASI_EFFECT_CHANGED;
            case EXECUTION -> Rule.BEHAVIOUR_ENGINE_DISAGREEMENT;
        };
    }

    static Finding unsteady(Change.ScenarioUnsteady change) {
        return Draft.of(Rule.BEHAVIOUR_NONDETERMINISTIC, subject(change.scenario()))
                .before(Words.count(change.places().size(), "place"))
                .details(change.places().stream().limit(MOST_DETAILS).toList())
                .says(
                        "the old build wrote something else at another time and with other random bytes, so the new"
                                + " build may write anything there",
                        "let the program write the same every time in the scenario, or take the noise for what it is");
    }

    static Finding notCompared(Change.ScenarioNotCompared change) {
        return Draft.of(Rule.BEHAVIOUR_NOT_COMPARED, subject(change.scenario()))
                .after(change.outcome())
                .says(
                        "nobody knows whether both builds do the same in the scenario '%s': %s"
                                .formatted(change.scenario(), change.reason()),
                        "change the scenario or its limits so that both builds run to the end");
    }

    private static String subject(String scenario) {
        return "scenario:" + scenario;
    }
}
