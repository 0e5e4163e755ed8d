package dev.abigate.diff.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.abigate.diff.change.Changes;
import dev.abigate.diff.document.Documents;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Judge;
import dev.abigate.diff.rule.Severity;
import dev.abigate.diff.schema.SchemaDocument;
import dev.abigate.diff.snapshot.Snapshots;
import dev.abigate.format.ByteString;
import dev.abigate.format.schema.ExportSchema;
import dev.abigate.reader.Readers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Releases of a package of the npm registry with the same interface, of which some behave in another way. The Maven profile
 * {@code npm} fetches them.
 */
final class NpmBehaviourTest {
    private static final Path FOLDER = Path.of("src/test/npm");
    private static final Path FETCHED = Path.of("target/npm/quickjs-wasi");

    private static final ScenarioFiles FILES = new ScenarioFiles() {
        @Override
        public ByteString read(String file) {
            return bytes(FOLDER.resolve(file));
        }

        @Override
        public Map<String, ExportSchema> schemas(String file) {
            return SchemaDocument.read(read(file).toArray());
        }

        @Override
        public Path folder(String folder) {
            return FOLDER.resolve(folder);
        }
    };

    private static ByteString bytes(Path file) {
        try {
            return ByteString.wrap(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Executable release(String version) {
        Path file = FETCHED.resolve(version).resolve("quickjs.wasm");
        assumeTrue(Files.exists(file), () -> version + " was not fetched: build with -Pnpm");
        ByteString bytes = bytes(file);
        return new Executable("quickjs-" + version + ".wasm", bytes, Readers.read(bytes));
    }

    /**
     * Since 3.1.0 a module evaluates to its namespace, where it evaluated to undefined; since 3.6.1 its promise is settled
     * without a pending job.
     *
     * @param differing the scenarios that differ
     */
    @ParameterizedTest
    @CsvSource({
        "3.0.2, 3.1.0, modules, call 8: qjs_execute_pending_job()",
        "3.6.0, 3.6.1, modules, call 8: qjs_execute_pending_job()",
        "3.3.0, 3.3.1, '', ''",
        "3.5.0, 3.6.0, '', ''",
    })
    void onlyWhatBehavesInAnotherWayIsTold(String old, String now, String differing, String place)
            throws InterruptedException {
        Executable before = release(old);
        Executable after = release(now);
        List<Severity> severities =
                Judge.judge(Changes.between(Snapshots.of(before.artifact()), Snapshots.of(after.artifact()))).stream()
                        .filter(finding -> finding.noise().isEmpty())
                        .map(Finding::severity)
                        .distinct()
                        .toList();
        assertEquals(List.of(Severity.COMPATIBLE), severities);
        List<Scenario> scenarios = ScenarioReader.read(Documents.read(
                        bytes(FOLDER.resolve("quickjs-scenarios.yaml")).toArray()))
                .scenarios();
        try (var behaviour = new Behaviour(2)) {
            List<ScenarioResult> results =
                    behaviour.compare(List.of(new Behaviour.Planned(scenarios, FILES)), Optional.of(before), after);
            List<ScenarioResult> different =
                    results.stream().filter(result -> !result.isEqual()).toList();
            assertEquals(
                    differing,
                    different.stream().map(ScenarioResult::name).findFirst().orElse(""));
            assertEquals(
                    place,
                    different.stream()
                            .map(result ->
                                    result.result().divergences().getFirst().call())
                            .findFirst()
                            .orElse(""));
        }
    }
}
