package dev.abigate.report;

import dev.abigate.diff.verdict.Verdict;
import java.util.List;

/**
 * Comparisons as GitHub-flavoured Markdown for a comment on a pull request: the verdict, the answers and a table of the
 * worst findings; the others are folded. Never longer than {@value #LONGEST} characters, because hosts refuse longer
 * comments.
 */
public final class MarkdownReport {
    /** The most characters of a document. */
    static final int LONGEST = 60_000;

    private static final int ROWS = 20;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_MESSAGE = 400;

    /** What the line that counts what is left out may take. */
    static final int CLOSING = 200;

    private final StringBuilder out = new StringBuilder();

    private MarkdownReport() {}

    /** The document: with several reports first an overview, then one part each; they share the room. */
    public static String render(List<SavedReport> reports) {
        var document = new MarkdownReport();
        if (reports.size() > 1) {
            document.appendOverview(reports);
        }
        for (int i = 0; i < reports.size(); i++) {
            int room = (LONGEST - CLOSING - document.out.length()) / (reports.size() - i);
            if (!document.append(reports.get(i), document.out.length() + room)) {
                document.appendRest(reports.size() - i, "comparisons");
                break;
            }
        }
        return document.out.toString();
    }

    private void appendOverview(List<SavedReport> reports) {
        out.append("| | Builds | Verdict | Findings |\n|---|---|---|---|\n");
        for (SavedReport report : reports) {
            if (out.length() > LONGEST / 4) {
                break;
            }
            Headline headline = report.headline();
            out.append("| ").append(headline.tone().mark()).append(" | ").append(pair(report));
            out.append(" | ")
                    .append(headline.words())
                    .append(" | ")
                    .append(report.counts())
                    .append(" |\n");
        }
        out.append('\n');
    }

    /** Appends a report without growing the document beyond {@code end} characters; false where it has no room at all. */
    private boolean append(SavedReport report, int end) {
        var head = new StringBuilder();
        Headline headline = report.headline();
        head.append("### ").append(headline.tone().mark()).append(' ').append(headline.words());
        head.append(": ").append(pair(report)).append("\n\n");
        head.append(headline.sentence()).append(" Gate ").append(report.gate());
        head.append("; version step: ").append(report.verdict().semver().id());
        head.append("; ").append(report.counts()).append(".\n\n");
        appendAnswers(head, report.verdict());
        if (out.length() + head.length() + CLOSING > end) {
            return false;
        }
        out.append(head);
        appendHosts(report, end - CLOSING);
        appendFindings(report.findings(), end - CLOSING);
        appendDeclarations(report.declarations(), end - CLOSING);
        appendAside(report, end - CLOSING);
        return true;
    }

    private static void appendAnswers(StringBuilder head, Verdict verdict) {
        head.append("| Question | Answer | |\n|---|---|---|\n");
        for (Verdict.Answer answer : verdict.answers()) {
            head.append("| ").append(answer.question().text()).append(" | **");
            head.append(Words.of(answer.outcome())).append("** | ");
            head.append(MarkdownText.of(answer.reason(), LONGEST_MESSAGE)).append(" |\n");
        }
        head.append('\n');
    }

    private void appendHosts(SavedReport report, int end) {
        if (report.hosts().isEmpty()) {
            return;
        }
        var table = new StringBuilder("| Host | Old build | New build | |\n|---|---|---|---|\n");
        for (SavedReport.Host host : report.hosts()) {
            table.append("| ")
                    .append(MarkdownText.code(host.profile(), LONGEST_NAME))
                    .append(" | ");
            table.append(host.old().id()).append(" | ").append(host.breaks() ? "❌ " : "");
            table.append(host.now().id()).append(" | ");
            table.append(host.message()
                            .map(message -> MarkdownText.code(message, LONGEST_MESSAGE))
                            .orElse(""))
                    .append(" |\n");
        }
        if (out.length() + table.length() < end) {
            out.append(table).append('\n');
        }
    }

