package dev.abigate.report;

import dev.abigate.format.schema.ExportSchemas;
import dev.abigate.format.trace.MaskUse;
import dev.abigate.format.trace.ReplayLevel;
import dev.abigate.format.trace.ReplayResult;
import dev.abigate.format.trace.ReplayResult.Divergence;
import dev.abigate.format.trace.TraceHeader;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/**
 * What came of a replay, as text and as JSON ({@code abigate-replay/1}).
 *
 * @param version of this tool
 * @param schemas what was known of the exports, which counts at level B
 * @param masks what each of them hid
 */
public record ReplayReport(
        String version,
        Recorded recorded,
        Replayed replayed,
        ExportSchemas schemas,
        List<MaskUse> masks,
        ReplayResult result) {
    public ReplayReport {
        masks = List.copyOf(masks);
    }

    /**
     * A trace.
     *
     * @param sha256 of its file
     * @param events how many it has
     */
    public record Recorded(String path, String sha256, TraceHeader header, long events) {
        public Recorded {
            path = fileName(path);
        }
    }

    /**
     * What it was replayed on.
     *
     * @param kind wasm or aot
     * @param engine as the command line names it
     */
    public record Replayed(String path, String sha256, String kind, String engine) {
        public Replayed {
            path = fileName(path);
        }
    }

    /** Reports travel: they name no folder. */
    static String fileName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    /** The outcome in the first line, then what differs. */
    public String text() {
        var text = new StringBuilder();
        line(text, "%s: %s%s".formatted(replayed.path(), result.outcome().text(), reason()));
        line(
                text,
                "level %s (%s): %s and %s compared, recorded on %s, replayed on %s"
                        .formatted(
                                result.level(),
                                result.level().text(),
                                count(result.calls(), "call"),
                                count(result.hostCalls(), "host call"),
                                recorded.header().settings().engine(),
                                replayed.engine()));
        HostSchemaLines.of(decoded()).forEach(each -> line(text, each));
        SchemaLines.of(schemas, described()).forEach(each -> line(text, each));
        MaskLines.of(masks).forEach(each -> line(text, each));
        if (result.differences() > 0) {
            line(text, count(result.differences(), "difference"));
        }
        result.divergences().forEach(divergence -> divergence(text, divergence));
        if (result.divergences().size() < result.differences()) {
            line(
                    text,
                    "and %d more"
                            .formatted(
                                    result.differences() - result.divergences().size()));
        }
        List<AlignedLine> aligned = AlignedLine.align(result.recordedCalls(), result.foundCalls());
        if (!aligned.isEmpty()) {
            text.append('\n');
            line(text, "host calls around the first that differs (- recorded only, + new only):");
            aligned.forEach(call -> line(text, "  " + call.text()));
        }
        return text.toString();
    }

    /** The recorded exports that schemas count for. */
    private List<String> described() {
        return result.level() == ReplayLevel.B
                ? recorded.header().exports().stream()
                        .map(TraceHeader.Export::name)
                        .toList()
                : List.of();
    }

    /** The recorded imports whose calls are compared by what they mean. */
    private List<TraceHeader.Import> decoded() {
        return result.level() == ReplayLevel.B && result.calls() > 0
                ? recorded.header().imports()
                : List.of();
    }

    /** A number of things, the word with an s where there are not just one. */
    static String count(long number, String word) {
        return "%,d %s".formatted(number, number == 1 ? word : word + "s");
    }

    private String reason() {
        return result.reason().isEmpty() ? "" : ": " + result.reason();
    }

    private static void divergence(StringBuilder text, Divergence divergence) {
        text.append('\n');
        line(
                text,
                "%s, %s (event %d)"
                        .formatted(divergence.call(), divergence.aspect().text(), divergence.event()));
        line(text, "  recorded: " + divergence.expected());
        line(text, "  new:      " + divergence.found());
        divergence.callStack().forEach(entry -> line(text, "    at " + entry));
    }

    private static void line(StringBuilder text, String line) {
        text.append(VisibleText.of(line)).append('\n');
    }

    /** One JSON document. */
    public String json() {
        return JsonText.of(this::write);
    }

    private void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("schema", "abigate-replay/1");
        JsonText.tool(json, version);
        json.writeObjectPropertyStart("trace");
        json.writeStringProperty("path", recorded.path());
        json.writeStringProperty("sha256", recorded.sha256());
        json.writeNumberProperty("events", recorded.events());
        TraceJson.module(json, recorded.header());
        json.writeEndObject();
        json.writeObjectPropertyStart("new");
        json.writeStringProperty("path", replayed.path());
        json.writeStringProperty("sha256", replayed.sha256());
        json.writeStringProperty("kind", replayed.kind());
        json.writeStringProperty("engine", replayed.engine());
        json.writeEndObject();
        json.writeStringProperty("level", result.level().name().toLowerCase(Locale.ROOT));
        HostSchemaLines.write(json, decoded());
        SchemaLines.write(json, schemas, described());
        MaskLines.write(json, masks);
        json.writeStringProperty("outcome", result.outcome().text());
        json.writeBooleanProperty("passed", result.outcome() == ReplayResult.Outcome.EQUAL);
        json.writeStringProperty("reason", result.reason());
        json.writeNumberProperty("calls", result.calls());
        json.writeNumberProperty("hostCalls", result.hostCalls());
        json.writeNumberProperty("differences", result.differences());
        json.writeArrayPropertyStart("divergences");
        result.divergences().forEach(divergence -> write(json, divergence));
        json.writeEndArray();
        json.writeArrayPropertyStart("alignedHostCalls");
        for (AlignedLine call : AlignedLine.align(result.recordedCalls(), result.foundCalls())) {
            json.writeStartObject();
            JsonText.optional(json, "recorded", call.old());
            JsonText.optional(json, "new", call.now());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Divergence divergence) {
        json.writeStartObject();
        json.writeNumberProperty("event", divergence.event());
        json.writeStringProperty("call", divergence.call());
        json.writeStringProperty("aspect", divergence.aspect().text());
        json.writeStringProperty("recorded", divergence.expected());
        json.writeStringProperty("new", divergence.found());
        json.writeArrayPropertyStart("callStack");
        divergence.callStack().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }
}
