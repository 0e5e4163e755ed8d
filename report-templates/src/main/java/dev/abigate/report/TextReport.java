package dev.abigate.report;

import dev.abigate.diff.Comparison;
import dev.abigate.diff.noise.Noise;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A comparison for a terminal: the verdict first and last, between them the answers and the findings, worst first.
 *
 * @param width columns to fill at most
 * @param colour whether to colour severities with ANSI escapes
 * @param all whether to print every finding instead of the first {@value #SHOWN}
 * @param shownNoise the classes of noise whose findings are printed and not only counted
 */
public record TextReport(int width, boolean colour, boolean all, Set<Noise> shownNoise) {
    private static final int SHOWN = 20;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_MESSAGE = 800;
    private static final int MOST_DETAILS = 20;
    private static final int INDENT = 14;

    public TextReport {
        shownNoise = Set.copyOf(shownNoise);
    }

    /** The report, ending with a line end. */
    public String render(Report report) {
        var out = new StringBuilder();
        Comparison comparison = report.comparison();
        Headline headline = Headline.of(report);
        out.append(painted(headline.words().toUpperCase(Locale.ROOT), headline.tone()))
                .append("  ")
                .append(name(comparison.before().path()))
                .append(" → ")
                .append(name(comparison.after().path()))
                .append("\n\n");
        appendAnswers(out, comparison.verdict());
        appendFindings(out, comparison.findings());
        comparison.noiseByClass().forEach((noise, findings) -> appendNoise(out, noise, findings));
        out.append('\n').append(painted(headline.words().toUpperCase(Locale.ROOT), headline.tone()));
        Paragraph.append(
                out,
                ": ",
                2,
                "%s; version step: %s; gate: %s"
                        .formatted(
                                Words.counts(report),
                                comparison.verdict().semver().id(),
                                Words.gate(report)),
                width - headline.words().length());
        return out.toString();
    }

    private void appendAnswers(StringBuilder out, Verdict verdict) {
        for (Verdict.Answer answer : verdict.answers()) {
            String outcome = Words.of(answer.outcome());
            out.append("  ")
                    .append(answer.question().text())
                    .repeat(' ', 42 - answer.question().text().length());
            out.append(painted(outcome, Tone.of(answer.outcome())));
            if (answer.reason().isEmpty()) {
                out.append('\n');
            } else {
                Paragraph.append(
                        out.repeat(' ', 13 - outcome.length()), "", 57, VisibleText.of(answer.reason()), width);
            }
        }
    }

    private void appendFindings(StringBuilder out, List<Finding> findings) {
        int shown = all ? findings.size() : Math.min(SHOWN, findings.size());
        for (Finding finding : findings.subList(0, shown)) {
            appendFinding(out.append('\n'), finding);
        }
        if (shown < findings.size()) {
            out.append("\n  and ").append(findings.size() - shown).append(" more (--all)\n");
        }
    }

    private void appendNoise(StringBuilder out, Noise noise, List<Finding> findings) {
        boolean shown = shownNoise.contains(noise);
        out.append("\n  folded");
        Paragraph.append(
                out.repeat(' ', INDENT - "  folded".length()),
                "",
                INDENT,
                Words.differences(findings.size()) + "  [" + noise.id() + "]: " + noise.meaning()
                        + (shown ? "" : " (--show-noise " + noise.id() + ")"),
                width);
        if (shown) {
            findings.forEach(finding -> appendFinding(out.append('\n'), finding));
        }
    }

    private void appendFinding(StringBuilder out, Finding finding) {
        String severity = finding.severity().id();
        out.append("  ")
                .append(painted(severity, Tone.of(finding.severity())))
                .repeat(' ', INDENT - 2 - severity.length());
        Paragraph.append(
                out,
                "",
                INDENT,
                name(finding.subject()) + "  [" + finding.rule().id() + "]",
                width);
        finding.before().ifPresent(before -> appendLine(out, "- ", name(before)));
        finding.after().ifPresent(after -> appendLine(out, "+ ", name(after)));
        appendLine(out, "", VisibleText.brief(finding.message(), LONGEST_MESSAGE));
        finding.details().stream().limit(MOST_DETAILS).forEach(detail -> appendLine(out, "  * ", name(detail)));
        if (finding.details().size() > MOST_DETAILS) {
            appendLine(out, "  * ", "and " + (finding.details().size() - MOST_DETAILS) + " more");
        }
        appendLine(out, "→ ", VisibleText.brief(finding.advice(), LONGEST_MESSAGE));
    }

    private void appendLine(StringBuilder out, String mark, String text) {
        if (!text.isEmpty()) {
            Paragraph.append(out, " ".repeat(INDENT) + mark, INDENT + mark.length(), text, width);
        }
    }

    private static String name(String text) {
        return VisibleText.brief(text, LONGEST_NAME);
    }

    private String painted(String word, Tone tone) {
        if (!colour) {
            return word;
        }
        int code = switch (tone) {
            case GOOD -> 32;
            case DOUBT -> 33;
            case BAD -> 31;
            case NEUTRAL -> 0;
        };
        return "\u001b[1;" + code + "m" + word + "\u001b[0m";
    }
}
