package dev.abigate.report;

import dev.abigate.diff.host.HostAnswer;
import dev.abigate.diff.host.HostAnswer.Result;
import dev.abigate.diff.host.Pairing;
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
            report.pairing().ifPresent(pairing -> append(out, pairing));
            int widest = report.answers().stream()
                    .mapToInt(answer -> VisibleText.of(answer.profile()).length())
                    .max()
                    .orElse(0);
            report.answers().forEach(answer -> append(out, answer, widest));
            if (report.answers().isEmpty()) {
                continue;
            }
            out.append('\n');
            Paragraph.append(
                    out, (report.passed() ? "passed" : "failed") + ": ", 2, HostReport.counts(List.of(report)), width);
        }
        return out.toString();
    }

    private void append(StringBuilder out, Pairing pairing) {
        String source = VisibleText.brief(pairing.source().path(), LONGEST);
        out.append("  ")
                .append(painted(
                        pairing.matches() ? Tone.GOOD : Tone.BAD,
                        pairing.matches() ? "COMPILED FROM" : "NOT COMPILED FROM"))
                .append(' ')
                .append(source)
                .append('\n');
        append(out, pairing.mismatches());
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
        append(out, answer.reasons());
    }

    private void append(StringBuilder out, List<HostAnswer.Reason> reasons) {
        int shown = all ? reasons.size() : Math.min(SHOWN, reasons.size());
        reasons.subList(0, shown).forEach(reason -> append(out, reason));
        if (shown < reasons.size()) {
            out.repeat(' ', INDENT)
                    .append("and ")
                    .append(reasons.size() - shown)
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
        return painted(Tone.of(result), result.id().toUpperCase(Locale.ROOT));
    }

    private String painted(Tone tone, String words) {
        return colour ? tone.painted(words) : words;
    }
}
