package dev.abigate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gates over several artefacts, whole and in parts. */
final class GateTest {
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
    private static final int ARTEFACTS = 11;

    @TempDir
    Path folder;

    @BeforeEach
    void writeTheConfiguration() throws IOException {
        for (String name : List.of("export-removed-v1.wasm", "export-removed-v2.wasm")) {
            Files.copy(FIXTURES.resolve(name), folder.resolve(name));
        }
        Files.writeString(folder.resolve("policy.yaml"), """
                schemaVersion: 1
                name: plugins
                rules: {waiver-unused: {severity: breaking}}
                waivers:
                  - {rule: export-function-removed, subject: g, reason: announced, expires: 2027-06-30}
                """);
        var text = new StringBuilder("""
                schemaVersion: 1
                policy: policy.yaml
                hosts: [{profile: wamr-2.2.0}, {profile: wamr-2.4.5}]
                artefacts:
                """);
        for (int i = 0; i < ARTEFACTS; i++) {
            int old = i == 3 ? 1 : 2;
            text.append("""
                      - name: plugin-%02d
                        file: export-removed-v2.wasm
                        baselines: [{name: last, file: export-removed-v%d.wasm}, {name: same, file: export-removed-v2.wasm}]
                    """.formatted(i, old));
        }
        Files.writeString(folder.resolve("abigate.yaml"), text);
    }

    private Invocation gate(String... more) {
        var arguments = new ArrayList<>(
                List.of("gate", "--config", folder.resolve("abigate.yaml").toString(), "--today", "2026-11-21"));
        arguments.addAll(List.of(more));
        return Invocation.of(arguments);
    }

    @Test
    void partsMergeToTheVeryBytesOfTheWhole() throws IOException {
        Invocation whole = gate("--format", "json");
        assertEquals(ExitStatus.PASS, whole.status(), whole.err());
        List<String> parts = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            Path part = folder.resolve("part-" + i + ".json");
            Invocation run = gate("--shard", i + "/4", "--format", "json=" + part);
            assertEquals(ExitStatus.PASS, run.status(), run.err());
            parts.add(part.toString());
        }
        Collections.reverse(parts);
        var merge = new ArrayList<>(List.of("merge", "--format", "json"));
        merge.addAll(parts);
        assertEquals(whole.out(), Invocation.of(merge).out());
        List<String> lacking = merge.subList(0, merge.size() - 1);
        assertEquals(
                "abigate: merge: part 1/4 is missing\n", Invocation.of(lacking).err());
        merge.add(parts.getFirst());
        assertEquals(
                "abigate: merge: part 4/4 is there twice\n",
                Invocation.of(merge).err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "html", "html --lang zh", "markdown", "junit", "sarif"})
    void partsMergeToEveryFormatOfTheWhole(String format) {
        String pages = folder.resolve("{artefact}-{baseline}.html").toString();
        List<String> asked = List.of(("--format " + format).split(" ", -1));
        var whole = new ArrayList<>(asked);
        whole.addAll(List.of("--format", "html=" + pages));
        String expected = gate(whole.toArray(String[]::new)).out();
        var merge = new ArrayList<>(List.of("merge", "--pages", pages));
        merge.addAll(asked);
        for (int i = 1; i <= 3; i++) {
            Path part = folder.resolve("part-" + i + ".json");
            gate("--shard", i + "/3", "--format", "json=" + part);
            merge.add(part.toString());
        }
        assertEquals(expected, Invocation.of(merge).out());
    }

    @Test
    void thePageOfAllRefersToThoseOfEach() throws IOException {
        Files.createDirectory(folder.resolve("of each"));
        Path index = folder.resolve("index.html");
        gate("--format", "html=" + index, "--format", "html=" + folder.resolve("of each/{artefact}--{baseline}.html"));
        String page = Files.readString(index);
        assertTrue(page.contains("href=\"./of%20each/plugin-03--last.html\""));
        assertTrue(Files.exists(folder.resolve("of each/plugin-03--last.html")));
    }

    @Test
    void aWaiverIsUnusedOnlyWhereNoArtefactUsesIt() throws IOException {
        assertTrue(gate().out().contains("1 waived"));
        assertFalse(gate().out().contains("waiver"));
        Path configuration = folder.resolve("abigate.yaml");
        Files.writeString(configuration, Files.readString(configuration).replace("removed-v1", "removed-v2"));
        Invocation unused = gate();
        assertEquals(ExitStatus.FAIL, unused.status());
        assertTrue(
                unused.out().contains("export-function-removed g of policy plugins: unused (breaking)"), unused.out());
    }

    @Test
    void everyUnreadableBuildIsNamed() throws IOException {
        Path configuration = folder.resolve("abigate.yaml");
        Files.writeString(
                configuration,
                Files.readString(configuration)
                        .replaceFirst("file: export-removed-v2", "file: gone")
                        .replace("removed-v1", "lost"));
        Invocation run = gate();
        assertEquals(ExitStatus.UNREADABLE, run.status());
        assertEquals(
                "abigate: %s: no such file\nabigate: %s: no such file\n"
                        .formatted(folder.resolve("gone.wasm"), folder.resolve("export-lost.wasm")),
                run.err());
    }

    @Test
    void eachComparisonCanHaveAPageOfItsOwn() {
        gate("--format", "text", "--format", "html=" + folder.resolve("{artefact}--{baseline}.html"));
        assertTrue(Files.exists(folder.resolve("plugin-03--last.html")));
        assertTrue(Files.exists(folder.resolve("plugin-10--same.html")));
    }

    @Test
    void onePolicyDemandsWhatWasNotCompared() throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), """
                schemaVersion: 1
                require-coverage: [types]
                rules: {export-function-removed: {severity: compatible}}
                """);
        assertEquals(ExitStatus.PASS, gate().status(), "both builds have debug information");

        byte[] withoutDebugInformation = {0, 'a', 's', 'm', 1, 0, 0, 0};
        Files.write(folder.resolve("export-removed-v1.wasm"), withoutDebugInformation);
        assertEquals(ExitStatus.PARTIAL, gate("--fail-on", "none").status());
    }
}
