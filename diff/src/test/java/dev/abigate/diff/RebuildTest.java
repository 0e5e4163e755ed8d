package dev.abigate.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.change.Changes;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Judge;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.snapshot.Snapshots;
import dev.abigate.format.ByteString;
import dev.abigate.format.types.Coverage.Share;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.reader.Artifact;
import dev.abigate.reader.Readers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One source built in several ways has one interface: at other levels of optimisation, with functions in another order, with
 * debug information of another version, and without names.
 */
class RebuildTest {
    private static final Path FOLDER = Path.of("src/test/resources/rebuilds");

    @ParameterizedTest
    @ValueSource(strings = {"c", "cpp"})
    void hasTheSameTypesInEveryBuild(String language) throws IOException {
        List<Path> builds;
        try (Stream<Path> files = Files.list(FOLDER)) {
            builds = files.filter(file -> file.getFileName().toString().matches(language + "-.*\\.wasm"))
                    .sorted()
                    .toList();
        }
        assertTrue(builds.size() > 1);
        for (Path old : builds) {
            for (Path now : builds) {
                assertEquals(
                        List.of(),
                        typeFindings(Snapshots.of(module(old)), Snapshots.of(module(now))),
                        old.getFileName() + " and " + now.getFileName());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"c", "cpp"})
    void tellsTheTypesOfTheWholeInterface(String language) throws IOException {
        Share told = Snapshots.of(module(FOLDER.resolve(language + "-O2.wasm")))
                .source()
                .orElseThrow()
                .graph()
                .coverage()
                .exportedFunctions();
        assertEquals(told.total(), told.described());
    }

    @ParameterizedTest
    @ValueSource(strings = {"c-O1.wasm", "cpp-O1.wasm"})
    void hasTheSameTypesWithoutNames(String file) throws IOException {
        WasmModule named = module(FOLDER.resolve(file));
        var stripped = new WasmModule(
                named.sections().stream().filter(section -> !isNames(section)).toList());
        assertFalse(named.sections().size() == stripped.sections().size());
        assertEquals(List.of(), typeFindings(Snapshots.of(named), Snapshots.of(stripped)));
    }

    /** What a change of the source looks like, so that the silence above means something. */
    @Test
    void findsAChangeOfTheSourceInAnyBuild() throws IOException {
        Snapshot longer = Snapshots.of(module(FOLDER.resolve("longer-title.wasm")));
        for (String build : List.of("c-O0.wasm", "c-Oz.wasm", "c-reordered.wasm", "c-dwarf5.wasm")) {
            assertTrue(
                    typeFindings(Snapshots.of(module(FOLDER.resolve(build))), longer).stream()
                            .anyMatch(finding -> finding.rule() == Rule.TYPE_SIZE_CHANGED
                                    && finding.name().equals("window")),
                    build);
        }
    }

    private static boolean isNames(Section section) {
        return section instanceof Section.Custom custom && custom.name().equals("name");
    }

    private static WasmModule module(Path file) throws IOException {
        return switch (Readers.read(ByteString.wrap(Files.readAllBytes(file)))) {
            case Artifact.Wasm(WasmModule module) -> module;
            case Artifact.Aot _, Artifact.Component _ -> throw new AssertionError(file + " is no module");
        };
    }

    /** Findings about types, and about debug information that tells too little of them. */
    private static List<Finding> typeFindings(Snapshot old, Snapshot now) {
        return Judge.judge(Changes.between(old, now)).stream()
                .filter(finding -> finding.rule().area() == Rule.Area.TYPES
                        || finding.rule().area() == Rule.Area.COVERAGE)
                .toList();
    }
}
