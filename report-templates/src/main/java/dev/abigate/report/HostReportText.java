package dev.abigate.report;

import dev.abigate.diff.host.HostAnswer;
import dev.abigate.diff.host.HostAnswer.Result;
import java.util.List;
import java.util.Locale;

/**
 * What hosts do with files, for a terminal: each file with its hosts, each host with its reasons.
 *
 * @param width columns to fill at most
 * @param colour whether to colour results with ANSI escapes
 * @param all whether to print every reason instead of the first {@value #SHOWN} of a host
 */
public record HostReportText(int width, boolean colour, boolean all) {
    private static final int SHOWN = 10;
    private static final int LONGEST = 800;
    private static final int INDENT = 6;

    /** The report, ending with a line end. */
    public String render(List<HostReport> reports) {
        var out = new StringBuilder();
        for (HostReport report : reports) {
            out.append(out.isEmpty() ? "" : "\n")
                    .append(VisibleText.brief(report.file().path(), LONGEST))
                    .append('\n');
            int widest = report.answers().stream()
                    .mapToInt(answer -> VisibleText.of(answer.profile()).length())
                    .max()
                    .orElse(0);
            report.answers().forEach(answer -> append(out, answer, widest));
            out.append('\n');
            Paragraph.append(
                    out, (report.passed() ? "passed" : "failed") + ": ", 2, HostReport.counts(List.of(report)), width);
        }
        return out.toString();
    }

    private void append(StringBuilder out, HostAnswer answer, int widest) {
        String profile = VisibleText.of(answer.profile());
        out.append("  ").append(profile).repeat(' ', widest - profile.length() + 2);
        out.append(painted(answer.result()));
        answer.hostMessage()
                .ifPresent(message -> out.append("  ")
                        .append(
                                message.isEmpty()
                                        ? "without a message"
                                        : "\"" + VisibleText.brief(message, LONGEST) + "\""));
        out.append('\n');
        int shown =
                all ? answer.reasons().size() : Math.min(SHOWN, answer.reasons().size());
        answer.reasons().subList(0, shown).forEach(reason -> append(out, reason));
        if (shown < answer.reasons().size()) {
            out.repeat(' ', INDENT)
                    .append("and ")
                    .append(answer.reasons().size() - shown)
                    .append(" more (--all)\n");
        }
    }

    private void append(StringBuilder out, HostAnswer.Reason reason) {
        line(
                out,
                "",
                VisibleText.brief(reason.subject(), LONGEST) + "  ["
                        + reason.rule().id() + "]");
        line(out, "  ", VisibleText.brief(reason.message(), LONGEST));
        line(out, "→ ", VisibleText.brief(reason.advice(), LONGEST));
    }

    private void line(StringBuilder out, String mark, String text) {
        Paragraph.append(out, " ".repeat(INDENT) + mark, INDENT + mark.length(), text, width);
    }

    private String painted(Result result) {
        String word = result.id().toUpperCase(Locale.ROOT);
        return colour ? Tone.of(result).painted(word) : word;
    }
}
