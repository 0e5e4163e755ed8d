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
        out.append(painted(outcome.id().toUpperCase(Locale.ROOT), tone(outcome)));
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
        Outcome outcome = result.outcome();
        String word = outcome.id();
        out.append("  ").append(painted(word, tone(outcome))).repeat(' ', Math.max(1, INDENT - 2 - word.length()));
        Paragraph.append(
                out,
                "",
                INDENT,
                "%s against %s: %s, %s"
                        .formatted(name(result.artefact()), name(result.baseline()), result.verdict(), counts(result)),
                width);
        if (outcome != Outcome.PASSED) {
            result.stops().forEach(stop -> line(out, "stops: " + stop));
            List<String> breaks = result.findings(Severity.BREAKING);
            breaks.stream().limit(SHOWN).forEach(finding -> line(out, "  " + finding));
            if (breaks.size() > SHOWN) {
                line(out, "  and " + (breaks.size() - SHOWN) + " more");
            }
        }
    }

    private void line(StringBuilder out, String text) {
        Paragraph.append(out, " ".repeat(INDENT), INDENT + 2, name(text), width);
    }

    private static String counts(GateResult result) {
        int waived = result.count("waived");
        return "%d breaking, %d risky, %d compatible%s"
                .formatted(
                        result.count("breaking"),
                        result.count("risky"),
                        result.count("compatible"),
                        waived == 0 ? "" : ", " + waived + " waived");
    }

    private static String name(String text) {
        return VisibleText.brief(text, LONGEST_NAME);
    }

    private static Tone tone(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> Tone.GOOD;
            case PARTIAL -> Tone.DOUBT;
            case FAILED -> Tone.BAD;
        };
    }

    private String painted(String word, Tone tone) {
        return colour ? tone.painted(word) : word;
    }
}
