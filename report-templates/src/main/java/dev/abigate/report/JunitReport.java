package dev.abigate.report;

import dev.abigate.diff.Comparison;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Rule;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

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

    private final XMLStreamWriter xml;

    private JunitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** The document. */
    public static String render(List<Report> reports) {
        var text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JunitReport(xml)
                    .write(reports.stream()
                            .flatMap(report -> suites(report).stream())
                            .toList());
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML could not be written to memory", e);
        }
        return text.append('\n').toString();
    }

    private record Suite(String name, List<Case> cases) {}

    /** A rule, what it found that passes, and what it found that stops the gate. */
    private record Case(Rule rule, List<Finding> passing, List<Finding> stopping) {
        boolean isFailure() {
            return !stopping.isEmpty();
        }

        boolean isSkipped() {
            return !isFailure() && !passing.isEmpty() && rule.area() == Rule.Area.COVERAGE;
        }
    }

    private static List<Suite> suites(Report report) {
        Comparison comparison = report.comparison();
        Map<Rule, List<Finding>> found = new LinkedHashMap<>();
        for (Finding finding : report.findings()) {
            found.computeIfAbsent(finding.rule(), _ -> new ArrayList<>()).add(finding);
        }
        var suites = new ArrayList<Suite>();
        for (Rule.Area area : Rule.Area.values()) {
            if (!comparison.covers(area)) {
                continue;
            }
            List<Case> cases = Arrays.stream(Rule.values())
                    .filter(rule -> rule.area() == area)
                    .map(rule -> testCase(report, rule, found.getOrDefault(rule, List.of())))
                    .toList();
            if (!cases.isEmpty()) {
                suites.add(new Suite(
                        "%s → %s: %s"
                                .formatted(
                                        name(comparison.before().path()),
                                        name(comparison.after().path()),
                                        area.title()),
                        cases));
            }
        }
        return suites;
    }

    private static Case testCase(Report report, Rule rule, List<Finding> findings) {
        return new Case(
                rule,
                findings.stream().filter(report::passes).toList(),
                findings.stream().filter(finding -> !report.passes(finding)).toList());
    }

    private void write(List<Suite> suites) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        newLine(0);
        xml.writeStartElement("testsuites");
        xml.writeAttribute("name", "abigate");
        writeCounts(suites.stream().flatMap(suite -> suite.cases.stream()).toList());
        for (Suite suite : suites) {
            newLine(1);
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", suite.name);
            writeCounts(suite.cases);
            for (Case test : suite.cases) {
                write(suite, test);
            }
            newLine(1);
            xml.writeEndElement();
        }
        newLine(0);
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void writeCounts(List<Case> cases) throws XMLStreamException {
        xml.writeAttribute("tests", Integer.toString(cases.size()));
        xml.writeAttribute("failures", count(cases.stream().filter(Case::isFailure)));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", count(cases.stream().filter(Case::isSkipped)));
    }

    private static String count(Stream<Case> cases) {
        return Long.toString(cases.count());
    }

    private void write(Suite suite, Case test) throws XMLStreamException {
        newLine(2);
        boolean empty = test.passing.isEmpty() && !test.isFailure();
        if (empty) {
            xml.writeEmptyElement("testcase");
        } else {
            xml.writeStartElement("testcase");
        }
        xml.writeAttribute("classname", suite.name);
        xml.writeAttribute("name", test.rule.id());
        if (empty) {
            return;
        }
        if (test.isFailure()) {
            newLine(3);
            xml.writeStartElement("failure");
            xml.writeAttribute("type", test.stopping.getFirst().severity().id());
            xml.writeAttribute("message", message(test.stopping));
            xml.writeCharacters(text(test.stopping));
            xml.writeEndElement();
        } else if (test.isSkipped()) {
            newLine(3);
            xml.writeEmptyElement("skipped");
            xml.writeAttribute("message", message(test.passing));
        }
        if (!test.passing.isEmpty()) {
            newLine(3);
            xml.writeStartElement("system-out");
            xml.writeCharacters(text(test.passing));
            xml.writeEndElement();
        }
        newLine(2);
        xml.writeEndElement();
    }

    private static String message(List<Finding> findings) {
        String first = VisibleText.brief(findings.getFirst().message(), LONGEST_MESSAGE);
        return findings.size() == 1 ? first : first + " (and " + (findings.size() - 1) + " more)";
    }

    private static String text(List<Finding> findings) {
        var text = new StringBuilder("\n");
        for (Finding finding : findings.subList(0, Math.min(MOST_FINDINGS, findings.size()))) {
            text.append(finding.severity().id()).append(' ').append(name(finding.subject()));
            text.append(" [").append(finding.id()).append("]\n");
            finding.before()
                    .ifPresent(before -> text.append("- ").append(name(before)).append('\n'));
            finding.after()
                    .ifPresent(after -> text.append("+ ").append(name(after)).append('\n'));
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

    private void newLine(int level) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(level));
    }
}
