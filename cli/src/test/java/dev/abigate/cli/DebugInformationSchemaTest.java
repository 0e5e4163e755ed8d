package dev.abigate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.schema.DerivedSchemas;
import dev.abigate.diff.schema.SchemaDocument;
import dev.abigate.diff.schema.SchemaText;
import dev.abigate.diff.snapshot.Snapshots;
import dev.abigate.diff.source.SourceTypes;
import dev.abigate.format.ByteString;
import dev.abigate.format.schema.ExportSchemas;
import dev.abigate.format.schema.SchemaSource;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.reader.dwarf.DwarfOptions;
import dev.abigate.reader.wasm.WasmReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What exports take and return is known from debug information, where no file says it. */
class DebugInformationSchemaTest {
    private static final Path PROGRAMS = Path.of("src/test/resources/behaviour");
    private static final String OLD = PROGRAMS.resolve("machine-debug-O0.wasm").toString();
    private static final String STRIPPED =
            PROGRAMS.resolve("machine-moved.wasm").toString();

    /** {@code i32.const 24}, {@code i32.shl}, which {@code machine_sum} alone has, and what takes their place. */
    private static final String SHIFT = "411874";

    private static final String OTHER_SHIFT = "411074";

    @TempDir
    Path folder;

    private String changed;
    private String trace;

    @BeforeEach
    void changeTheNewBuild() throws IOException {
        String module = HexFormat.of().formatHex(Files.readAllBytes(Path.of(STRIPPED)));
        assertEquals(2, module.split(SHIFT, -1).length);
        byte[] bytes = HexFormat.of().parseHex(module.replace(SHIFT, OTHER_SHIFT));
        changed = Files.write(folder.resolve("changed.wasm"), bytes).toString();
        trace = folder.resolve("difference.trace").toString();
    }

    private static Invocation run(String... arguments) {
        return Invocation.of(List.of(arguments));
    }

    @Test
    void aDifferenceIsFoundAndReplayed() {
        Invocation search = run("equiv", OLD, changed, "--runs", "20000", "-o", trace);
        assertEquals(ExitStatus.FAIL, search.status(), search.out());
        assertTrue(
                search.out().contains("by debug information of the old build: machine_new, machine_feed"),
                search.out());
        Invocation other = run("replay", trace, changed, "--old", OLD);
        assertTrue(other.out().startsWith("changed.wasm: different"), other.out());
        assertTrue(other.out().contains("machine_sum"), other.out());
        Invocation same = run("replay", trace, STRIPPED, "--old", OLD);
        assertEquals(ExitStatus.PASS, same.status(), same.out());
        assertTrue(same.out().contains("by debug information of the old build: machine_new"), same.out());
    }

    @Test
    void withoutItAddressesAreNumbers() {
        run("equiv", OLD, changed, "--runs", "20000", "-o", trace);
        Invocation replay = run("replay", trace, STRIPPED);
        assertTrue(replay.out().contains("machine_new(), results"), replay.out());
    }

    @Test
    void onlyTheRecordedModuleIsTakenForOld() {
        run("equiv", OLD, changed, "--runs", "20000", "-o", trace);
        Invocation replay = run("replay", trace, STRIPPED, "--old", changed);
        assertEquals(ExitStatus.USAGE, replay.status());
        assertTrue(replay.err().contains("is not the module that was recorded"), replay.err());
    }

    @Test
    void aFileWinsWhereItSaysSomething() throws IOException {
        Path file = Files.writeString(folder.resolve("schema.yaml"), """
                exports:
                  - {name: machine_new, parameters: [], result: handle Machine}
                  - {name: machine_feed, parameters: [handle Machine, text, length]}
                """);
        Invocation search = run("equiv", OLD, STRIPPED, "--runs", "100", "--schema", file.toString());
        assertTrue(search.out().contains("by --schema: machine_new, machine_feed\n"), search.out());
        assertTrue(
                search.out().contains("by debug information of the old build: machine_records, machine_sum\n"),
                search.out());
    }

    @Test
    void whatIsPrintedIsReadAsTheSame() throws IOException {
        WasmModule module = WasmReader.read(
                ByteString.wrap(Files.readAllBytes(Path.of("src/test/resources/fixtures/meanings.wasm"))));
        SourceTypes types = Snapshots.source(module, DwarfOptions.DEFAULT).orElseThrow();
        ExportSchemas schemas =
                DerivedSchemas.of(types.program(), module, Map.of(), SchemaSource.OLD_DEBUG_INFORMATION);
        assertEquals(
                schemas.schemas(), SchemaDocument.read(SchemaText.of(schemas).getBytes(StandardCharsets.UTF_8)));
    }
}
