package dev.abigate.report;

import dev.abigate.diff.host.HostAnswer;
import dev.abigate.diff.host.HostAnswer.Result;
import java.util.List;

/**
 * What hosts do with files as GitHub-flavoured Markdown: of several files a matrix, then each file with its hosts. Never
 * longer than a comment may be.
 */
public final class HostReportMarkdown {
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_MESSAGE = 400;
    private static final int MOST_REASONS = 5;

    private final StringBuilder out = new StringBuilder();
    private int omitted;

    private HostReportMarkdown() {}

    /** The document. */
    public static String render(List<HostReport> reports) {
        var document = new HostReportMarkdown();
        document.append(reports);
        return document.out.toString();
    }

    private void append(List<HostReport> reports) {
        Result worst = HostReport.worst(reports);
        boolean single = reports.size() == 1;
        String what = single ? name(reports.getFirst()) : reports.size() + " files";
        out.append("### %s %s: %s\n\n%s\n\n"
                .formatted(
                        Tone.of(worst).mark(),
                        Words.capitalised(Words.of(worst)),
                        what,
                        Words.capitalised(HostReport.counts(reports)) + "."));
        if (!single) {
            appendMatrix(reports);
        }
        for (HostReport report : reports) {
            String hosts = hosts(report);
            appendWhereRoom(single ? hosts : "#### " + name(report) + "\n\n" + hosts);
        }
        if (omitted > 0) {
            out.append(omitted).append(" more tables are in the other formats of this report.\n\n");
        }
    }

    private void appendMatrix(List<HostReport> reports) {
        List<HostAnswer> columns = reports.getFirst().answers();
        var table = new StringBuilder("| File |");
        columns.forEach(answer -> table.append(' ').append(profile(answer)).append(" |"));
        table.append("\n|---|").repeat("---|", columns.size()).append('\n');
        for (HostReport report : reports) {
            table.append("| ").append(name(report)).append(" |");
            report.answers()
                    .forEach(answer -> table.append(' ').append(result(answer)).append(" |"));
            table.append('\n');
        }
        appendWhereRoom(table.append('\n').toString());
    }

    private void appendWhereRoom(String table) {
        if (out.length() + table.length() + MarkdownReport.CLOSING < MarkdownReport.LONGEST) {
            out.append(table);
        } else {
            omitted++;
        }
    }

    private static String hosts(HostReport report) {
        var table = new StringBuilder("| Host | Answer | The host prints | Why |\n|---|---|---|---|\n");
        for (HostAnswer answer : report.rows()) {
            table.append("| ")
                    .append(profile(answer))
                    .append(" | ")
                    .append(result(answer))
                    .append(" | ");
            answer.hostMessage()
                    .ifPresent(message ->
                            table.append(message.isEmpty() ? "nothing" : MarkdownText.code(message, LONGEST_MESSAGE)));
            table.append(" | ").append(reasons(answer.reasons())).append(" |\n");
        }
        return table.append('\n').toString();
    }

    private static String reasons(List<HostAnswer.Reason> reasons) {
        List<String> texts = reasons.stream()
                .limit(MOST_REASONS)
                .map(reason -> "%s `%s`<br>%s"
                        .formatted(
                                Words.capitalised(MarkdownText.of(reason.message(), LONGEST_MESSAGE)),
                                reason.rule().id(),
                                Words.capitalised(MarkdownText.of(reason.advice(), LONGEST_MESSAGE))))
                .toList();
        int more = reasons.size() - MOST_REASONS;
        return String.join("<br>", texts) + (more > 0 ? "<br>and " + more + " more" : "");
    }

    private static String result(HostAnswer answer) {
        return Tone.of(answer.result()).mark() + " " + Words.of(answer.result());
    }

    private static String profile(HostAnswer answer) {
        return MarkdownText.code(answer.profile(), LONGEST_NAME);
    }

    private static String name(HostReport report) {
        return MarkdownText.code(report.file().path(), LONGEST_NAME);
    }
}
