package dev.abigate.report;

import dev.abigate.diff.gate.Shard;
import dev.abigate.diff.policy.Assessment.Outcome;
import dev.abigate.diff.rule.Severity;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * The outcome of a gate as JSON, {@code abigate-gate/1}, and parts of one read back. The schema is the resource {@code
 * /schema/abigate-gate-1.json} of this module.
 */
public final class GateJson {
    private static final String SCHEMA = "abigate-gate/1";

    private GateJson() {}

    /** The report as one JSON document. */
    public static String render(GateReport report) {
        return JsonText.of(json -> write(json, report));
    }

    private static void write(JsonGenerator json, GateReport report) {
        json.writeStartObject();
        json.writeStringProperty("schema", SCHEMA);
        JsonText.tool(json, report.toolVersion());
        json.writeObjectPropertyStart("configuration");
        json.writeStringProperty("name", report.configuration());
        json.writeStringProperty("sha256", report.sha256());
        json.writeNumberProperty("artefacts", report.artefacts());
        json.writeEndObject();
        JsonText.optional(json, "shard", report.part().map(Shard::toString));
        json.writeBooleanProperty("passed", report.outcome() == Outcome.PASSED);
        json.writeStringProperty("outcome", report.outcome().id());
        json.writeObjectPropertyStart("counts");
        for (Outcome outcome : Outcome.values()) {
            json.writeNumberProperty(outcome.id(), report.count(outcome));
        }
        json.writeEndObject();
        json.writeArrayPropertyStart("waivers");
        report.waivers().forEach(waiver -> write(json, waiver));
        json.writeEndArray();
        json.writeArrayPropertyStart("results");
        report.results().forEach(result -> write(json, result));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, WaiverSummary waiver) {
        json.writeStartObject();
        json.writeStringProperty("policy", waiver.policy());
        json.writeStringProperty("policySha256", waiver.policySha256());
        json.writeStringProperty("waiver", waiver.title());
        json.writeStringProperty("reason", waiver.reason());
        json.writeStringProperty("state", waiver.state().id());
        JsonText.optional(json, "severity", waiver.severity().map(Severity::id));
        json.writeBooleanProperty("stops", waiver.stops());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, GateResult result) {
        json.writeStartObject();
        json.writeNumberProperty("position", result.position());
        json.writeStringProperty("artefact", result.artefact());
        json.writeStringProperty("baseline", result.baseline());
        json.writeName("report");
        JsonText.write(json, result.report().json());
        json.writeEndObject();
    }

    /**
     * The report of a document that {@link #render} made.
     *
     * @throws MalformedPartException where it is none
     */
    public static GateReport read(byte[] text) {
        JsonNode root;
        try {
            root = JsonText.read(new String(text, StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw new MalformedPartException("not a JSON document: " + e.getOriginalMessage());
        }
        if (!root.path("schema").asString("").equals(SCHEMA)) {
            throw new MalformedPartException("not the JSON of a gate, '" + SCHEMA + "'");
        }
        var fields = new JsonFields(root);
        JsonFields configuration = fields.object("configuration");
        var report = new GateReport(
                configuration.text("name"),
                configuration.text("sha256"),
                fields.optionalText("shard").map(GateJson::shard).orElse(Shard.WHOLE),
                configuration.count("artefacts"),
                fields.objects("results", GateJson::result),
                fields.object("tool").text("version"));
        render(report);
        return report;
    }

    private static GateResult result(JsonFields result) {
        return GateResult.read(
                result.count("position"),
                result.text("artefact"),
                result.text("baseline"),
                result.object("report").node());
    }

    private static Shard shard(String text) {
        return Shard.parse(text).orElseThrow(() -> new MalformedPartException("'shard' is none"));
    }
}
