package dev.abigate.report;

import dev.abigate.diff.gate.History;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * A series of releases as JSON, {@code abigate-history/1}. Its schema is the resource {@code
 * /schema/abigate-history-1.json} of this module.
 */
public final class HistoryJson {
    private HistoryJson() {}

    /** The report as one JSON document. */
    public static String render(HistoryReport report) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringProperty("schema", "abigate-history/1");
            JsonText.tool(json, report.toolVersion());
            json.writeArrayPropertyStart("releases");
            report.history().releases().forEach(release -> write(json, release));
            json.writeEndArray();
            write(json, "steps", report.history().steps(), report.toolVersion());
            write(json, "reaches", report.history().reaches(), report.toolVersion());
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, History.Release release) {
        json.writeStartObject();
        json.writeStringProperty("path", release.side().path());
        json.writeStringProperty("sha256", release.side().sha256());
        JsonText.optional(json, "version", release.side().version());
        json.writeNumberProperty("size", release.side().size());
        json.writeNumberProperty("codeSize", release.codeSize());
        json.writeNumberProperty("exports", release.exports());
        json.writeNumberProperty("imports", release.imports());
        json.writeName("memory");
        if (release.memory().isPresent()) {
            json.writeNumber(release.memory().getAsLong());
        } else {
            json.writeNull();
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, List<History.Step> steps, String toolVersion) {
        json.writeArrayPropertyStart(name);
        for (History.Step step : steps) {
            json.writeStartObject();
            json.writeNumberProperty("from", step.from());
            json.writeNumberProperty("to", step.to());
            json.writeName("report");
            JsonReport.write(json, new Report(step.assessment(), List.of(), toolVersion));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
