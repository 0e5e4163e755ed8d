package dev.abigate.report;

import dev.abigate.diff.Comparison;
import dev.abigate.diff.Side;
import dev.abigate.diff.policy.HostPair;
import dev.abigate.diff.policy.Ruling;
import dev.abigate.diff.policy.Standing;
import dev.abigate.diff.policy.Waiver;
import dev.abigate.diff.rule.Finding;
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

    /** What the line that counts the findings left out may take. */
    private static final int CLOSING = 200;

    private final StringBuilder out = new StringBuilder();

    private MarkdownReport() {}

    /** The document: with several reports first an overview, then one part each; they share the room. */
    public static String render(List<Report> reports) {
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

    private void appendOverview(List<Report> reports) {
        out.append("| | Builds | Verdict | Findings |\n|---|---|---|---|\n");
        for (Report report : reports) {
            if (out.length() > LONGEST / 4) {
                break;
            }
            Headline headline = Headline.of(report);
            out.append("| ").append(mark(headline.tone())).append(" | ").append(pair(report.comparison()));
            out.append(" | ")
                    .append(headline.words())
                    .append(" | ")
                    .append(Words.counts(report))
                    .append(" |\n");
        }
        out.append('\n');
    }

    /** Appends a report without growing the document beyond {@code end} characters; false where it has no room at all. */
    private boolean append(Report report, int end) {
        Comparison comparison = report.comparison();
        var head = new StringBuilder();
        Headline headline = Headline.of(report);
        head.append("### ").append(mark(headline.tone())).append(' ').append(headline.words());
        head.append(": ").append(pair(comparison)).append("\n\n");
        head.append(headline.sentence()).append(" Gate ").append(Words.gate(report));
        head.append("; version step: ").append(report.verdict().semver().id());
        head.append("; ").append(Words.counts(report)).append(".\n\n");
        appendAnswers(head, report.verdict());
        if (out.length() + head.length() + CLOSING > end) {
            return false;
        }
        out.append(head);
        appendHosts(report, end - CLOSING);
        appendFindings(report.findings(), end - CLOSING);
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

    private void appendHosts(Report report, int end) {
        List<HostPair> hosts = report.assessment().hosts();
        if (hosts.isEmpty()) {
            return;
        }
        var table = new StringBuilder("| Host | Old build | New build | |\n|---|---|---|---|\n");
        for (HostPair host : hosts) {
            table.append("| ")
                    .append(MarkdownText.code(host.profile(), LONGEST_NAME))
                    .append(" | ");
            table.append(host.old().result().id()).append(" | ").append(host.breaks() ? "❌ " : "");
            table.append(host.now().result().id()).append(" | ");
            table.append(host.now()
                            .hostMessage()
                            .map(message -> MarkdownText.code(message, LONGEST_MESSAGE))
                            .orElse(""))
                    .append(" |\n");
        }
        if (out.length() + table.length() < end) {
            out.append(table).append('\n');
        }
    }

    /** What is neither open nor lost: waived findings, one a line, and noise, counted. */
    private void appendAside(Report report, int end) {
        var aside = new StringBuilder();
        for (Ruling ruling : report.waived()) {
            if (ruling.standing() instanceof Standing.Waived(Waiver waiver)) {
                aside.append("- waived: ")
                        .append(MarkdownText.code(ruling.finding().subject(), LONGEST_NAME));
                aside.append(" `").append(ruling.finding().rule().id()).append("`: ");
                aside.append(MarkdownText.of(Words.waiver(waiver), LONGEST_MESSAGE))
                        .append('\n');
            }
        }
        report.noise()
                .forEach((noise, rulings) -> aside.append("- folded: ")
                        .append(Words.differences(rulings.size()))
                        .append(" `")
                        .append(noise.id())
                        .append("`: ")
                        .append(noise.meaning())
                        .append('\n'));
        if (!aside.isEmpty() && out.length() + aside.length() < end) {
            out.append(aside).append('\n');
        }
    }

    private void appendFindings(List<Finding> findings, int end) {
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

    private void appendRest(int count, String what) {
        out.append(count).append(" more ").append(what).append(" are in the other formats of this report.\n\n");
    }

    /** Appends rows up to the end of the room, and says how many. */
    private int appendWhileRoom(List<Finding> findings, int end) {
        int rows = 0;
        for (Finding finding : findings) {
            String row = row(finding);
            if (out.length() + row.length() > end) {
                break;
            }
            out.append(row);
            rows++;
        }
        return rows;
    }

    private static String row(Finding finding) {
        return "| %s %s | %s<br>`%s` | %s | %s | %s. %s |\n"
                .formatted(
                        mark(Tone.of(finding.severity())),
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

    private static String pair(Comparison comparison) {
        return name(comparison.before()) + " → " + name(comparison.after());
    }

    private static String name(Side side) {
        return MarkdownText.code(side.path(), LONGEST_NAME);
    }

    private static String mark(Tone tone) {
        return switch (tone) {
            case GOOD -> "✅";
            case DOUBT -> "⚠️";
            case BAD -> "❌";
            case NEUTRAL -> "➖";
        };
    }
}
