package dev.abigate.report;

import dev.abigate.diff.Comparison;
import dev.abigate.diff.Side;
import dev.abigate.diff.change.Layer;
import dev.abigate.diff.host.HostAnswer;
import dev.abigate.diff.noise.Noise;
import dev.abigate.diff.policy.Assessment;
import dev.abigate.diff.policy.HostPair;
import dev.abigate.diff.policy.Preset;
import dev.abigate.diff.policy.Ruling;
import dev.abigate.diff.policy.Standing;
import dev.abigate.diff.policy.Waiver;
import dev.abigate.diff.rule.Audience;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.rule.Severity;
import dev.abigate.diff.verdict.Threshold;
import dev.abigate.diff.verdict.Verdict;
import dev.abigate.diff.version.Step;
import dev.abigate.diff.version.StepAdvice;
import dev.abigate.diff.witness.Witness;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * A comparison as JSON, {@code abigate-report/1}. Its schema is the resource {@code /schema/abigate-report-1.json} of this
 * module.
 */
public final class JsonReport {
    private final JsonGenerator json;

    private JsonReport(JsonGenerator json) {
        this.json = json;
    }

    /** The report as one JSON document. */
    public static String render(Report report) {
        return JsonText.of(json -> write(json, report));
    }

    /** The document as a tree. */
    static JsonNode tree(Report report) {
        return JsonText.tree(json -> write(json, report));
    }

    /** Writes the report as one JSON object. */
    static void write(JsonGenerator json, Report report) {
        new JsonReport(json).write(report);
    }

