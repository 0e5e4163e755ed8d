package dev.abigate.report;

import dev.abigate.diff.policy.Assessment.Outcome;
import dev.abigate.diff.rule.Severity;
import java.util.List;
import java.util.Locale;

/**
 * The outcome of a gate for a terminal: a line for each comparison, and under those that stop the gate what does.
 *
 * @param width columns to fill at most
 * @param colour whether to colour outcomes with ANSI escapes
 */
public record GateText(int width, boolean colour) {
    private static final int LONGEST_NAME = 200;
    private static final int SHOWN = 5;
    private static final int INDENT = 12;

    /** The report, ending with a line end. */
    public String render(GateReport report) {
        var out = new StringBuilder();
        appendHeadline(out, report);
        out.append('\n');
        report.results().forEach(result -> append(out, result));
        for (WaiverSummary waiver : report.waivers()) {
            waiver.severity()
                    .ifPresent(severity -> Paragraph.append(
                            out,
                            "  waiver    ",
                            INDENT,
                            VisibleText.of("%s of policy %s: %s (%s)"
                                    .formatted(
                                            waiver.title(),
                                            waiver.policy(),
                                            waiver.state().id(),
                                            severity.id())),
                            width));
        }
        out.append('\n');
        appendHeadline(out, report);
        return out.toString();
    }

    private void appendHeadline(StringBuilder out, GateReport report) {
        Outcome outcome = report.outcome();
        out.append(painted(outcome.id().toUpperCase(Locale.ROOT), Tone.of(outcome)));
        Paragraph.append(
                out,
                "  ",
                2,
                "%s%s: %d comparisons, %d passed, %d compared in part, %d failed"
                        .formatted(
                                VisibleText.brief(report.configuration(), LONGEST_NAME),
                                report.part().map(part -> ", part " + part).orElse(""),
                                report.results().size(),
                                report.count(Outcome.PASSED),
                                report.count(Outcome.PARTIAL),
                                report.count(Outcome.FAILED)),
                width);
    }

    private void append(StringBuilder out, GateResult result) {
        SavedReport saved = result.report();
        Outcome outcome = saved.outcome();
        String word = outcome.id();
        out.append("  ").append(painted(word, Tone.of(outcome))).repeat(' ', Math.max(1, INDENT - 2 - word.length()));
        Paragraph.append(
                out,
                "",
                INDENT,
                "%s: %s, %s"
                        .formatted(name(saved.label()), saved.verdict().level().id(), saved.counts()),
                width);
        if (outcome != Outcome.PASSED) {
            saved.stops().forEach(stop -> line(out, "stops: " + stop));
            List<SavedReport.Listed> breaks = saved.findings().stream()
                    .filter(finding -> finding.stops() && finding.severity() == Severity.BREAKING)
                    .toList();
            breaks.stream()
                    .limit(SHOWN)
                    .forEach(finding -> line(
                            out,
                            "  %s  [%s]"
                                    .formatted(finding.subject(), finding.rule().id())));
            if (breaks.size() > SHOWN) {
                line(out, "  and " + (breaks.size() - SHOWN) + " more");
            }
        }
    }

    private void line(StringBuilder out, String text) {
        Paragraph.append(out, " ".repeat(INDENT), INDENT + 2, name(text), width);
    }

    private static String name(String text) {
        return VisibleText.brief(text, LONGEST_NAME);
    }

    private String painted(String word, Tone tone) {
        return colour ? tone.painted(word) : word;
    }
}
