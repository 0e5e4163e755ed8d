package dev.abigate.report;

import dev.abigate.diff.Comparison;
import dev.abigate.diff.Side;
import dev.abigate.diff.policy.Ruling;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Language;
import dev.abigate.diff.rule.Question;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.rule.RulePage;
import dev.abigate.diff.rule.Severity;
import dev.abigate.diff.verdict.Verdict;
import dev.abigate.diff.version.StepAdvice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the page's template prints: maps, lists, texts and numbers, all names made visible and none longer than fits. */
final class HtmlPage {
    /** The most findings shown in full; the others are counted. Keeps the page well under 2 MB. */
    static final int MOST_FINDINGS = 600;

    private static final int LONGEST_NAME = 300;

    /** Room for many rules, each told once. */
    private static final int LONGEST_REASON = 3_000;

    private final Report report;
    private final Comparison comparison;
    private final Messages messages;
    private final HtmlFindings findings;

    private HtmlPage(Report report, Messages messages) {
        this.report = report;
        this.comparison = report.comparison();
        this.messages = messages;
        this.findings = new HtmlFindings(report, messages, MOST_FINDINGS);
    }

    static Map<String, Object> of(Report report, Messages messages) {
        return new HtmlPage(report, messages).model();
    }

    private Map<String, Object> model() {
        Headline headline = report.headline();
        Map<String, Object> model = HtmlReport.pageModel(messages);
        model.put("headline", messages.text("headline", headline));
        model.put("sentence", messages.text("headline." + id(headline) + ".sentence"));
        model.put("tone", id(headline.tone()));
        model.put("identical", report.identical());
        model.put("before", fileName(comparison.before()));
        model.put("after", fileName(comparison.after()));
        model.put(
                "answers", report.verdict().answers().stream().map(this::answer).toList());
        model.put("semver", messages.text("step", report.verdict().semver()));
        model.put("semverReason", messages.text("step." + id(report.verdict().semver()) + ".reason"));
        model.put("outcome", messages.text("gate", report.outcome()));
        model.put("stops", stops());
        model.put("stepAdvice", report.assessment().step().map(this::advice).orElse(""));
        new HtmlCircumstances(report, messages).addTo(model);
        model.put("identity", identity());
        model.put("matrix", matrix());
        var pictures = new Pictures(comparison.before(), comparison.after(), messages);
        model.put("memories", pictures.memories());
        model.put("sections", pictures.sections());
        model.put("types", new HtmlTypes(report, messages, findings).cards());
        model.put("scenarios", new HtmlBehaviour(messages).scenarios(comparison.scenarios()));
        model.put("total", report.findings().size());
        model.put("groups", findings.groups());
        model.put("folds", findings.folds());
        model.put("omitted", findings.omitted() == 0 ? "" : messages.text("omitted", findings.omitted()));
        model.put("toolVersion", report.toolVersion());
        model.put("json", HtmlReport.machineResult(JsonReport.render(report)));
        return model;
    }

    private Map<String, Object> answer(Verdict.Answer answer) {
        return Map.of(
                "question", messages.text("question", answer.question()),
                "outcome", messages.text("outcome", answer.outcome()),
                "tone", id(Tone.of(answer.outcome())),
                "reason", VisibleText.brief(reason(answer), LONGEST_REASON),
                "href", evidence(answer.question()));
    }

    /** Why a question is answered as it is: in English as the verdict says it, else the rules whose findings decide. */
    private String reason(Verdict.Answer answer) {
        if (messages.language() == Language.ENGLISH) {
            return answer.reason();
        }
        if (answer.outcome() == Verdict.Outcome.NOT_ASKED) {
            return messages.text("reason.notReplayed");
        }
        var counts = new TreeMap<Rule, Integer>();
        for (Finding finding : report.findings()) {
            if (answer.evidence().contains(finding.id())) {
                counts.merge(finding.rule(), 1, Integer::sum);
            }
        }
        var phrases = new ArrayList<String>();
        counts.forEach((rule, count) -> {
            String summary = RulePage.of(rule, messages.language()).summary();
            phrases.add(count == 1 ? summary : messages.text("reason.times", summary, count));
        });
        String reasons = messages.list(phrases);
        if (phrases.isEmpty()) {
            return messages.text(answer.question() == Question.SAME_BEHAVIOUR ? "reason.same" : "reason.none");
        }
        return answer.outcome() == Verdict.Outcome.YES ? messages.text("reason.look", reasons) : reasons;
    }

