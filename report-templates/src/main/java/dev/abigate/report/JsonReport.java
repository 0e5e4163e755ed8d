package dev.abigate.report;

import dev.abigate.diff.Comparison;
import dev.abigate.diff.Side;
import dev.abigate.diff.rule.Audience;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Severity;
import tools.jackson.core.JsonGenerator;

/**
 * A comparison as JSON, {@code abigate-report/1}. Its schema is the resource {@code /schema/abigate-report-1.json} of this
 * module.
 */
public final class JsonReport {
    private JsonReport() {}

    /** The report as one JSON document. */
    public static String render(Report report) {
        return JsonText.of(json -> write(json, report));
    }

    private static void write(JsonGenerator json, Report report) {
        Comparison comparison = report.comparison();
        json.writeStartObject();
        json.writeStringProperty("schema", "abigate-report/1");
        json.writeObjectPropertyStart("tool");
        json.writeStringProperty("name", "abigate");
        json.writeStringProperty("version", report.toolVersion());
        json.writeEndObject();
        writeSide(json, "old", comparison.before());
        writeSide(json, "new", comparison.after());
        json.writeStringProperty("verdict", comparison.verdict().level().id());
        json.writeBooleanProperty("passed", report.passed());
        json.writeStringProperty("semver", comparison.verdict().semver().id());
        writeCounts(json, report);
        json.writeArrayPropertyStart("findings");
        for (Finding finding : comparison.findings()) {
            writeFinding(json, finding);
        }
        json.writeEndArray();
        writeNoise(json, comparison);
        json.writeArrayPropertyStart("hosts");
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeSide(JsonGenerator json, String name, Side side) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("path", side.path());
        json.writeStringProperty("sha256", side.sha256());
        json.writeStringProperty("kind", side.kind());
        json.writeEndObject();
    }

    private static void writeCounts(JsonGenerator json, Report report) {
        json.writeObjectPropertyStart("counts");
        for (Severity severity : Severity.values()) {
            json.writeNumberProperty(severity.id(), report.count(severity));
        }
        json.writeNumberProperty("waived", 0);
        json.writeEndObject();
    }

    private static void writeNoise(JsonGenerator json, Comparison comparison) {
        json.writeArrayPropertyStart("noise");
        comparison.noiseByClass().forEach((noise, findings) -> {
            json.writeStartObject();
            json.writeStringProperty("class", noise.id());
            json.writeStringProperty("meaning", noise.meaning());
            json.writeNumberProperty("count", findings.size());
            json.writeArrayPropertyStart("findings");
            findings.forEach(finding -> writeFinding(json, finding));
            json.writeEndArray();
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private static void writeFinding(JsonGenerator json, Finding finding) {
        json.writeStartObject();
        json.writeStringProperty("rule", finding.rule().id());
        json.writeStringProperty("severity", finding.severity().id());
        json.writeStringProperty("subject", finding.subject());
        JsonText.optional(json, "before", finding.before());
        JsonText.optional(json, "after", finding.after());
        json.writeArrayPropertyStart("affects");
        for (Audience audience : finding.rule().audiences()) {
            json.writeString(audience.id());
        }
        json.writeEndArray();
        json.writeStringProperty("message", finding.message());
        json.writeStringProperty("advice", finding.advice());
        json.writeNullProperty("waivedBy");
        json.writeEndObject();
    }
}
