package dev.abigate.diff.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DocumentsTest {
    private static final String YAML = """
            name: camera
            count: 3
            since: 1.10
            until: 2026-12-31
            list: [a, "b"]
            inner: {flag: true}
            """;

    private static Fields read(String text) {
        return Documents.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String complaint(String text) {
        return complaint(text, Fields::refuseOthers);
    }

    private static String complaint(String text, java.util.function.Consumer<Fields> use) {
        var e = assertThrows(MalformedDocumentException.class, () -> use.accept(read(text)));
        return Objects.requireNonNull(e.getMessage());
    }

    @Test
    void readsYamlAndJsonAlike() {
        String json = """
                {"name": "camera", "count": 3, "since": 1.10, "until": "2026-12-31",
                 "list": ["a", "b"], "inner": {"flag": true}}""";
        for (String text : List.of(YAML, json)) {
            Fields fields = read(text);
            assertEquals("camera", fields.text("name"));
            assertEquals(3, fields.count("count"));
            assertEquals(Optional.of("1.10"), fields.optionalVersion("since"));
            assertEquals(Optional.of(LocalDate.of(2026, 12, 31)), fields.optionalDate("until"));
            assertEquals(List.of("a", "b"), fields.texts("list"));
            assertEquals(true, fields.object("inner", inner -> inner.flag("flag")));
            fields.refuseOthers();
        }
    }

    @Test
    void saysLineAndColumnOfEveryFault() {
        assertEquals("2:1: unknown key 'nmae'", complaint("name: a\nnmae: b\n", f -> {
            f.text("name");
            f.refuseOthers();
        }));
        assertEquals("2:1: the key 'a' stands here a second time", complaint("a: 1\na: 2\n"));
        assertEquals("1:8: count: expected an integer", complaint("count: three", f -> f.count("count")));
        assertEquals(
                "2:10: expires: found '2026-13-01', expected a date such as 2026-12-31",
                complaint("name: a\nexpires: 2026-13-01", f -> f.optionalDate("expires")));
        assertEquals("1:1: lacks the key 'name'", complaint("nmae: a", f -> f.text("name")));
        assertEquals("1:1: the document is empty", complaint("# nothing\n"));
        assertEquals("1:1: expected a mapping of names to values", complaint("- a\n"));
        assertTrue(complaint("a: [1, 2\nb: 3\n").startsWith("2:"));
        assertTrue(complaint("{\"a\": 1,, }").startsWith("1:9: "));
        assertTrue(complaint("a: 1\n---\nb: 2\n").endsWith("found a second document, at most one"));
    }

    @Test
    void knowsNoReferences() {
        assertEquals("1:4: anchors, aliases and tags are not allowed", complaint("a: &x [1]\nb: *x\n"));
        assertTrue(complaint("a: !!java.lang.String x\n").endsWith("anchors, aliases and tags are not allowed"));
        assertTrue(complaint("b: *x\n").startsWith("1:"));
    }

    @Test
    void boundsWhatItReads() {
        assertTrue(complaint("{\"a\":" + "[".repeat(100_000)).contains("nesting"));
        assertTrue(complaint("a: " + "[".repeat(1000)).contains("nesting"));
        assertTrue(complaint("a: " + "9".repeat(1000)).startsWith("1:"));
    }

    @Test
    void answersDamageWithOneKindOfError() {
        var random = new Random(7);
        byte[] good = YAML.getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 3000; round++) {
            byte[] bad = good.clone();
            for (int flips = 0; flips < 3; flips++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            try {
                Documents.read(bad);
            } catch (MalformedDocumentException expected) {
                assertTrue(expected.position().line() > 0);
            }
        }
    }
}
