package dev.abigate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots in place of modules. */
final class BaselineTest {
    private static final String OLD = "src/test/resources/fixtures/export-removed-v1.wasm";
    private static final String NEW = "src/test/resources/fixtures/export-removed-v2.wasm";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void standsInForTheModuleItWasMadeOf() throws IOException {
        String baseline = folder.resolve("baseline.json").toString();
        assertEquals(new Invocation(ExitStatus.PASS, "", ""), Invocation.of(List.of("dump", OLD, "-o", baseline)));
        assertEquals(Invocation.of(List.of("dump", OLD)).out(), Files.readString(Path.of(baseline)));

        Invocation same = Invocation.of(List.of("diff", "--fail-on", "any", baseline, OLD));
        assertEquals(ExitStatus.PASS, same.status(), same.out());

        Invocation broken = Invocation.of(List.of("diff", "--format", "json", baseline, NEW));
        assertEquals(ExitStatus.FAIL, broken.status());
        assertTrue(broken.out().contains("\"kind\": \"snapshot\""));
        assertTrue(broken.out().contains("\"rule\": \"export-function-removed\""));
    }

    @Test
    void ofAnEarlierVersionIsComparedWithANote() throws IOException {
        String written = Invocation.of(List.of("dump", OLD)).out();
        Path first =
                Files.writeString(folder.resolve("first.json"), written.replaceFirst("\\s*\"revision\" : \\d+,", ""));
        Invocation run = Invocation.of(List.of("diff", first.toString(), OLD));
        assertEquals(ExitStatus.PASS, run.status());
        assertTrue(run.out().contains("[baseline-stale]"), run.out());
        assertTrue(run.out().contains("0 breaking, 0 risky, 1 compatible"), run.out());
    }

    @Test
    void saysWhereItIsDamaged() throws IOException {
        Path damaged = Files.writeString(folder.resolve("damaged.json"), "{\"schema\": \"abigate-snapshot/1\"");
        Invocation run = Invocation.of(List.of("diff", damaged.toString(), NEW));
        assertEquals(ExitStatus.UNREADABLE, run.status());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().startsWith("abigate: " + damaged + ":1:"), run.err());
    }
}
