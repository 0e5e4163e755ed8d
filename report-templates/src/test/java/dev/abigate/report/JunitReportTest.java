package dev.abigate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.rule.Rule;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

final class JunitReportTest {
    @Test
    void staysWellFormedWhateverTheNames() throws Exception {
        Document document = parse(JunitReport.render(List.of(SavedReport.of(Samples.hostile()))));
        assertEquals("testsuites", document.getDocumentElement().getTagName());
        assertTrue(document.getElementsByTagName("failure")
                .item(0)
                .getTextContent()
                .contains("<script>alert(1)"));
    }

    @Test
    void aFindingThatStopsTheGateFailsTheTestOfItsRule() throws Exception {
        Document document = parse(JunitReport.render(List.of(SavedReport.of(Samples.breaking()))));
        assertEquals(3, document.getElementsByTagName("failure").getLength());
        assertEquals("3", document.getDocumentElement().getAttribute("failures"));
        Element failure = (Element) document.getElementsByTagName("failure").item(0);
        assertEquals("export-function-removed", ((Element) failure.getParentNode()).getAttribute("name"));
        assertTrue(failure.getAttribute("message").endsWith("(and 1 more)"));
        assertTrue(failure.getTextContent().contains("export:resize"));
    }

    @Test
    void whatIsWaivedIsSkippedWithItsReason() throws Exception {
        Document document = parse(JunitReport.render(List.of(SavedReport.of(Samples.policed()))));
        Element skipped = (Element) document.getElementsByTagName("skipped").item(0);
        assertEquals(
                "waived: replaced by render_frame_v2, announced twice (jane, ABC-123, until 2026-12-31)",
                skipped.getAttribute("message"));
    }

    @Test
    void aCleanRunShowsWhatItPassed() throws Exception {
        Document document = parse(JunitReport.render(List.of(SavedReport.of(Samples.equal()))));
        assertEquals(0, document.getElementsByTagName("failure").getLength());
        assertEquals(
                Long.toString(Arrays.stream(Rule.values())
                        .filter(rule -> rule.area() != Rule.Area.AOT && rule.area() != Rule.Area.BEHAVIOUR)
                        .count()),
                document.getDocumentElement().getAttribute("tests"));
    }

    static Document parse(String xml) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
