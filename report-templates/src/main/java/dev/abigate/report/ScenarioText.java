package dev.abigate.report;

import dev.abigate.diff.behaviour.ScenarioResult;
import dev.abigate.format.trace.ReplayResult;
import dev.abigate.format.trace.ReplayResult.Divergence;
import java.util.List;
import java.util.Locale;

/** What came of scenarios, as lines of a terminal. */
final class ScenarioText {
    private static final int LONGEST = 300;
    private static final int MOST_SCENARIOS = 50;
    private static final int MOST_PLACES = 10;

    private ScenarioText() {}

    static void append(StringBuilder out, List<ScenarioResult> scenarios, int width) {
        if (scenarios.isEmpty()) {
            return;
        }
        out.append('\n');
        for (ScenarioResult scenario : scenarios.subList(0, Math.min(MOST_SCENARIOS, scenarios.size()))) {
            append(out, scenario, width);
        }
        if (scenarios.size() > MOST_SCENARIOS) {
            out.append("  and %d more scenarios\n".formatted(scenarios.size() - MOST_SCENARIOS));
        }
    }

    private static void append(StringBuilder out, ScenarioResult scenario, int width) {
        ReplayResult result = scenario.result();
        line(out, 2, "scenario %s: %s".formatted(scenario.name(), outcome(result)), width);
        if (scenario.isDifferent()) {
            Divergence first = result.divergences().getFirst();
            line(out, 4, "%s, %s".formatted(first.call(), first.aspect().text()), width);
            line(out, 6, "old: " + first.expected(), width);
            line(out, 6, "new: " + first.found(), width);
            AlignedLine.align(result.recordedCalls(), result.foundCalls())
                    .forEach(aligned -> line(out, 6, "  " + aligned.text(), width));
            scenario.commands().forEach(command -> line(out, 6, "$ " + command, width));
        }
        hidden(out, "masked", scenario.masks(), width);
        hidden(out, "noise of the old build, not compared", scenario.noise(), width);
    }

    private static String outcome(ReplayResult result) {
        if (!result.reason().isEmpty()) {
            return result.outcome().text() + ", " + result.reason();
        }
        return "%s at level %s, %s compared"
                .formatted(
                        result.outcome().text(),
                        result.level().name().toLowerCase(Locale.ROOT),
                        ReplayReport.count(
                                result.calls(),
                                switch (result.level()) {
                                    case A, B -> "call";
                                    case C -> "part";
                                }));
    }

    private static void hidden(StringBuilder out, String what, List<String> places, int width) {
        if (!places.isEmpty()) {
            String more = places.size() > MOST_PLACES ? ", and %d more".formatted(places.size() - MOST_PLACES) : "";
            line(
                    out,
                    4,
                    what + ": " + String.join(", ", places.subList(0, Math.min(MOST_PLACES, places.size()))) + more,
                    width);
        }
    }

    private static void line(StringBuilder out, int indent, String text, int width) {
        Paragraph.append(out, " ".repeat(indent), indent + 2, VisibleText.brief(text, LONGEST), width);
    }
}
