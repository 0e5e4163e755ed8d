package dev.abigate.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.abigate.diff.change.Changes;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Judge;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.snapshot.Snapshots;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.format.wasm.Section;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.reader.Artifact;
import dev.abigate.reader.Readers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One source built in several ways has one interface. */
class RebuildTest {
    private static final String TYPES = """
            typedef struct { int x, y; } point;
            struct window { point at; struct window *next; char title[16]; unsigned flags : 3; };
            enum mode { OFF, ON };
            typedef int (*handler)(struct window *, enum mode);
            """;
    private static final String MOVE = """
            __attribute__((export_name("move"))) int move(struct window *w, point by) {
              w->at.x += by.x; w->at.y += by.y; return w->at.x;
            }
            """;
    private static final String OPEN = """
            __attribute__((export_name("open"))) struct window *open_window(struct window *w, handler h) {
              return h(w, ON) ? w : w->next;
            }
            """;

    private final Path folder;

    RebuildTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void needClang() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/clang")), "no clang that compiles to WebAssembly");
    }

    private WasmModule build(String level, String source) throws IOException, InterruptedException {
        Path file = folder.resolve("a.c");
        Files.writeString(file, source);
        Path module = folder.resolve("a.wasm");
        List<String> command = List.of(
                "/usr/bin/clang",
                "--target=wasm32-wasi",
                "-nostdlib",
                "-g",
                level,
                "-Wl,--no-entry",
                "-o",
                module.toString(),
                file.toString());
        Process clang = new ProcessBuilder(command).inheritIO().start();
        assertEquals(0, clang.waitFor());
        return switch (Readers.read(SharedFiles.read(module))) {
            case Artifact.Wasm(WasmModule built) -> built;
            case Artifact.Aot _, Artifact.Component _ -> throw new AssertionError("no module");
        };
    }

    private static void assertSameTypes(WasmModule before, WasmModule after) {
        Snapshot old = Snapshots.of(before);
        Snapshot now = Snapshots.of(after);
        assertTrue(old.source().isPresent() && now.source().isPresent());
        assertEquals(
                List.of(),
                Judge.judge(Changes.between(old, now)).stream()
                        .map(Finding::rule)
                        .filter(rule -> rule.area() == Rule.Area.TYPES)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-O1", "-O2", "-Os"})
    void hasTheSameTypesAtAnotherLevelOfOptimisation(String level) throws IOException, InterruptedException {
        WasmModule plain = build("-O0", TYPES + MOVE + OPEN);
        WasmModule optimised = build(level, TYPES + MOVE + OPEN);
        assertSameTypes(plain, optimised);
        assertSameTypes(optimised, plain);
    }

    @Test
    void hasTheSameTypesWithFunctionsInAnotherOrder() throws IOException, InterruptedException {
        assertSameTypes(build("-O1", TYPES + MOVE + OPEN), build("-O1", TYPES + OPEN + MOVE));
    }

    @Test
    void hasTheSameTypesWithoutNames() throws IOException, InterruptedException {
        WasmModule named = build("-O1", TYPES + MOVE + OPEN);
        assertSameTypes(
                named,
                new WasmModule(named.sections().stream()
                        .filter(section -> !(section instanceof Section.Custom custom
                                && custom.name().equals("name")))
                        .toList()));
    }
}
