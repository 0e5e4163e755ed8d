package dev.abigate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.rule.Language;
import dev.abigate.format.Visibility;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Names are whatever the maker of a file wanted them to be. */
final class HostileNamesTest {
    private final Report report = Samples.hostile();

    @Test
    void spellsOutWhatCannotBeSeen() {
        assertEquals("a\\u{202e}b\\u{1b}\\u{0}\\u{feff}\\u{a0}", VisibleText.of("a\u202eb\u001b\u0000\ufeff\u00a0"));
        assertEquals("名前 é 😀", VisibleText.of("名前 é 😀"));
        assertEquals("\\u{d800}x", VisibleText.of("\ud800x"));
    }

    @Test
    void cutsLongNamesInTheMiddle() {
        assertEquals("aaaa…(92 characters)…zzzz", VisibleText.brief("a".repeat(50) + "z".repeat(50), 8));
        assertEquals("short", VisibleText.brief("short", 8));
    }

    @Test
    void sendsNothingToTheTerminalThatItCouldObey() {
        assertPlain(new TextReport(100, false, true, Set.of()).render(report));
        assertPlain(JsonReport.render(report));
        assertPlain(HtmlReport.render(report, Language.ENGLISH));
        assertPlain(MarkdownReport.render(List.of(SavedReport.of(report))));
        assertPlain(JunitReport.render(List.of(SavedReport.of(report))));
        assertPlain(SarifReport.render(List.of(SavedReport.of(report))));
    }

    @Test
    void sendsNothingOfSeveralBuildsEither() {
        assertPlain(new GateText(80, false).render(Pages.gate()));
        assertPlain(GateJson.render(Pages.gate()));
        assertPlain(MarkdownReport.render(Pages.gate().reports()));
        assertPlain(JunitReport.render(Pages.gate().reports()));
        assertPlain(SarifReport.render(Pages.gate().reports()));
        assertPlain(new HistoryText(80).render(Pages.history()));
        assertPlain(HistoryJson.render(Pages.history()));
        assertPlain(new HostReportText(80, false, true).render(Pages.checks()));
        assertPlain(HostReportJson.render(Pages.checks()));
        assertPlain(HostReportMarkdown.render(Pages.checks()));
        assertPlain(HostReportJunit.render(Pages.checks()));
        assertPlain(HostReportSarif.render(Pages.checks(), "0.1.0"));
        Pages.all(Language.CHINESE).forEach(HostileNamesTest::assertPlain);
    }

    @Test
    void opensNoElementOnAPageOfSeveralBuilds() {
        for (String page : Pages.all(Language.ENGLISH)) {
            assertEquals(1, page.split("<script(?! type=\"application/json\")", -1).length);
            assertFalse(page.contains("<!--"));
        }
    }

    private static void assertPlain(String rendered) {
        rendered.codePoints()
                .filter(c -> c != '\n')
                .forEach(c -> assertTrue(Visibility.isVisible(c), () -> "U+%04X came through".formatted(c)));
    }

    @Test
    void opensNoElementOnThePage() {
        String page = HtmlReport.render(report, Language.ENGLISH);
        assertEquals(2, page.split("<script", -1).length - 1, "the machine result and our own script, nothing else");
        assertEquals(2, page.split("</script", -1).length - 1);
        assertFalse(page.contains("<!--"));
        assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    }

    @Test
    void keepsThePageSmallAtTenThousandFindings() {
        String page = HtmlReport.render(Samples.many(10_000), Language.ENGLISH);
        assertTrue(page.length() < 2_000_000, () -> page.length() + " characters");
        assertTrue(page.contains("9,400 more findings") || page.contains("9400 more findings"));
        String text = new TextReport(100, false, false, Set.of()).render(Samples.many(10_000));
        assertTrue(text.contains("and 9980 more (--all)"));
    }

    @Test
    void namesNoFolderOnThePage() {
        assertFalse(HtmlReport.render(Samples.breaking(), Language.ENGLISH).contains("/home/someone"));
    }

    @Test
    void givesEqualBytesForEqualInput() {
        assertEquals(
                HtmlReport.render(Samples.breaking(), Language.ENGLISH),
                HtmlReport.render(Samples.breaking(), Language.ENGLISH));
        assertEquals(JsonReport.render(report), JsonReport.render(Samples.hostile()));
        assertEquals(
                new TextReport(80, true, true, Set.of()).render(report),
                new TextReport(80, true, true, Set.of()).render(Samples.hostile()));
    }
}
