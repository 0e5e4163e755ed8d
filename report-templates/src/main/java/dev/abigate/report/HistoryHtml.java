package dev.abigate.report;

import dev.abigate.diff.gate.History;
import dev.abigate.diff.policy.Assessment;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Language;
import dev.abigate.diff.rule.Question;
import dev.abigate.diff.verdict.Verdict;
import dev.abigate.diff.version.StepAdvice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** A series of releases as one HTML page, under the same rules as {@link HtmlReport} and without scripts. */
public final class HistoryHtml {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_MESSAGE = 400;
    private static final int MOST_FINDINGS = 100;
    private static final int WIDTH = 240;
    private static final int HEIGHT = 60;
    private static final int MARGIN = 4;

    private final HistoryReport report;
    private final History history;

    private final List<Optional<String>> pages;
    private final Messages messages;

    private HistoryHtml(HistoryReport report, List<Optional<String>> pages, Messages messages) {
        this.report = report;
        this.history = report.history();
        this.pages = pages;
        this.messages = messages;
    }

    /**
     * The page in a language.
     *
     * @param pages where the page of each step is, seen from this one
     */
    public static String render(HistoryReport report, List<Optional<String>> pages, Language language) {
        return HtmlReport.process("history.ftl", new HistoryHtml(report, pages, Messages.of(language)).model());
    }

    private Map<String, Object> model() {
        Map<String, Object> model = HtmlReport.pageModel(messages);
        long breaking = report.breakingSteps();
        model.put(
                "headline",
                breaking == 0
                        ? messages.text("history.headline.none")
                        : messages.text(
                                "history.headline.some",
                                breaking,
                                history.steps().size()));
        model.put(
                "sentence", messages.text("history.sentence", history.releases().size()));
        model.put("tone", HtmlPage.id(breaking == 0 ? Tone.GOOD : Tone.BAD));
        model.put("first", name(history.releases().getFirst()));
        model.put("last", name(history.releases().getLast()));
        model.put(
                "measures",
                List.of(
                        measure("bytes", release -> release.side().size()),
                        measure("exports", History.Release::exports),
                        measure("imports", History.Release::imports),
                        measure("memory", release -> release.memory().orElse(0))));
        var rows = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < history.releases().size(); i++) {
            rows.add(row(i));
        }
        model.put("rows", rows);
        model.put("breaks", breaks());
        model.put("toolVersion", report.toolVersion());
        return model;
    }

    /** A measure as a line over all releases, from zero to its largest value. */
    private Map<String, Object> measure(String key, ToLongFunction<History.Release> value) {
        List<Long> values = history.releases().stream().map(value::applyAsLong).toList();
        long largest =
                Math.max(1, values.stream().mapToLong(Long::longValue).max().orElse(1));
        int last = Math.max(1, values.size() - 1);
        var points = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            long x = MARGIN + (long) (WIDTH - 2 * MARGIN) * i / last;
            long y = HEIGHT - MARGIN - Math.round((HEIGHT - 2 * MARGIN) * ((double) values.get(i) / largest));
            points.append(i == 0 ? "" : " ").append(x).append(',').append(y);
        }
        return Map.of(
                "name", messages.text("history." + key),
                "first", number(values.getFirst()),
                "last", number(values.getLast()),
                "width", WIDTH,
                "height", HEIGHT,
                "points", points.toString(),
                "area", "%d,%d %s %d,%d".formatted(MARGIN, HEIGHT, points, WIDTH - MARGIN, HEIGHT));
    }

    private Map<String, Object> row(int index) {
        History.Release release = history.releases().get(index);
        var row = new LinkedHashMap<String, Object>();
        row.put("name", name(release));
        row.put("size", number(release.side().size()));
        row.put("exports", number(release.exports()));
        row.put("imports", number(release.imports()));
        row.put(
                "memory",
                release.memory().isPresent() ? number(release.memory().getAsLong()) : messages.text("nothing"));
        if (index == 0) {
            row.put("answers", List.of());
            row.put("step", "");
            row.put("href", "");
            row.put("page", "");
        } else {
            History.Step step = history.steps().get(index - 1);
            row.put(
                    "answers",
                    List.of(
                            answer(step.assessment(), Question.OLD_HOST_RUNS_NEW),
                            answer(step.assessment(), Question.OLD_CALLERS_USE_NEW)));
            row.put("step", step.assessment().step().map(this::advice).orElse(""));
            row.put("page", pages.get(index - 1).orElse(""));
            row.put("href", HistoryReport.breaks(step).isEmpty() ? "" : "#" + id(step));
        }
        return row;
    }

    private Map<String, Object> answer(Assessment assessment, Question question) {
        Verdict.Outcome outcome = HistoryReport.answer(assessment, question).outcome();
        return Map.of("word", messages.text("outcome", outcome), "tone", HtmlPage.id(Tone.of(outcome)));
    }

    /** What the versions say of a step. */
    private String advice(StepAdvice advice) {
        String taken =
                advice.taken().map(step -> messages.text("step", step)).orElseGet(() -> messages.text("advice.none"));
        return advice.enough()
                ? taken
                : messages.text(
                        "history.short",
                        taken,
                        advice.needed()
                                .map(step -> messages.text("step", step))
                                .orElseGet(() -> messages.text("advice.larger")));
    }

    private List<Map<String, Object>> breaks() {
        var breaks = new ArrayList<Map<String, Object>>();
        for (History.Step step : report.breakingHistory()) {
            List<Finding> findings = HistoryReport.breaks(step);
            breaks.add(Map.of(
                    "id", id(step),
                    "from", name(history.releases().get(step.from())),
                    "to", name(history.releases().get(step.to())),
                    "findings",
                            findings.stream()
                                    .limit(MOST_FINDINGS)
                                    .map(HistoryHtml::finding)
                                    .toList(),
                    "count", findings.size(),
                    "page", page(step),
                    "more",
                            findings.size() > MOST_FINDINGS
                                    ? messages.text("more", findings.size() - MOST_FINDINGS)
                                    : ""));
        }
        return breaks;
    }

    private static Map<String, Object> finding(Finding finding) {
        return Map.of(
                "subject", VisibleText.brief(finding.subject(), LONGEST_NAME),
                "rule", finding.rule().id(),
                "message", VisibleText.brief(finding.message(), LONGEST_MESSAGE));
    }

    /** The page of a step; a longer reach has none. */
    private String page(History.Step step) {
        return step.to() == step.from() + 1 ? pages.get(step.from()).orElse("") : "";
    }

    private static String id(History.Step step) {
        return "step-" + step.from() + "-" + step.to();
    }

    private static String name(History.Release release) {
        return VisibleText.brief(release.side().path(), LONGEST_NAME);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