    /** What is neither open nor lost: waived findings, one a line, and noise, counted. */
    private void appendAside(SavedReport report, int end) {
        var aside = new StringBuilder();
        for (SavedReport.Listed finding : report.waived()) {
            aside.append("- waived: ").append(MarkdownText.code(finding.subject(), LONGEST_NAME));
            aside.append(" `").append(finding.rule().id()).append("`: ");
            aside.append(MarkdownText.of(finding.waiver().orElse(""), LONGEST_MESSAGE))
                    .append('\n');
        }
        report.folded()
                .forEach(folded -> aside.append("- folded: ")
                        .append(Words.differences(folded.count()))
                        .append(" `")
                        .append(folded.noise().id())
                        .append("`: ")
                        .append(folded.noise().meaning())
                        .append('\n'));
        if (!aside.isEmpty() && out.length() + aside.length() < end) {
            out.append(aside).append('\n');
        }
    }

    private void appendFindings(List<SavedReport.Listed> findings, int end) {
        if (findings.isEmpty()) {
            return;
        }
        out.append("| Severity | Finding | Before | After | What it means |\n|---|---|---|---|---|\n");
        int shown = appendWhileRoom(findings.subList(0, Math.min(ROWS, findings.size())), end);
        out.append('\n');
        if (shown == ROWS && shown < findings.size()) {
            out.append("<details><summary>").append(findings.size() - shown).append(" more</summary>\n\n");
            out.append("| Severity | Finding | Before | After | What it means |\n|---|---|---|---|---|\n");
            shown += appendWhileRoom(findings.subList(shown, findings.size()), end);
            out.append("\n</details>\n\n");
        }
        if (shown < findings.size()) {
            appendRest(findings.size() - shown, "findings");
        }
    }

    /** What became of changed types, old lines beside new ones. */
    private void appendDeclarations(List<ChangedDeclaration> declarations, int end) {
        var opening = "<details><summary>Changed types</summary>\n\n";
        var closing = "</details>\n\n";
        int shown = 0;
        for (ChangedDeclaration declaration : declarations) {
            String block = block(declaration);
            if (out.length() + opening.length() + block.length() + closing.length() > end) {
                break;
            }
            out.append(shown++ == 0 ? opening : "").append(block);
        }
        out.append(shown == 0 ? "" : closing);
        if (shown < declarations.size()) {
            appendRest(declarations.size() - shown, "changed types");
        }
    }

    private static String block(ChangedDeclaration declaration) {
        var block = new StringBuilder("<pre lang=\"diff\">\n");
        declaration
                .lines()
                .forEach(line ->
                        block.append(MarkdownText.of(line, LONGEST_MESSAGE)).append('\n'));
        return block.append("</pre>\n\n").toString();
    }

    private void appendRest(int count, String what) {
        out.append(count).append(" more ").append(what).append(" are in the other formats of this report.\n\n");
    }

    /** Appends rows up to the end of the room, and says how many. */
    private int appendWhileRoom(List<SavedReport.Listed> findings, int end) {
        int rows = 0;
        for (SavedReport.Listed finding : findings) {
            String row = row(finding);
            if (out.length() + row.length() > end) {
                break;
            }
            out.append(row);
            rows++;
        }
        return rows;
    }

    private static String row(SavedReport.Listed finding) {
        return "| %s %s | %s<br>`%s` | %s | %s | %s. %s |\n"
                .formatted(
                        Tone.of(finding.severity()).mark(),
                        finding.severity().id(),
                        MarkdownText.code(finding.subject(), LONGEST_NAME),
                        finding.rule().id(),
                        finding.before()
                                .map(value -> MarkdownText.code(value, LONGEST_NAME))
                                .orElse(""),
                        finding.after()
                                .map(value -> MarkdownText.code(value, LONGEST_NAME))
                                .orElse(""),
                        Words.capitalised(MarkdownText.of(finding.message(), LONGEST_MESSAGE)),
                        Words.capitalised(MarkdownText.of(finding.advice(), LONGEST_MESSAGE)));
    }

    private static String pair(SavedReport report) {
        return MarkdownText.of(report.prefix(), LONGEST_NAME) + name(report.before()) + " → " + name(report.after());
    }

    private static String name(SavedReport.Build build) {
        return MarkdownText.code(build.path(), LONGEST_NAME);
    }
}
