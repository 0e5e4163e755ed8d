package dev.abigate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MarkdownReportTest {
    @Test
    void keepsEveryRowInItsColumns() {
        String text = MarkdownReport.render(List.of(SavedReport.of(Samples.hostile())));
        for (String line : text.lines().filter(l -> l.startsWith("| ❌ ")).toList()) {
            assertEquals(6, line.chars().filter(c -> c == '|').count(), line);
        }
        assertFalse(text.contains("<script"));
        assertFalse(text.contains("@"), "somebody could be mentioned");
        assertTrue(text.contains("&#60;script&#62;alert(1)"));
        assertTrue(text.contains("<i>empty</i>") || text.contains("<code>export:</code>"));
    }

    @Test
    void showsTwentyRowsAndFoldsTheOthers() {
        String text = MarkdownReport.render(List.of(SavedReport.of(Samples.many(30))));
        int fold = text.indexOf("<details><summary>10 more</summary>");
        assertTrue(fold > 0);
        assertEquals(20, rows(text.substring(0, fold)));
        assertEquals(10, rows(text.substring(fold)));
    }

    @Test
    void staysBelowTheLimitOfAComment() {
        String one = MarkdownReport.render(List.of(SavedReport.of(Samples.many(10_000))));
        assertTrue(one.length() < 60_000, () -> one.length() + " characters");
        assertTrue(one.endsWith("more findings are in the other formats of this report.\n\n"));
        String fifty = MarkdownReport.render(Collections.nCopies(50, SavedReport.of(Samples.many(100))));
        assertTrue(fifty.length() < 60_000, () -> fifty.length() + " characters");
        assertEquals(50, fifty.split("### ❌ Breaking", -1).length - 1);
        String thousands = MarkdownReport.render(Collections.nCopies(5_000, SavedReport.of(Samples.breaking())));
        assertTrue(thousands.length() < 60_000, () -> thousands.length() + " characters");
        assertTrue(thousands.contains("more comparisons"), "says what it left out");
    }

    private static long rows(String text) {
        return text.lines().filter(line -> line.startsWith("| ❌ ")).count();
    }
}
