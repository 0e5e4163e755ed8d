package dev.abigate.report;

import dev.abigate.diff.gate.History;
import dev.abigate.diff.policy.Assessment;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A series of releases for a terminal: a line for each with its measures and what it means to those before it, then what
 * each release broke.
 *
 * @param width columns to fill at most
 */
public record HistoryText(int width) {
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_SUBJECT = 200;
    private static final int SHOWN = 10;

    /** The report, ending with a line end. */
    public String render(HistoryReport report) {
        History history = report.history();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("release", "size", "code", "exports", "imports", "memory", "old host", "old callers", "step"));
        for (int i = 0; i < history.releases().size(); i++) {
            rows.add(row(history, i));
        }
        var out = new StringBuilder();
        out.append("%d releases, %d of %d steps break something\n\n"
                .formatted(
                        history.releases().size(),
                        report.breakingSteps(),
                        history.steps().size()));
        Columns.append(out, rows);
        report.breakingHistory().forEach(step -> appendBreaks(out, history, step));
        return out.toString();
    }

    private static List<String> row(History history, int index) {
        History.Release release = history.releases().get(index);
        var row = new ArrayList<String>();
        row.add(name(release));
        row.add(number(release.side().size()));
        row.add(number(release.codeSize()));
        row.add(Integer.toString(release.exports()));
        row.add(Integer.toString(release.imports()));
        row.add(release.memory().isPresent() ? number(release.memory().getAsLong()) : "none");
        if (index > 0) {
            Assessment assessment = history.steps().get(index - 1).assessment();
            row.add(outcome(assessment, Question.OLD_HOST_RUNS_NEW));
            row.add(outcome(assessment, Question.OLD_CALLERS_USE_NEW));
            row.add(HistoryReport.steps(assessment));
        }
        return row;
    }

    private static String outcome(Assessment assessment, Question question) {
        return Words.of(HistoryReport.answer(assessment, question).outcome());
    }

    private void appendBreaks(StringBuilder out, History history, History.Step step) {
        List<Finding> breaks = HistoryReport.breaks(step);
        out.append("\n  %s breaks what %s had\n"
                .formatted(
                        name(history.releases().get(step.to())),
                        name(history.releases().get(step.from()))));
        breaks.stream()
                .limit(SHOWN)
                .forEach(finding -> Paragraph.append(
                        out,
                        "    ",
                        6,
                        "%s  [%s]"
                                .formatted(
                                        VisibleText.brief(finding.subject(), LONGEST_SUBJECT),
                                        finding.rule().id()),
                        width));
        if (breaks.size() > SHOWN) {
            out.append("    and ").append(breaks.size() - SHOWN).append(" more\n");
        }
    }

    private static String name(History.Release release) {
        return VisibleText.brief(release.side().path(), LONGEST_NAME);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