    /** What the gate goes by, and what it stopped at. */
    private String stops() {
        String threshold = messages.text("threshold", report.threshold().id());
        List<String> stops = report.assessment().stops();
        return VisibleText.brief(
                stops.isEmpty() ? threshold : threshold + "; " + String.join("; ", stops), LONGEST_NAME);
    }

    /** Whether the step between the versions was big enough. */
    private String advice(StepAdvice advice) {
        String taken =
                advice.taken().map(step -> messages.text("step", step)).orElseGet(() -> messages.text("advice.none"));
        String needed = advice.needed()
                .map(step -> messages.text("step", step))
                .orElseGet(() -> messages.text("advice.larger"));
        return VisibleText.brief(
                advice.enough()
                        ? messages.text("advice.enough", advice.old(), advice.now(), taken)
                        : messages.text("advice.short", advice.old(), advice.now(), taken, needed),
                LONGEST_NAME);
    }

    /** Where the page shows why a question is answered as it is. */
    private String evidence(Question question) {
        if (report.identical()) {
            return "#identity";
        }
        if (question == Question.SAME_BEHAVIOUR) {
            return "#behaviour";
        }
        for (Finding finding : report.findings()) {
            if (finding.rule().questions().contains(question)) {
                return findings.anchor(finding).orElse("#findings");
            }
        }
        return "#findings";
    }

    private List<Map<String, Object>> identity() {
        Side before = comparison.before();
        Side after = comparison.after();
        var rows = new ArrayList<Map<String, Object>>();
        rows.add(row("file", fileName(before), fileName(after)));
        rows.add(row("kind", before.kind(), after.kind()));
        rows.add(row("size", messages.text("bytes", before.size()), messages.text("bytes", after.size())));
        rows.add(row("sha256", before.sha256(), after.sha256()));
        Map<String, String> old = facts(before);
        Map<String, String> now = facts(after);
        var names = new LinkedHashSet<>(old.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            rows.add(row(name, old.getOrDefault(name, ""), now.getOrDefault(name, "")));
        }
        return rows;
    }

    private static Map<String, String> facts(Side side) {
        var facts = new LinkedHashMap<String, String>();
        for (BuildFacts.Fact fact : BuildFacts.of(side.snapshot())) {
            facts.put(fact.name(), VisibleText.brief(fact.value(), 2 * LONGEST_NAME));
        }
        return facts;
    }

    private Map<String, Object> row(String fact, String before, String after) {
        return Map.of(
                "name",
                messages.text("fact." + fact),
                "before",
                before,
                "after",
                after,
                "differs",
                !before.equals(after),
                "digest",
                fact.equals("sha256"));
    }

    private List<Map<String, Object>> matrix() {
        var rows = new ArrayList<Map<String, Object>>();
        List<Ruling> folded =
                report.noise().values().stream().flatMap(List::stream).toList();
        for (Rule.Area area : Rule.Area.values()) {
            if (comparison.covers(area)) {
                var cells = new ArrayList<Map<String, Object>>();
                for (Severity severity : Severity.values()) {
                    cells.add(cell(area, severity));
                }
                rows.add(Map.of(
                        "area", messages.text("area", area),
                        "id", id(area),
                        "cells", cells,
                        "waived", count(area, report.waived()),
                        "folded", count(area, folded)));
            }
        }
        return rows;
    }

    private static long count(Rule.Area area, List<Ruling> rulings) {
        return rulings.stream()
                .filter(ruling -> ruling.finding().rule().area() == area)
                .count();
    }

    private Map<String, Object> cell(Rule.Area area, Severity severity) {
        List<Finding> counted = report.findings().stream()
                .filter(finding ->
                        finding.severity() == severity && finding.rule().area() == area)
                .toList();
        String target =
                counted.isEmpty() ? "" : findings.anchor(counted.getFirst()).orElse("#findings");
        return Map.of(
                "count", counted.size(),
                "severity", severity.id(),
                "word", messages.text("severity", severity),
                "href", target);
    }

    private static String fileName(Side side) {
        return VisibleText.brief(side.path(), LONGEST_NAME);
    }

    /** A constant as part of an id or a class on the page, or of a key of messages. */
    static String id(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
