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
import java.util.stream.Stream;

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
        return JunitDocument.render(reports.stream()
                .flatMap(report -> Stream.concat(suites(report).stream(), scenarios(report).stream()))
                .toList());
    }

    /** A test case for each scenario. It fails where the gate stops at what differed. */
    private static Optional<Suite> scenarios(SavedReport report) {
        if (report.scenarios().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Suite(
                suiteName(report, "scenarios"),
                report.scenarios().stream()
                        .map(scenario -> testCase(
                                scenario,
                                report.listed().stream()
                                        .filter(finding -> finding.subject().equals("scenario:" + scenario.name()))
                                        .toList()))
                        .toList()));
    }

    private static Case testCase(SavedReport.Scenario scenario, List<Listed> found) {
        List<Listed> stopping = found.stream().filter(Listed::stops).toList();
        String output = scenario.outcome() + (scenario.difference().isEmpty() ? "" : ": " + scenario.difference());
        return new Case(
                name(scenario.name()),
                stopping.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Failure(stopping.getFirst().severity().id(), message(stopping), text(stopping))),
                Optional.of(scenario.reason())
                        .filter(reason -> !reason.isEmpty())
                        .map(JunitReport::name),
                VisibleText.brief(output, LONGEST_MESSAGE));
    }

    private static String suiteName(SavedReport report, String part) {
        return "%s%s → %s: %s"
                .formatted(
                        name(report.prefix()),
                        name(report.before().path()),
                        name(report.after().path()),
                        part);
    }

    private static List<Suite> suites(SavedReport report) {
        Map<Rule, List<Listed>> found = report.listed().stream().collect(Collectors.groupingBy(Listed::rule));
        return report.areas().stream()
                .map(area -> new Suite(
                        suiteName(report, area.title()),
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
