package dev.abigate.report;

import dev.abigate.diff.host.HostAnswer;
import dev.abigate.diff.host.Pairing;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * What hosts do with files as JSON, {@code abigate-check/1}; its schema is the resource {@code /schema/abigate-check-1.json} of
 * this module.
 */
public final class HostReportJson {
    private HostReportJson() {}

    /** One document; of several files an array of such documents. */
    public static String render(List<HostReport> reports) {
        return JsonText.of(json -> {
            if (reports.size() == 1) {
                write(json, reports.getFirst());
                return;
            }
            json.writeStartArray();
            reports.forEach(report -> write(json, report));
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, HostReport report) {
        json.writeStartObject();
        json.writeStringProperty("schema", "abigate-check/1");
        json.writeObjectPropertyStart("file");
        json.writeStringProperty("path", report.file().path());
        json.writeStringProperty("sha256", report.file().sha256());
        json.writeStringProperty("kind", report.file().kind());
        json.writeEndObject();
        json.writeBooleanProperty("passed", report.passed());
        if (report.pairing().isPresent()) {
            write(json, report.pairing().get());
        }
        json.writeArrayPropertyStart("hosts");
        report.answers().forEach(answer -> write(json, answer));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Pairing pairing) {
        json.writeObjectPropertyStart("pairing");
        json.writeObjectPropertyStart("source");
        json.writeStringProperty("path", pairing.source().path());
        json.writeStringProperty("sha256", pairing.source().sha256());
        json.writeEndObject();
        json.writeBooleanProperty("matches", pairing.matches());
        write(json, pairing.mismatches());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, HostAnswer answer) {
        json.writeStartObject();
        json.writeStringProperty("profile", answer.profile());
        json.writeStringProperty("result", answer.result().id());
        JsonText.optional(json, "message", answer.hostMessage());
        write(json, answer.reasons());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, List<HostAnswer.Reason> reasons) {
        json.writeArrayPropertyStart("reasons");
        for (HostAnswer.Reason reason : reasons) {
            json.writeStartObject();
            json.writeStringProperty("rule", reason.rule().id());
            json.writeStringProperty("result", reason.effect().id());
            json.writeStringProperty("subject", reason.subject());
            json.writeStringProperty("message", reason.message());
            json.writeStringProperty("advice", reason.advice());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
