package dev.abigate.report;

import dev.abigate.diff.Comparison;
import dev.abigate.diff.Side;
import dev.abigate.diff.policy.Ruling;
import dev.abigate.diff.policy.Standing;
import dev.abigate.diff.policy.Waiver;
import dev.abigate.diff.rule.Audience;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Language;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.rule.RulePage;
import dev.abigate.diff.rule.Severity;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/**
 * Comparisons as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), a run for each pair. A finding points
 * to the section of the new build, or of the old one where it is about something that the new one lacks; its stable id
 * is the fingerprint. Waived findings are there as suppressed results.
 */
public final class SarifReport {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private static final int OLD = 0;
    private static final int NEW = 1;

    private final JsonGenerator json;

    private SarifReport(JsonGenerator json) {
        this.json = json;
    }

    /** The document. */
    public static String render(List<Report> reports) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringProperty("$schema", SCHEMA);
            json.writeStringProperty("version", "2.1.0");
            json.writeArrayPropertyStart("runs");
            for (Report report : reports) {
                new SarifReport(json).write(report);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private void write(Report report) {
        Comparison comparison = report.comparison();
        List<Ruling> rulings = Stream.concat(report.rulings().stream(), report.waived().stream())
                .toList();
        List<Rule> rules = rulings.stream()
                .map(ruling -> ruling.finding().rule())
                .distinct()
                .sorted()
                .toList();
        json.writeStartObject();
        json.writeObjectPropertyStart("tool");
        json.writeObjectPropertyStart("driver");
        json.writeStringProperty("name", "abigate");
        json.writeStringProperty("version", report.toolVersion());
        json.writeArrayPropertyStart("rules");
        rules.forEach(this::write);
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeArrayPropertyStart("artifacts");
        write(comparison.before(), "the old build");
        write(comparison.after(), "the new build");
        json.writeEndArray();
        json.writeStringProperty("columnKind", "unicodeCodePoints");
        json.writeArrayPropertyStart("results");
        for (Ruling ruling : rulings) {
            write(ruling, rules.indexOf(ruling.finding().rule()), comparison);
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

    private void write(Side side, String description) {
        json.writeStartObject();
        json.writeObjectPropertyStart("location");
        json.writeStringProperty("uri", uri(side));
        json.writeEndObject();
        writeText("description", description);
        json.writeNumberProperty("length", side.size());
        json.writeObjectPropertyStart("hashes");
        json.writeStringProperty("sha-256", side.sha256());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void write(Ruling ruling, int ruleIndex, Comparison comparison) {
        Finding finding = ruling.finding();
        Optional<Side.Section> place = Evidence.of(finding, comparison).map(Evidence::section);
        boolean gone = finding.before().isPresent() && finding.after().isEmpty();
        json.writeStartObject();
        json.writeStringProperty("ruleId", finding.rule().id());
        json.writeNumberProperty("ruleIndex", ruleIndex);
        json.writeStringProperty("level", level(finding.severity()));
        writeText("message", Words.capitalised(finding.message()) + ". " + Words.capitalised(finding.advice()) + ".");
        json.writeArrayPropertyStart("locations");
        json.writeStartObject();
        json.writeObjectPropertyStart("physicalLocation");
        json.writeObjectPropertyStart("artifactLocation");
        json.writeStringProperty("uri", uri(gone ? comparison.before() : comparison.after()));
        json.writeNumberProperty("index", gone ? OLD : NEW);
        json.writeEndObject();
        json.writeObjectPropertyStart("region");
        json.writeNumberProperty("startLine", 1);
        place.ifPresent(section -> {
            json.writeNumberProperty("byteOffset", section.offset());
            json.writeNumberProperty("byteLength", section.size());
        });
        json.writeEndObject();
        json.writeEndObject();
        json.writeArrayPropertyStart("logicalLocations");
        json.writeStartObject();
        json.writeStringProperty("fullyQualifiedName", finding.subject());
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeObjectPropertyStart("partialFingerprints");
        json.writeStringProperty("abigateFinding/v1", finding.id());
        json.writeEndObject();
        if (ruling.standing() instanceof Standing.Waived(Waiver waiver)) {
            json.writeArrayPropertyStart("suppressions");
            json.writeStartObject();
            json.writeStringProperty("kind", "external");
            json.writeStringProperty("status", "accepted");
            json.writeStringProperty("justification", Words.waiver(waiver));
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
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

    /** The file's name as a relative reference. */
    private static String uri(Side side) {
        try {
            return new URI(null, null, "./" + VisibleText.of(side.path()), null)
                    .toASCIIString()
                    .substring(2);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a path in relative form is a reference", e);
        }
    }
}
