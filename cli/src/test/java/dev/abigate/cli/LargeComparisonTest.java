package dev.abigate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pair with ten thousand findings: the right words, the right status, and reports of a size that people can open. */
final class LargeComparisonTest {
    private static final int FINDINGS = 10_000;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void writeTheBuilds() throws IOException {
        var old = new StringBuilder("(module (func $f)\n");
        for (int i = 0; i < FINDINGS; i++) {
            old.append("(export \"function_%05d\" (func $f))\n".formatted(i));
        }
        Files.writeString(folder.resolve("old.wat"), old.append(")\n"));
        Files.writeString(folder.resolve("new.wat"), "(module (func $f))\n");
    }

    private String render(String format) {
        Invocation run = Invocation.of(List.of(
                "diff",
                folder.resolve("old.wat").toString(),
                folder.resolve("new.wat").toString(),
                "--format",
                format));
        assertEquals(ExitStatus.FAIL, run.status(), run.err());
        return run.out();
    }

    @Test
    void textEndsAfterTwentyFindingsAndSaysHowManyMoreThereAre() {
        String text = render("text");
        assertTrue(text.startsWith("BREAKING  old.wat → new.wat"), text);
        assertTrue(text.contains("\n  and 9980 more (--all)\n"), text);
        assertTrue(text.contains("BREAKING: 10000 breaking, 0 risky"), text);
    }

    @Test
    void theOthersStayWithinTheirLimitsAndCountTheSame() {
        String page = render("html");
        assertTrue(page.length() < 2_000_000, () -> page.length() + " characters");
        assertTrue(page.contains("9400 more findings"));
        String comment = render("markdown");
        assertTrue(comment.length() < 60_000, () -> comment.length() + " characters");
        assertTrue(comment.contains("10000 breaking, 0 risky"));
        assertTrue(render("json").contains("\"breaking\": 10000"));
        assertTrue(render("junit").contains("(and 9999 more)"));
        assertEquals(FINDINGS + 1, render("sarif").split("\"ruleId\"", -1).length);
    }
}
