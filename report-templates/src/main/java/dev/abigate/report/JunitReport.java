package dev.abigate.report;

import dev.abigate.diff.rule.Rule;
import dev.abigate.report.JunitDocument.Case;
import dev.abigate.report.JunitDocument.Failure;
import dev.abigate.report.JunitDocument.Suite;
import dev.abigate.report.SavedReport.Listed;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Comparisons as JUnit XML, which every CI server shows: a suite for each pair and area, in it a test case for each rule
 * that was applied, so that a clean run shows what it passed. Findings that stop the gate are a failure; a rule that only
 * says that something could not be compared is a skipped test case.
 */
public final class JunitReport {
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_MESSAGE = 800;

    /** The most findings spelled out in one test case. */
    private static final int MOST_FINDINGS = 200;

    private JunitReport() {}

    /** The document. */
    public static String render(List<SavedReport> reports) {
        return JunitDocument.render(
                reports.stream().flatMap(report -> suites(report).stream()).toList());
    }

    private static List<Suite> suites(SavedReport report) {
        Map<Rule, List<Listed>> found = report.listed().stream().collect(Collectors.groupingBy(Listed::rule));
        return report.areas().stream()
                .map(area -> new Suite(
                        "%s%s → %s: %s"
                                .formatted(
                                        name(report.prefix()),
                                        name(report.before().path()),
                                        name(report.after().path()),
                                        area.title()),
                        Arrays.stream(Rule.values())
                                .filter(rule -> rule.area() == area)
                                .map(rule -> testCase(rule, found.getOrDefault(rule, List.of())))
                                .toList()))
                .filter(suite -> !suite.cases().isEmpty())
                .toList();
    }

    private static Case testCase(Rule rule, List<Listed> found) {
        List<Listed> stopping = found.stream().filter(Listed::stops).toList();
        List<Listed> others = found.stream().filter(finding -> !finding.stops()).toList();
        return new Case(
                rule.id(),
                stopping.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Failure(stopping.getFirst().severity().id(), message(stopping), text(stopping))),
                skipped(rule, others),
                others.isEmpty() ? "" : text(others));
    }

    /** Why a rule has nothing to say: what it found was accepted, or it found that something was not compared. */
    private static Optional<String> skipped(Rule rule, List<Listed> found) {
        List<Listed> waived =
                found.stream().filter(finding -> finding.waiver().isPresent()).toList();
        if (!waived.isEmpty()) {
            return Optional.of(first("waived: " + waived.getFirst().waiver().orElse(""), waived));
        }
        return rule.area() == Rule.Area.COVERAGE && !found.isEmpty() ? Optional.of(message(found)) : Optional.empty();
    }

    private static String message(List<Listed> findings) {
        return first(VisibleText.brief(findings.getFirst().message(), LONGEST_MESSAGE), findings);
    }

    private static String first(String text, List<Listed> findings) {
        return findings.size() == 1 ? text : text + " (and " + (findings.size() - 1) + " more)";
    }

    private static String text(List<Listed> findings) {
        var text = new StringBuilder("\n");
        for (Listed finding : findings.subList(0, Math.min(MOST_FINDINGS, findings.size()))) {
            text.append(finding.severity().id()).append(' ').append(name(finding.subject()));
            text.append(" [").append(finding.id()).append("]\n");
            finding.before()
                    .ifPresent(before -> text.append("- ").append(name(before)).append('\n'));
            finding.after()
                    .ifPresent(after -> text.append("+ ").append(name(after)).append('\n'));
            finding.waiver()
                    .ifPresent(waiver -> text.append("waived: ").append(waiver).append('\n'));
            text.append(VisibleText.brief(finding.message(), LONGEST_MESSAGE)).append('\n');
            text.append(VisibleText.brief(finding.advice(), LONGEST_MESSAGE)).append("\n\n");
        }
        if (findings.size() > MOST_FINDINGS) {
            text.append("and ").append(findings.size() - MOST_FINDINGS).append(" more\n");
        }
        return text.toString();
    }

    private static String name(String text) {
        return VisibleText.brief(text, LONGEST_NAME);
    }
}
