package dev.abigate.report;

import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** JUnit XML: suites of test cases, as CI servers read it. */
final class JunitDocument {
    private final XMLStreamWriter xml;

    private JunitDocument(XMLStreamWriter xml) {
        this.xml = xml;
    }

    record Suite(String name, List<Case> cases) {}

    /**
     * A test case. It fails, else it is skipped, else it passes.
     *
     * @param skipped why it says nothing
     * @param output what else there is to read; often empty
     */
    record Case(String name, Optional<Failure> failure, Optional<String> skipped, String output) {
        boolean isFailure() {
            return failure.isPresent();
        }

        boolean isSkipped() {
            return !isFailure() && skipped.isPresent();
        }
    }

    /** Why a test case fails: in a word, in a sentence, in full. */
    record Failure(String type, String message, String text) {}

    /** The document. */
    static String render(List<Suite> suites) {
        var text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JunitDocument(xml).write(suites);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML could not be written to memory", e);
        }
        return text.append('\n').toString();
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
        boolean empty = !test.isFailure() && !test.isSkipped() && test.output.isEmpty();
        if (empty) {
            xml.writeEmptyElement("testcase");
        } else {
            xml.writeStartElement("testcase");
        }
        xml.writeAttribute("classname", suite.name);
        xml.writeAttribute("name", test.name);
        if (empty) {
            return;
        }
        if (test.failure.isPresent()) {
            write(test.failure.get());
        } else if (test.skipped.isPresent()) {
            newLine(3);
            xml.writeEmptyElement("skipped");
            xml.writeAttribute("message", test.skipped.get());
        }
        if (!test.output.isEmpty()) {
            newLine(3);
            xml.writeStartElement("system-out");
            xml.writeCharacters(test.output);
            xml.writeEndElement();
        }
        newLine(2);
        xml.writeEndElement();
    }

    private void write(Failure failure) throws XMLStreamException {
        newLine(3);
        xml.writeStartElement("failure");
        xml.writeAttribute("type", failure.type);
        xml.writeAttribute("message", failure.message);
        xml.writeCharacters(failure.text);
        xml.writeEndElement();
    }

    private void newLine(int level) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(level));
    }
}
