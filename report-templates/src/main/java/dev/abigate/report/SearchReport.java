package dev.abigate.report;

import dev.abigate.format.schema.ExportSchemas;
import dev.abigate.format.trace.MaskUse;
import dev.abigate.format.trace.ReplayResult.Divergence;
import dev.abigate.format.trace.SearchResult;
import dev.abigate.format.trace.SearchResult.CounterExample;
import dev.abigate.format.trace.SearchResult.Coverage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * What came of a search for differences, as text and as JSON ({@code abigate-equiv/1}).
 *
 * @param version of this tool
 * @param schemas what was known of the exports
 * @param masks what each of them hid
 */
public record SearchReport(
        String version,
        Side old,
        Side now,
        long seed,
        ExportSchemas schemas,
        List<MaskUse> masks,
        SearchResult result) {
    public SearchReport {
        masks = List.copyOf(masks);
    }

    /**
     * A build that was searched.
     *
     * @param kind wasm or aot
     * @param engine as the command line names it
     */
    public record Side(String path, String sha256, String kind, String engine) {
        public Side {
            path = ReplayReport.fileName(path);
        }
    }

    /** Whether something was executed, and nothing found. */
    public boolean passed() {
        return result.counterExample().isEmpty() && result.sequences() > result.poisoned();
    }

    private String outcome() {
        return result.counterExample().isPresent()
                ? "different"
                : passed() ? "no difference found" : "nothing compared";
    }

    /** The outcome in the first line, then what was found or how much was executed. */
    public String text() {
        var text = new StringBuilder();
        line(text, "%s and %s: %s".formatted(old.path(), now.path(), outcome()));
        line(
                text,
                "level %s (%s): %s with seed %d, old on %s, new on %s"
                        .formatted(
                                result.level(),
                                result.level().text(),
                                ReplayReport.count(result.sequences(), "input"),
                                seed,
                                old.engine(),
                                now.engine()));
        if (result.poisoned() > 0) {
            line(
                    text,
                    "%s reached a limit, of which nothing is claimed"
                            .formatted(ReplayReport.count(result.poisoned(), "input")));
        }
        result.oldCoverage().ifPresent(coverage -> line(text, branches("old", coverage)));
        result.newCoverage().ifPresent(coverage -> line(text, branches("new", coverage)));
        line(text, "searched: " + (result.searched().isEmpty() ? "nothing" : String.join(", ", result.searched())));
        SchemaLines.of(schemas, result.searched()).forEach(each -> line(text, each));
        MaskLines.of(masks).forEach(each -> line(text, each));
        result.leftOut().forEach(left -> line(text, "left out: %s: %s".formatted(left.export(), left.reason())));
        result.counterExample().ifPresent(example -> {
            text.append('\n');
            line(text, "on a new instance:");
            example.calls().forEach(call -> line(text, "  " + call));
            Divergence divergence = example.divergence();
            line(text, divergence.aspect().text() + " of the last call:");
            line(text, "  old: " + divergence.expected());
            line(text, "  new: " + divergence.found());
        });
        return text.toString();
    }

    private static String branches(String build, Coverage coverage) {
        return "%s build: %d of %d branches executed (%d %%)"
                .formatted(build, coverage.taken(), coverage.all(), coverage.percent());
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
        json.writeStringProperty("schema", "abigate-equiv/1");
        JsonText.tool(json, version);
        side(json, "old", old, result.oldCoverage());
        side(json, "new", now, result.newCoverage());
        json.writeStringProperty("level", result.level().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("outcome", outcome());
        json.writeBooleanProperty("passed", passed());
        json.writeNumberProperty("seed", seed);
        json.writeNumberProperty("inputs", result.sequences());
        json.writeNumberProperty("poisoned", result.poisoned());
        json.writeArrayPropertyStart("called");
        result.searched().forEach(json::writeString);
        json.writeEndArray();
        SchemaLines.write(json, schemas, result.searched());
        MaskLines.write(json, masks);
        json.writeArrayPropertyStart("notCalled");
        result.leftOut().forEach(left -> {
            json.writeStartObject();
            json.writeStringProperty("export", left.export());
            json.writeStringProperty("reason", left.reason());
            json.writeEndObject();
        });
        json.writeEndArray();
        JsonText.nullable(json, "counterExample", result.counterExample(), example -> write(json, example));
        json.writeEndObject();
    }

    private static void side(JsonGenerator json, String name, Side side, Optional<Coverage> coverage) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("path", side.path());
        json.writeStringProperty("sha256", side.sha256());
        json.writeStringProperty("kind", side.kind());
        json.writeStringProperty("engine", side.engine());
        JsonText.nullable(json, "branches", coverage, counted -> {
            json.writeStartObject();
            json.writeNumberProperty("executed", counted.taken());
            json.writeNumberProperty("all", counted.all());
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, CounterExample example) {
        json.writeStartObject();
        json.writeArrayPropertyStart("calls");
        example.calls().forEach(json::writeString);
        json.writeEndArray();
        json.writeStringProperty("aspect", example.divergence().aspect().text());
        json.writeStringProperty("old", example.divergence().expected());
        json.writeStringProperty("new", example.divergence().found());
        json.writeEndObject();
    }
}