    private void write(Report report) {
        json.writeStartObject();
        json.writeStringProperty("schema", "abigate-report/1");
        JsonText.tool(json, report.toolVersion());
        write("old", report.comparison().before());
        write("new", report.comparison().after());
        writeResult(report.assessment(), report.passed(), report.outcome());
        json.writeArrayPropertyStart("baselines");
        for (Report.Baseline baseline : report.baselines()) {
            json.writeStartObject();
            json.writeStringProperty("name", baseline.name());
            write("old", baseline.assessment().comparison().before());
            writeResult(
                    baseline.assessment(),
                    baseline.assessment().passed(),
                    baseline.assessment().outcome());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(String name, Side side) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("path", side.path());
        json.writeStringProperty("sha256", side.sha256());
        json.writeNumberProperty("size", side.size());
        json.writeStringProperty("kind", side.kind());
        json.writeArrayPropertyStart("facts");
        for (BuildFacts.Fact fact : BuildFacts.of(side.snapshot())) {
            json.writeStartObject();
            json.writeStringProperty("name", fact.name());
            json.writeStringProperty("value", fact.value());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeResult(Assessment assessment, boolean passed, Assessment.Outcome outcome) {
        json.writeStringProperty("verdict", assessment.verdict().level().id());
        json.writeBooleanProperty("passed", passed);
        json.writeStringProperty("outcome", outcome.id());
        texts("stops", assessment.stops());
        json.writeStringProperty("semver", assessment.verdict().semver().id());
        JsonText.nullable(json, "step", assessment.step(), this::write);
        writeAnswers(assessment.verdict());
        writeCounts(assessment);
        writeTerms(assessment.terms());
        texts(
                "areas",
                Arrays.stream(Rule.Area.values())
                        .filter(assessment.comparison()::covers)
                        .map(Rule.Area::title)
                        .toList());
        writeCoverage(assessment.comparison().gaps());
        writeConsumers(assessment);
        json.writeArrayPropertyStart("findings");
        assessment.rulings().stream()
                .filter(ruling -> assessment.lists(ruling) && !(ruling.standing() instanceof Standing.Folded))
                .forEach(ruling -> write(ruling, assessment.comparison()));
        json.writeEndArray();
        writeDeclarations(ChangedDeclaration.of(
                assessment.comparison(),
                assessment.rulings().stream()
                        .filter(assessment::lists)
                        .map(Ruling::finding)
                        .toList()));
        json.writeArrayPropertyStart("noise");
        Report.noise(assessment).forEach((noise, rulings) -> write(noise, rulings, assessment.comparison()));
        json.writeEndArray();
        json.writeArrayPropertyStart("waivers");
        assessment.waivers().forEach(use -> write(use, assessment.terms().threshold()));
        json.writeEndArray();
        json.writeArrayPropertyStart("hosts");
        assessment.hosts().forEach(this::write);
        json.writeEndArray();
        ScenarioJson.write(json, assessment.comparison().scenarios());
    }

    private void writeDeclarations(List<ChangedDeclaration> declarations) {
        json.writeArrayPropertyStart("declarations");
        for (ChangedDeclaration declaration : declarations) {
            json.writeStartObject();
            json.writeStringProperty("cause", declaration.cause());
            texts("lines", declaration.lines());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void write(Noise noise, List<Ruling> rulings, Comparison comparison) {
        json.writeStartObject();
        json.writeStringProperty("class", noise.id());
        json.writeStringProperty("meaning", noise.meaning());
        json.writeNumberProperty("count", rulings.size());
        json.writeArrayPropertyStart("findings");
        rulings.forEach(ruling -> write(ruling, comparison));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(StepAdvice step) {
        json.writeStartObject();
        json.writeStringProperty("old", step.old());
        json.writeStringProperty("new", step.now());
        JsonText.optional(json, "taken", step.taken().map(Step::id));
        JsonText.optional(json, "needed", step.needed().map(Step::id));
        json.writeBooleanProperty("enough", step.enough());
        json.writeEndObject();
    }

    private void writeAnswers(Verdict verdict) {
        json.writeArrayPropertyStart("answers");
        for (Verdict.Answer answer : verdict.answers()) {
            json.writeStartObject();
            json.writeStringProperty("question", answer.question().text());
            json.writeStringProperty("answer", answer.outcome().id());
            json.writeStringProperty("reason", answer.reason());
            texts("findings", answer.evidence());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeCounts(Assessment assessment) {
        json.writeObjectPropertyStart("counts");
        for (Severity severity : Severity.values()) {
            json.writeNumberProperty(severity.id(), Report.count(assessment, severity));
        }
        json.writeNumberProperty(
                "waived",
                assessment.rulings().stream()
                        .filter(ruling -> ruling.standing() instanceof Standing.Waived)
                        .count());
        json.writeNumberProperty(
                "folded",
                assessment.rulings().stream()
                        .filter(ruling -> ruling.standing() instanceof Standing.Folded)
                        .count());
        json.writeNumberProperty(
                "hidden",
                assessment.rulings().stream()
                        .filter(ruling -> ruling.standing().counts() && !assessment.lists(ruling))
                        .count());
        json.writeEndObject();
    }

    private void writeTerms(Assessment.Terms terms) {
        json.writeObjectPropertyStart("policy");
        json.writeStringProperty("name", terms.policy());
        JsonText.optional(json, "sha256", terms.sha256());
        JsonText.optional(json, "preset", terms.preset().map(Preset::id));
        json.writeStringProperty("fail-on", terms.threshold().id());
        json.writeBooleanProperty("strict", terms.strict());
        JsonText.optional(json, "today", terms.today().map(LocalDate::toString));
        json.writeEndObject();
    }

    private void writeCoverage(List<Layer> gaps) {
        json.writeArrayPropertyStart("coverage");
        for (Layer layer : Layer.values()) {
            json.writeStartObject();
            json.writeStringProperty("layer", layer.id());
            json.writeBooleanProperty("compared", !gaps.contains(layer));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeConsumers(Assessment assessment) {
        json.writeName("consumers");
        if (assessment.withoutConsumers().isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        texts("names", assessment.consumers());
        json.writeStringProperty(
                "verdictWithout", assessment.withoutConsumers().get().id());
        json.writeEndObject();
    }

    private void write(Ruling ruling, Comparison comparison) {
        Finding finding = ruling.finding();
        json.writeStartObject();
        json.writeStringProperty("id", finding.id());
        json.writeStringProperty("rule", finding.rule().id());
        json.writeStringProperty("severity", finding.severity().id());
        json.writeStringProperty("standing", ruling.standing().id());
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
        JsonText.nullable(json, "evidence", Evidence.of(finding, comparison), this::write);
        texts("details", finding.details());
        finding.cause().ifPresent(cause -> json.writeStringProperty("cause", cause));
        finding.witness().ifPresent(this::write);
        json.writeObjectPropertyStart("traits");
        finding.traits().forEach((trait, value) -> json.writeStringProperty(trait.id(), value));
        json.writeEndObject();
        JsonText.nullable(json, "usedBy", ruling.usedBy(), this::list);
        json.writeName("waivedBy");
        if (ruling.standing() instanceof Standing.Waived(Waiver waiver)) {
            json.writeStartObject();
            writeMembers(waiver);
            json.writeEndObject();
        } else {
            json.writeNull();
        }
        json.writeArrayPropertyStart("trail");
        ruling.trail().forEach(this::write);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(Evidence evidence) {
        json.writeStartObject();
        json.writeStringProperty("build", evidence.old() ? Evidence.OLD : Evidence.NEW);
        json.writeStringProperty("section", evidence.section().name());
        json.writeNumberProperty("offset", evidence.section().offset());
        json.writeNumberProperty("size", evidence.section().size());
        json.writeEndObject();
    }

    private void write(Witness witness) {
        json.writeObjectPropertyStart("witness");
        json.writeStringProperty("kind", witness.id());
        json.writeStringProperty("old", witness.before());
        json.writeStringProperty("new", witness.after());
        if (witness instanceof Witness.Linked linked) {
            json.writeStringProperty("module", linked.module());
        }
        json.writeStringProperty("name", witness.name());
        json.writeStringProperty("text", witness.text());
        json.writeEndObject();
    }

    private void write(Ruling.TrailStep step) {
        json.writeStartObject();
        json.writeStringProperty("stage", step.stage().id());
        json.writeStringProperty("severity", step.severity().id());
        json.writeStringProperty("reason", step.reason());
        json.writeEndObject();
    }

    private void write(Assessment.WaiverUse use, Threshold threshold) {
        json.writeStartObject();
        writeMembers(use.waiver());
        json.writeStringProperty("state", use.state().id());
        JsonText.optional(json, "severity", use.severity().map(Severity::id));
        json.writeBooleanProperty(
                "stops", use.severity().filter(threshold::stops).isPresent());
        json.writeEndObject();
    }

    private void writeMembers(Waiver waiver) {
        json.writeStringProperty("rule", waiver.ruleText());
        json.writeStringProperty("subject", waiver.subject().text());
        json.writeStringProperty("reason", waiver.reason());
        JsonText.optional(json, "owner", waiver.owner());
        JsonText.optional(json, "issue", waiver.issue());
        JsonText.optional(json, "from", waiver.from());
        JsonText.optional(json, "to", waiver.to());
        JsonText.optional(json, "expires", waiver.expires().map(LocalDate::toString));
    }

    private void write(HostPair host) {
        json.writeStartObject();
        json.writeStringProperty("profile", host.profile());
        json.writeStringProperty("old", host.old().result().id());
        json.writeStringProperty("new", host.now().result().id());
        JsonText.optional(json, "message", host.now().hostMessage());
        JsonText.optional(json, "until", host.until().map(LocalDate::toString));
        texts(
                "reasons",
                host.now().reasons().stream().map(HostAnswer.Reason::message).toList());
        json.writeEndObject();
    }

    private void texts(String name, List<String> texts) {
        json.writeName(name);
        list(texts);
    }

    private void list(List<String> texts) {
        json.writeStartArray();
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
