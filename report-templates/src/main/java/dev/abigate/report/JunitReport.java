package dev.abigate.report;

import dev.abigate.diff.Comparison;
import dev.abigate.diff.policy.Ruling;
import dev.abigate.diff.policy.Standing;
import dev.abigate.diff.policy.Waiver;
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

    /** A rule, what it found that passes, what it found that stops the gate, and what somebody accepted. */
    private record Case(Rule rule, List<Ruling> passing, List<Ruling> stopping, List<Ruling> waived) {
        boolean isFailure() {
            return !stopping.isEmpty();
        }

        boolean isSkipped() {
            boolean uncompared = !passing.isEmpty() && rule.area() == Rule.Area.COVERAGE;
            return !isFailure() && (uncompared || !waived.isEmpty());
        }
    }

    private static List<Suite> suites(Report report) {
        Comparison comparison = report.comparison();
        Map<Rule, List<Ruling>> found = new LinkedHashMap<>();
        for (Ruling ruling : report.assessment().rulings()) {
            found.computeIfAbsent(ruling.finding().rule(), _ -> new ArrayList<>())
                    .add(ruling);
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

    private static Case testCase(Report report, Rule rule, List<Ruling> rulings) {
        return new Case(
                rule,
                rulings.stream()
                        .filter(ruling -> ruling.standing().counts() && !report.stops(ruling))
                        .toList(),
                rulings.stream().filter(report::stops).toList(),
                rulings.stream()
                        .filter(ruling -> ruling.standing() instanceof Standing.Waived)
                        .toList());
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
        boolean empty = test.passing.isEmpty() && test.stopping.isEmpty() && test.waived.isEmpty();
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
            xml.writeAttribute(
                    "type", test.stopping.getFirst().finding().severity().id());
            xml.writeAttribute("message", message(test.stopping));
            xml.writeCharacters(text(test.stopping));
            xml.writeEndElement();
        } else if (test.isSkipped()) {
            newLine(3);
            xml.writeEmptyElement("skipped");
            xml.writeAttribute("message", test.waived.isEmpty() ? message(test.passing) : reason(test.waived));
        }
        List<Ruling> others =
                Stream.concat(test.passing.stream(), test.waived.stream()).toList();
        if (!others.isEmpty()) {
            newLine(3);
            xml.writeStartElement("system-out");
            xml.writeCharacters(text(others));
            xml.writeEndElement();
        }
        newLine(2);
        xml.writeEndElement();
    }

    private static String message(List<Ruling> rulings) {
        return first(VisibleText.brief(rulings.getFirst().finding().message(), LONGEST_MESSAGE), rulings);
    }

    private static String reason(List<Ruling> waived) {
        return first("waived: " + waiver(waived.getFirst()), waived);
    }

    private static String first(String text, List<Ruling> rulings) {
        return rulings.size() == 1 ? text : text + " (and " + (rulings.size() - 1) + " more)";
    }

    private static String waiver(Ruling ruling) {
        return ruling.standing() instanceof Standing.Waived(Waiver waiver) ? Words.waiver(waiver) : "";
    }

    private static String text(List<Ruling> rulings) {
        var text = new StringBuilder("\n");
        for (Ruling ruling : rulings.subList(0, Math.min(MOST_FINDINGS, rulings.size()))) {
            Finding finding = ruling.finding();
            text.append(finding.severity().id()).append(' ').append(name(finding.subject()));
            text.append(" [").append(finding.id()).append("]\n");
            finding.before()
                    .ifPresent(before -> text.append("- ").append(name(before)).append('\n'));
            finding.after()
                    .ifPresent(after -> text.append("+ ").append(name(after)).append('\n'));
            if (ruling.standing() instanceof Standing.Waived) {
                text.append("waived: ").append(waiver(ruling)).append('\n');
            }
            text.append(VisibleText.brief(finding.message(), LONGEST_MESSAGE)).append('\n');
            text.append(VisibleText.brief(finding.advice(), LONGEST_MESSAGE)).append("\n\n");
        }
        if (rulings.size() > MOST_FINDINGS) {
            text.append("and ").append(rulings.size() - MOST_FINDINGS).append(" more\n");
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
