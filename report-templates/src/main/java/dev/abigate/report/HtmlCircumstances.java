package dev.abigate.report;

import dev.abigate.diff.host.HostAnswer;
import dev.abigate.diff.policy.Assessment;
import dev.abigate.diff.policy.HostPair;
import dev.abigate.diff.policy.Ruling;
import dev.abigate.diff.policy.Standing;
import dev.abigate.diff.policy.Waiver;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the page shows beside the open findings: hosts, baselines, what is waived or folded, and the terms. */
final class HtmlCircumstances {
    private static final int LONGEST_NAME = 300;
    /** The most reasons of a host. */
    static final int MOST_REASONS = 20;

    /** The most findings listed of what is waived, and of each class of noise. */
    private static final int MOST_LISTED = 100;

    private final Report report;
    private final Messages messages;

    HtmlCircumstances(Report report, Messages messages) {
        this.report = report;
        this.messages = messages;
    }

    void addTo(Map<String, Object> model) {
        model.put("hosts", report.assessment().hosts().stream().map(this::host).toList());
        model.put("baselines", report.baselines().stream().map(this::baseline).toList());
        model.put("waived", listed(report.waived()));
        model.put("noise", noise());
        model.put("terms", terms());
        model.put(
                "waivers",
                report.assessment().waivers().stream().map(this::waiver).toList());
    }

    private Map<String, Object> host(HostPair host) {
        return Map.of(
                "profile", name(host.profile()),
                "breaks", host.breaks(),
                "until",
                        host.until()
                                .map(day -> messages.text("host.until", day))
                                .orElse(""),
                "old", answer(host.old()),
                "now", answer(host.now()));
    }

    private Map<String, Object> answer(HostAnswer answer) {
        return answer(answer, messages, _ -> "");
    }

    /** What a host does with a build, and for each reason what to do, where that is to be shown. */
    static Map<String, Object> answer(
            HostAnswer answer, Messages messages, Function<HostAnswer.Reason, String> advice) {
        int more = answer.reasons().size() - MOST_REASONS;
        return Map.of(
                "result", messages.text("host", answer.result()),
                "tone", HtmlPage.id(Tone.of(answer.result())),
                "message", answer.hostMessage().map(HtmlCircumstances::name).orElse(""),
                "reasons",
                        answer.reasons().stream()
                                .limit(MOST_REASONS)
                                .map(reason -> Map.of(
                                        "rule", reason.rule().id(),
                                        "message", name(reason.message()),
                                        "advice", name(advice.apply(reason))))
                                .toList(),
                "more", more > 0 ? messages.text("more", more) : "");
    }

    private Map<String, Object> baseline(Report.Baseline baseline) {
        Assessment assessment = baseline.assessment();
        return Map.of(
                "name", name(baseline.name()),
                "old", name(assessment.comparison().before().path()),
                "level", messages.text("level", assessment.verdict().level()),
                "outcome", messages.text("gate", assessment.outcome()),
                "breaking", Report.count(assessment, Severity.BREAKING));
    }

    private List<Map<String, Object>> noise() {
        var classes = new ArrayList<Map<String, Object>>();
        report.noise()
                .forEach((noise, rulings) -> classes.add(Map.of(
                        "id", noise.id(),
                        "meaning", Words.capitalised(noise.meaning()),
                        "count", rulings.size(),
                        "items", listed(rulings),
                        "more", more(rulings))));
        return classes;
    }

    private String more(List<Ruling> rulings) {
        int more = rulings.size() - MOST_LISTED;
        return more > 0 ? messages.text("more", more) : "";
    }

    private static List<Map<String, Object>> listed(List<Ruling> rulings) {
        return rulings.stream()
                .limit(MOST_LISTED)
                .map(HtmlCircumstances::listed)
                .toList();
    }

    private static Map<String, Object> listed(Ruling ruling) {
        Finding finding = ruling.finding();
        return Map.of(
                "rule", finding.rule().id(),
                "severity", finding.severity().id(),
                "subject", name(finding.subject()),
                "before", finding.before().map(HtmlCircumstances::name).orElse(""),
                "after", finding.after().map(HtmlCircumstances::name).orElse(""),
                "reason", ruling.standing() instanceof Standing.Waived(Waiver waiver) ? Words.waiver(waiver) : "");
    }

    private List<Map<String, Object>> terms() {
        Assessment assessment = report.assessment();
        Assessment.Terms terms = assessment.terms();
        var rows = new LinkedHashMap<String, String>();
        rows.put("policy", name(terms.policy()));
        terms.sha256().ifPresent(sha256 -> rows.put("policySha256", sha256));
        terms.preset().ifPresent(preset -> rows.put("preset", preset.id()));
        rows.put("failOn", terms.threshold().id());
        rows.put("strict", messages.text(terms.strict() ? "outcome.yes" : "outcome.no"));
        terms.today().ifPresent(today -> rows.put("today", today.toString()));
        if (!assessment.consumers().isEmpty()) {
            rows.put("consumers", name(messages.list(assessment.consumers())));
        }
        assessment.withoutConsumers().ifPresent(level -> rows.put("withoutConsumers", messages.text("level", level)));
        rows.put("tool", "abigate " + report.toolVersion());
        return rows.entrySet().stream()
                .<Map<String, Object>>map(
                        row -> Map.of("name", messages.text("terms." + row.getKey()), "value", row.getValue()))
                .toList();
    }

    private Map<String, Object> waiver(Assessment.WaiverUse use) {
        return Map.of(
                "title", name(use.waiver().title()),
                "state", messages.text("waiver", use.state()),
                "words", Words.waiver(use.waiver()));
    }

    private static String name(String text) {
        return VisibleText.brief(text, LONGEST_NAME);
    }
}
