package dev.abigate.report;

import dev.abigate.diff.Comparison;
import dev.abigate.diff.Side;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Question;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.rule.Severity;
import dev.abigate.diff.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the page's template prints: maps, lists, texts and numbers, all names made visible and none longer than fits. */
final class HtmlPage {
    /** The most findings shown in full; the others are counted. Keeps the page well under 2 MB. */
    static final int MOST_FINDINGS = 600;

    private static final int LONGEST_MACHINE_RESULT = 500_000;
    private static final int LONGEST_NAME = 300;

    private final Report report;
    private final Comparison comparison;
    private final HtmlFindings findings;

    private HtmlPage(Report report) {
        this.report = report;
        this.comparison = report.comparison();
        this.findings = HtmlFindings.of(comparison.findings(), MOST_FINDINGS);
    }

    static Map<String, Object> of(Report report) {
        return new HtmlPage(report).model();
    }

    private Map<String, Object> model() {
        Headline headline = Headline.of(report);
        String style = resource("page.css");
        String script = resource("page.js");
        var model = new LinkedHashMap<String, Object>();
        model.put("style", style);
        model.put("styleHash", hash(style));
        model.put("script", script);
        model.put("scriptHash", hash(script));
        model.put("headline", headline.words());
        model.put("sentence", headline.sentence());
        model.put("tone", tone(headline.tone()));
        model.put("identical", report.identical());
        model.put("before", fileName(comparison.before()));
        model.put("after", fileName(comparison.after()));
        model.put(
                "answers",
                comparison.verdict().answers().stream().map(this::answer).toList());
        model.put("semver", comparison.verdict().semver().id());
        model.put("semverReason", semverReason(comparison.verdict().semver()));
        model.put("passed", report.passed());
        model.put("threshold", report.threshold().id());
        model.put("identity", identity());
        model.put("matrix", matrix());
        model.put("total", comparison.findings().size());
        model.put("groups", findings.groups());
        model.put("folds", findings.folds());
        model.put("omitted", findings.omitted());
        model.put("toolVersion", report.toolVersion());
        model.put("json", machineResult());
        return model;
    }

    private Map<String, Object> answer(Verdict.Answer answer) {
        return Map.of(
                "question", answer.question().text(),
                "outcome", Words.of(answer.outcome()),
                "tone", tone(Tone.of(answer.outcome())),
                "reason", VisibleText.brief(answer.reason(), LONGEST_NAME),
                "href", evidence(answer.question()));
    }

    /** Where the page shows why a question is answered as it is. */
    private String evidence(Question question) {
        if (report.identical()) {
            return "#identity";
        }
        for (Finding finding : comparison.findings()) {
            if (finding.rule().questions().contains(question)) {
                return findings.anchor(finding).orElse("#findings");
            }
        }
        return question == Question.SAME_BEHAVIOUR ? "#behaviour" : "#findings";
    }

    private static String semverReason(Verdict.SemverStep step) {
        return switch (step) {
            case MAJOR -> "an old host or an old caller does not get along with the new build";
            case MINOR -> "something was added and nothing taken away";
            case PATCH -> "the interface is what it was";
        };
    }

    private List<Map<String, Object>> identity() {
        Side before = comparison.before();
        Side after = comparison.after();
        var rows = new ArrayList<Map<String, Object>>();
        rows.add(row("File", fileName(before), fileName(after), false));
        rows.add(row("Kind", before.kind(), after.kind(), false));
        rows.add(row("Size", Words.bytes(before.size()), Words.bytes(after.size()), false));
        rows.add(row("SHA-256", before.sha256(), after.sha256(), true));
        Map<String, String> old = facts(before);
        Map<String, String> now = facts(after);
        var names = new LinkedHashSet<>(old.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            rows.add(row(Words.capitalised(name), old.getOrDefault(name, ""), now.getOrDefault(name, ""), false));
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

    private static Map<String, Object> row(String name, String before, String after, boolean digest) {
        return Map.of(
                "name", name, "before", before, "after", after, "differs", !before.equals(after), "digest", digest);
    }

    private List<Map<String, Object>> matrix() {
        var rows = new ArrayList<Map<String, Object>>();
        for (Rule.Area area : Rule.Area.values()) {
            var cells = new ArrayList<Map<String, Object>>();
            for (Severity severity : Severity.values()) {
                cells.add(cell(area, severity));
            }
            rows.add(Map.of("area", Words.capitalised(area.title()), "id", id(area), "cells", cells));
        }
        return rows;
    }

    private Map<String, Object> cell(Rule.Area area, Severity severity) {
        List<Finding> counted = comparison.findings().stream()
                .filter(finding ->
                        finding.severity() == severity && finding.rule().area() == area)
                .toList();
        String target =
                counted.isEmpty() ? "" : findings.anchor(counted.getFirst()).orElse("#findings");
        return Map.of("count", counted.size(), "severity", severity.id(), "href", target);
    }

    /** The machine result, in a form that cannot end or confuse the script element around it; empty where too long. */
    private String machineResult() {
        String json = JsonReport.render(report);
        return json.length() > LONGEST_MACHINE_RESULT ? "" : json.replace("<", "\\u003c");
    }

    private static String fileName(Side side) {
        return VisibleText.brief(side.path(), LONGEST_NAME);
    }

    /** An area as part of an HTML id. */
    static String id(Rule.Area area) {
        return area.name().toLowerCase(Locale.ROOT);
    }

    private static String tone(Tone tone) {
        return tone.name().toLowerCase(Locale.ROOT);
    }

    private static String resource(String name) {
        try (var stream = HtmlPage.class.getResourceAsStream("/templates/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("the jar lacks templates/" + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
