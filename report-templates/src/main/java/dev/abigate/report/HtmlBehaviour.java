package dev.abigate.report;

import dev.abigate.diff.behaviour.ScenarioResult;
import dev.abigate.format.trace.ReplayResult;
import dev.abigate.format.trace.ReplayResult.Divergence;
import java.util.List;
import java.util.Map;

/** What came of scenarios, as a page's template prints it: those that differ first. */
final class HtmlBehaviour {
    private static final int LONGEST = 600;
    private static final int MOST_SCENARIOS = 200;
    private static final int MOST_PLACES = 100;

    private final Messages messages;

    HtmlBehaviour(Messages messages) {
        this.messages = messages;
    }

    List<Map<String, Object>> scenarios(List<ScenarioResult> results) {
        return results.stream()
                .sorted((one, other) -> Boolean.compare(one.isEqual(), other.isEqual()))
                .limit(MOST_SCENARIOS)
                .map(this::scenario)
                .toList();
    }

    private Map<String, Object> scenario(ScenarioResult scenario) {
        ReplayResult result = scenario.result();
        return Map.ofEntries(
                Map.entry("name", VisibleText.brief(scenario.name(), LONGEST)),
                Map.entry("kind", messages.text("scenario.kind." + scenario.kind())),
                Map.entry("level", messages.text("scenario.level", result.level())),
                Map.entry("outcome", messages.text("scenario.outcome", result.outcome())),
                Map.entry("tone", HtmlPage.id(Tone.of(result.outcome()))),
                Map.entry("reason", VisibleText.brief(result.reason(), LONGEST)),
                Map.entry(
                        "compared", messages.text("scenario.compared." + HtmlPage.id(result.level()), result.calls())),
                Map.entry(
                        "divergences",
                        result.divergences().stream()
                                .map(HtmlBehaviour::divergence)
                                .toList()),
                Map.entry(
                        "more",
                        result.differences() > result.divergences().size()
                                ? messages.text(
                                        "scenario.more",
                                        result.differences()
                                                - result.divergences().size())
                                : ""),
                Map.entry("lines", lines(result)),
                Map.entry("masks", places(scenario.masks())),
                Map.entry("noise", places(scenario.noise())),
                Map.entry("commands", String.join("\n", places(scenario.commands()))));
    }

    private static Map<String, Object> divergence(Divergence divergence) {
        return Map.of(
                "place", VisibleText.brief(divergence.call(), LONGEST),
                "aspect", divergence.aspect().text(),
                "before", VisibleText.brief(divergence.expected(), LONGEST),
                "after", VisibleText.brief(divergence.found(), LONGEST),
                "stack", places(divergence.callStack()));
    }

    private static List<Map<String, Object>> lines(ReplayResult result) {
        return AlignedLine.align(result.recordedCalls(), result.foundCalls()).stream()
                .map(line -> Map.<String, Object>of(
                        "presence",
                        line.now().isEmpty() ? "old" : line.old().isEmpty() ? "new" : "both",
                        "text",
                        VisibleText.brief(line.old().or(line::now).orElse(""), LONGEST)))
                .toList();
    }

    private static List<String> places(List<String> places) {
        return places.stream()
                .limit(MOST_PLACES)
                .map(place -> VisibleText.brief(place, LONGEST))
                .toList();
    }
}
