package dev.abigate.report;

import dev.abigate.diff.Side;
import dev.abigate.diff.host.HostAnswer;
import dev.abigate.diff.noise.Noise;
import dev.abigate.diff.policy.Assessment;
import dev.abigate.diff.policy.Assessment.Outcome;
import dev.abigate.diff.policy.Preset;
import dev.abigate.diff.policy.Waiver;
import dev.abigate.diff.rule.Question;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.rule.Severity;
import dev.abigate.diff.verdict.Threshold;
import dev.abigate.diff.verdict.Verdict;
import dev.abigate.diff.version.Step;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A report as its JSON tells it. All renderings start from this that need nothing of the builds themselves, so that they
 * come out the same whether the comparison was made just now or on another machine.
 *
 * @param label what the comparison is called among others; empty where it is the only one
 * @param json the document, {@code abigate-report/1}
 * @param outcome the worst of all comparisons
 * @param stops why the gate does not pass, but for baselines
 * @param numbers of findings, by the words of the document
 * @param areas the parts of builds whose rules were applied
 * @param listed the findings that reports list, worst first, waived ones too
 * @param declarations the definitions of changed types
 * @param folded what is noise
 * @param scenarios what both builds did; empty where nobody asked
 */
public record SavedReport(
        String label,
        JsonNode json,
        String toolVersion,
        Build before,
        Build after,
        Verdict verdict,
        Outcome outcome,
        List<String> stops,
        Assessment.Terms terms,
        Map<String, Integer> numbers,
        List<Rule.Area> areas,
        List<Listed> listed,
        List<ChangedDeclaration> declarations,
        List<Folded> folded,
        List<WaiverSummary> waivers,
        List<Host> hosts,
        List<Baseline> baselines,
        List<Scenario> scenarios) {
    /** What of a report goes into its JSON. */
    public static SavedReport of(Report report) {
        return labelled("", report);
    }

    /** As {@link #of}, with a label. */
    public static SavedReport labelled(String label, Report report) {
        return read(label, JsonReport.tree(report));
    }

    /**
     * The report of a document that {@link JsonReport} made.
     *
     * @throws MalformedPartException where it is none
     */
    static SavedReport read(String label, JsonNode json) {
        var root = new JsonFields(json);
        Assessment.Terms terms = terms(root.object("policy"));
        return new SavedReport(
                label,
                json,
                root.object("tool").text("version"),
                Build.of(root.object("old")),
                Build.of(root.object("new")),
                new Verdict(
                        root.constant("verdict", Verdict.Level.values(), Verdict.Level::id),
                        root.constant("semver", Step.values(), Step::id),
                        root.objects("answers", SavedReport::answer)),
                outcome(root),
                root.texts("stops"),
                terms,
                counts(root.object("counts")),
                root.constants("areas", Rule.Area.values(), Rule.Area::title),
                root.objects("findings", finding -> Listed.of(finding, terms.threshold())),
                root.objects("declarations", ChangedDeclaration::of),
                root.objects("noise", Folded::of),
                root.objects("waivers", waiver -> waiver(waiver, terms)),
                root.objects("hosts", Host::of),
                root.objects("baselines", Baseline::of),
                root.optionalObjects("scenarios", Scenario::of));
    }

    private static Outcome outcome(JsonFields result) {
        return result.constant("outcome", Outcome.values(), Outcome::id);
    }

    private static Verdict.Answer answer(JsonFields answer) {
        return new Verdict.Answer(
                answer.constant("question", Question.values(), Question::text),
                answer.constant("answer", Verdict.Outcome.values(), Verdict.Outcome::id),
                answer.text("reason"),
                answer.texts("findings"));
    }

    private static Assessment.Terms terms(JsonFields policy) {
        return new Assessment.Terms(
                policy.text("name"),
                policy.optionalText("sha256"),
                policy.optionalConstant("preset", Preset.values(), Preset::id),
                policy.constant("fail-on", Threshold.values(), Threshold::id),
                policy.flag("strict"),
                policy.optionalText("today").map(SavedReport::day));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new MalformedPartException("found '" + text + "' as a day");
        }
    }

    private static Map<String, Integer> counts(JsonFields counts) {
        var numbers = new TreeMap<String, Integer>();
        for (Severity severity : Severity.values()) {
            numbers.put(severity.id(), counts.count(severity.id()));
        }
        numbers.put("waived", counts.count("waived"));
        return numbers;
    }

    private static WaiverSummary waiver(JsonFields waiver, Assessment.Terms terms) {
        return new WaiverSummary(
                terms.policy(),
                terms.sha256().orElse(""),
                waiver.text("rule") + " " + waiver.text("subject"),
                waiver.text("reason"),
                waiver.constant("state", Waiver.State.values(), Waiver.State::id),
                waiver.optionalConstant("severity", Severity.values(), Severity::id),
                waiver.flag("stops"));
    }

    /**
     * What came of a scenario.
     *
     * @param outcome as the document has it
     * @param difference the first, in words; empty where there is none
     */
    record Scenario(String name, String outcome, String reason, String difference) {
        private static Scenario of(JsonFields scenario) {
            return new Scenario(
                    scenario.text("name"),
                    scenario.text("outcome"),
                    scenario.text("reason"),
                    scenario
                            .objects(
                                    "divergences",
                                    each -> "%s, %s: %s, now %s"
                                            .formatted(
                                                    each.text("place"),
                                                    each.text("aspect"),
                                                    each.text("old"),
                                                    each.text("new")))
                            .stream()
                            .findFirst()
                            .orElse(""));
        }
    }

    /** One of the two builds; {@code path} is the file's name. */
    record Build(String path, String sha256, long size) {
        private static Build of(JsonFields side) {
            return new Build(side.text("path"), side.text("sha256"), side.size("size"));
        }
    }

    /**
     * A finding that reports list.
     *
     * @param stops whether the gate stops at it
     * @param waiver by which somebody accepted it, in words
     */
    record Listed(
            String id,
            Rule rule,
            Severity severity,
            String subject,
            Optional<String> before,
            Optional<String> after,
            String message,
            String advice,
            boolean stops,
            Optional<String> waiver,
            Optional<Evidence> evidence) {
        private static Listed of(JsonFields finding, Threshold threshold) {
            Severity severity = finding.constant("severity", Severity.values(), Severity::id);
            return new Listed(
                    finding.text("id"),
                    Rule.of(finding.text("rule"))
                            .orElseThrow(
                                    () -> new MalformedPartException("unknown rule '" + finding.text("rule") + "'")),
                    severity,
                    finding.text("subject"),
                    finding.optionalText("before"),
                    finding.optionalText("after"),
                    finding.text("message"),
                    finding.text("advice"),
                    finding.text("standing").equals("open") && threshold.stops(severity),
                    finding.optionalObject("waivedBy").map(Listed::waiver),
                    finding.optionalObject("evidence").map(Listed::evidence));
        }

        private static String waiver(JsonFields waiver) {
            return Words.waiver(
                    waiver.text("reason"),
                    waiver.optionalText("owner"),
                    waiver.optionalText("issue"),
                    waiver.optionalText("expires"));
        }

        private static Evidence evidence(JsonFields place) {
            return new Evidence(
                    place.text("build").equals(Evidence.OLD),
                    new Side.Section(place.text("section"), place.size("offset"), place.size("size")));
        }
    }

    /**
     * What a host does with both builds.
     *
     * @param message what the host prints about the new build, where that is known
     * @param until the last day on which the host counts
     * @param reasons why it does not simply load the new build
     */
    record Host(
            String profile,
            HostAnswer.Result old,
            HostAnswer.Result now,
            Optional<String> message,
            Optional<String> until,
            List<String> reasons) {
        private static Host of(JsonFields host) {
            return new Host(
                    host.text("profile"),
                    result(host, "old"),
                    result(host, "new"),
                    host.optionalText("message"),
                    host.optionalText("until"),
                    host.texts("reasons"));
        }

        private static HostAnswer.Result result(JsonFields host, String build) {
            return host.constant(build, HostAnswer.Result.values(), HostAnswer.Result::id);
        }

        /** Whether the host takes the old build and refuses the new one. */
        boolean breaks() {
            return now == HostAnswer.Result.REJECTED && old != HostAnswer.Result.REJECTED;
        }
    }

    /** The number of differences of a class of noise. */
    record Folded(Noise noise, int count) {
        private static Folded of(JsonFields noise) {
            return new Folded(noise.constant("class", Noise.values(), Noise::id), noise.count("count"));
        }
    }

    /** The outcome against a baseline of the policy. */
    record Baseline(String name, Outcome outcome, List<String> stops) {
        private static Baseline of(JsonFields baseline) {
            return new Baseline(baseline.text("name"), SavedReport.outcome(baseline), baseline.texts("stops"));
        }
    }

    /** {@code camera against last: }, which stands before the names of the builds; empty without a label. */
    String prefix() {
        return label.isEmpty() ? "" : label + ": ";
    }

    /** What counts for the verdict, worst first. */
    List<Listed> findings() {
        return listed.stream().filter(finding -> finding.waiver().isEmpty()).toList();
    }

    /** What somebody accepted, worst first. */
    List<Listed> waived() {
        return listed.stream().filter(finding -> finding.waiver().isPresent()).toList();
    }

    /** The verdict in one or two words. */
    Headline headline() {
        return Headline.of(verdict, before.sha256().equals(after.sha256()));
    }

    /** The numbers of findings in words. */
    String counts() {
        return Words.counts(count("breaking"), count("risky"), count("compatible"), count("waived"));
    }

    /** What the gate says, and under which terms. */
    String gate() {
        return Words.gate(
                Words.outcome(outcome, stops),
                baselines.stream()
                        .filter(baseline -> baseline.outcome() != Outcome.PASSED)
                        .map(baseline -> Words.baseline(baseline.name(), baseline.outcome(), baseline.stops()))
                        .toList(),
                terms);
    }

    /** The number of findings that are counted as {@code what}. */
    int count(String what) {
        return numbers.getOrDefault(what, 0);
    }
}
