package dev.abigate.report;

import dev.abigate.diff.Side;
import dev.abigate.diff.rule.Audience;
import dev.abigate.diff.rule.Language;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.rule.RulePage;
import dev.abigate.diff.rule.Severity;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** A log of SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format). */
final class SarifLog {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final JsonGenerator json;

    private SarifLog(JsonGenerator json) {
        this.json = json;
    }

    /**
     * What one run of the tool found.
     *
     * @param label what tells it from the other runs; empty where it is the only one
     */
    record Run(String toolVersion, String label, List<Artifact> artifacts, List<Result> results) {}

    /** A file that was looked at. */
    record Artifact(String path, String description, long size, String sha256) {}

    /**
     * A result.
     *
     * @param message what it is, and what to do, a phrase each
     * @param artifact position of the file that it is about
     * @param region the bytes of the file, where they are known
     * @param name of the thing in the file
     * @param fingerprint the same in every run
     * @param justification of who suppressed it
     */
    record Result(
            Rule rule,
            Severity level,
            List<String> message,
            int artifact,
            Optional<Side.Section> region,
            String name,
            String fingerprint,
            Optional<String> justification) {}

    /** The document. */
    static String render(List<Run> runs) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringProperty("$schema", SCHEMA);
            json.writeStringProperty("version", "2.1.0");
            json.writeArrayPropertyStart("runs");
            for (Run run : runs) {
                new SarifLog(json).write(run);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private void write(Run run) {
        List<Rule> rules =
                run.results.stream().map(Result::rule).distinct().sorted().toList();
        json.writeStartObject();
        json.writeObjectPropertyStart("tool");
        json.writeObjectPropertyStart("driver");
        json.writeStringProperty("name", "abigate");
        json.writeStringProperty("version", run.toolVersion);
        json.writeArrayPropertyStart("rules");
        rules.forEach(this::write);
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        if (!run.label.isEmpty()) {
            json.writeObjectPropertyStart("automationDetails");
            json.writeStringProperty("id", "abigate/" + VisibleText.of(run.label) + "/");
            json.writeEndObject();
        }
        json.writeArrayPropertyStart("artifacts");
        run.artifacts.forEach(this::write);
        json.writeEndArray();
        json.writeStringProperty("columnKind", "unicodeCodePoints");
        json.writeArrayPropertyStart("results");
        for (Result result : run.results) {
            write(result, rules.indexOf(result.rule), run.artifacts.get(result.artifact));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(Rule rule) {
        String page = RulePage.of(rule, Language.ENGLISH).text();
        json.writeStartObject();
        json.writeStringProperty("id", rule.id());
        writeText("shortDescription", Words.capitalised(rule.summary()) + ".");
        json.writeObjectPropertyStart("help");
        json.writeStringProperty("text", page);
        json.writeStringProperty("markdown", page);
        json.writeEndObject();
        json.writeObjectPropertyStart("defaultConfiguration");
        json.writeStringProperty("level", level(rule.severity()));
        json.writeEndObject();
        json.writeObjectPropertyStart("properties");
        json.writeArrayPropertyStart("tags");
        json.writeString(rule.area().title());
        for (Audience audience : rule.audiences()) {
            json.writeString(audience.id());
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void write(Artifact artifact) {
        json.writeStartObject();
        json.writeObjectPropertyStart("location");
        json.writeStringProperty("uri", uri(artifact.path));
        json.writeEndObject();
        writeText("description", artifact.description);
        json.writeNumberProperty("length", artifact.size);
        json.writeObjectPropertyStart("hashes");
        json.writeStringProperty("sha-256", artifact.sha256);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void write(Result result, int ruleIndex, Artifact artifact) {
        json.writeStartObject();
        json.writeStringProperty("ruleId", result.rule.id());
        json.writeNumberProperty("ruleIndex", ruleIndex);
        json.writeStringProperty("level", level(result.level));
        writeText(
                "message",
                String.join(
                        " ",
                        result.message.stream()
                                .map(phrase -> Words.capitalised(phrase) + ".")
                                .toList()));
        json.writeArrayPropertyStart("locations");
        json.writeStartObject();
        json.writeObjectPropertyStart("physicalLocation");
        json.writeObjectPropertyStart("artifactLocation");
        json.writeStringProperty("uri", uri(artifact.path));
        json.writeNumberProperty("index", result.artifact);
        json.writeEndObject();
        json.writeObjectPropertyStart("region");
        json.writeNumberProperty("startLine", 1);
        result.region.ifPresent(section -> {
            json.writeNumberProperty("byteOffset", section.offset());
            json.writeNumberProperty("byteLength", section.size());
        });
        json.writeEndObject();
        json.writeEndObject();
        json.writeArrayPropertyStart("logicalLocations");
        json.writeStartObject();
        json.writeStringProperty("fullyQualifiedName", result.name);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeObjectPropertyStart("partialFingerprints");
        json.writeStringProperty("abigateFinding/v1", result.fingerprint);
        json.writeEndObject();
        result.justification.ifPresent(this::writeSuppression);
        json.writeEndObject();
    }

    private void writeSuppression(String justification) {
        json.writeArrayPropertyStart("suppressions");
        json.writeStartObject();
        json.writeStringProperty("kind", "external");
        json.writeStringProperty("status", "accepted");
        json.writeStringProperty("justification", justification);
        json.writeEndObject();
        json.writeEndArray();
    }

    private void writeText(String name, String text) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("text", text);
        json.writeEndObject();
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case BREAKING -> "error";
            case RISKY -> "warning";
            case COMPATIBLE -> "note";
        };
    }

    /** A file's name as a relative reference. */
    private static String uri(String path) {
        try {
            return new URI(null, null, "./" + VisibleText.of(path), null)
                    .toASCIIString()
                    .substring(2);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a path in relative form is a reference", e);
        }
    }
}
