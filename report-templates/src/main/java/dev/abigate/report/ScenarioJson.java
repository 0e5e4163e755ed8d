package dev.abigate.report;

import dev.abigate.diff.behaviour.ScenarioResult;
import dev.abigate.format.trace.ReplayResult;
import dev.abigate.format.trace.ReplayResult.Divergence;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** What came of scenarios, as a part of a report's JSON. */
final class ScenarioJson {
    private ScenarioJson() {}

    /** Writes the property {@code scenarios} where there are any. */
    static void write(JsonGenerator json, List<ScenarioResult> scenarios) {
        if (scenarios.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("scenarios");
        scenarios.forEach(scenario -> write(json, scenario));
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, ScenarioResult scenario) {
        ReplayResult result = scenario.result();
        json.writeStartObject();
        json.writeStringProperty("name", scenario.name());
        json.writeStringProperty("kind", scenario.kind());
        json.writeStringProperty("level", result.level().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("outcome", result.outcome().text());
        json.writeStringProperty("reason", result.reason());
        json.writeNumberProperty("compared", result.calls());
        json.writeNumberProperty("differences", result.differences());
        json.writeArrayPropertyStart("divergences");
        for (Divergence divergence : result.divergences()) {
            json.writeStartObject();
            json.writeStringProperty("place", divergence.call());
            json.writeStringProperty("aspect", divergence.aspect().text());
            json.writeStringProperty("old", divergence.expected());
            json.writeStringProperty("new", divergence.found());
            texts(json, "callStack", divergence.callStack());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("around");
        for (AlignedLine line : AlignedLine.align(result.recordedCalls(), result.foundCalls())) {
            json.writeStartObject();
            JsonText.optional(json, "old", line.old());
            JsonText.optional(json, "new", line.now());
            json.writeEndObject();
        }
        json.writeEndArray();
        texts(json, "masks", scenario.masks());
        texts(json, "noise", scenario.noise());
        texts(json, "commands", scenario.commands());
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
