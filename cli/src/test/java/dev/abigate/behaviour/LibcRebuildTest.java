package dev.abigate.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.behaviour.MaskReader;
import dev.abigate.diff.behaviour.MaskedDifferences;
import dev.abigate.diff.schema.SchemaDocument;
import dev.abigate.format.ByteString;
import dev.abigate.format.schema.ExportSchema;
import dev.abigate.format.schema.ExportSchemas;
import dev.abigate.format.trace.ReplayLevel;
import dev.abigate.format.trace.ReplayResult;
import dev.abigate.format.trace.ReplayResult.Aspect;
import dev.abigate.format.trace.ReplayResult.Divergence;
import dev.abigate.format.trace.ReplayResult.Outcome;
import dev.abigate.format.trace.SearchResult;
import dev.abigate.format.trace.TraceEvent;
import dev.abigate.format.trace.TraceHeader;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.reader.trace.Trace;
import dev.abigate.reader.wasm.WasmReader;
import dev.abigate.report.ReplayReport;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.plugin.Plugin;
import dev.abigate.runtime.plugin.PluginModule;
import dev.abigate.runtime.replay.Masking;
import dev.abigate.runtime.replay.Recorder;
import dev.abigate.runtime.replay.ReplaySettings;
import dev.abigate.runtime.replay.Replayer;
import dev.abigate.runtime.replay.TraceHeaders;
import dev.abigate.runtime.replay.search.Build;
import dev.abigate.runtime.replay.search.Search;
import dev.abigate.runtime.replay.search.SearchedExports;
import dev.abigate.runtime.trap.ProgramExit;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.wasi.WasiConfiguration;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Builds of one source for WAMR's libc-builtin behave alike, though one prints with {@code printf} what another prints with
 * {@code puts}, and each calls {@code strlen} and {@code malloc} in its own way; a build that behaves otherwise is found.
 */
class LibcRebuildTest {
    private static final Path FOLDER = Path.of("src/test/resources/behaviour/libc");
    private static final Engine ENGINE =
            new Engine(Tier.INTERPRETER, ExecutionOptions.DEFAULT.withMetering(true), FeatureSet.ALL);
    private static final long FUEL = 2_000_000;
    private static final int FEW_INPUTS = 256;

    private static final List<String> BUILDS = List.of("O0", "O2", "Oz", "moved", "clang16");

    private static final List<String> WORDS = List.of("report", "The", "cat", "saw", "the", "dog", "twice", "often");
    private static final List<String> FIVE_WORDS = List.of("report", "a", "b", "c", "d", "e");

    /** A recorded run. */
    private record Recorded(Trace trace, String output) {}

    private static ByteString bytes(String build) throws IOException {
        return ByteString.wrap(Files.readAllBytes(FOLDER.resolve("report-" + build + ".wasm")));
    }

    private static PluginModule module(String build) throws IOException {
        return PluginModule.load(ENGINE, WasmReader.read(bytes(build)));
    }

    private static Recorded record(String build, List<String> arguments) throws IOException {
        PluginModule module = module(build);
        var events = new ArrayList<TraceEvent>();
        var output = new ByteArrayOutputStream();
        var input = new ByteArrayInputStream(new byte[0]);
        try (Store store = ENGINE.newStore()) {
            store.setFuel(FUEL);
            var recorder = new Recorder(module.module(), events::add);
            store.observe(recorder);
            WasiConfiguration world = WasiConfiguration.builder()
                    .arguments(arguments)
                    .stdio(WasiConfiguration.Stdio.of(input, output, output))
                    .build();
            try {
                Plugin.builder(module, store, world).run();
            } catch (Trap | ProgramExit _) {
                // The trace has it.
            }
            recorder.finish();
        }
        var settings = new TraceHeader.Settings("interpreter", true, false, 1L << 32);
        TraceHeader header = TraceHeaders.of("test", bytes(build), module.module(), settings);
        return new Recorded(Trace.of(header, events), output.toString(StandardCharsets.UTF_8));
    }

    private static ReplayResult replay(Recorded recorded, String build) throws IOException {
        return replay(recorded, build, Masking.NONE);
    }

    private static ReplayResult replay(Recorded recorded, String build, Masking masking) throws IOException {
        PluginModule module = module(build);
        assertEquals(
                Optional.of(build.equals("O2") ? ReplayLevel.A : ReplayLevel.B),
                TraceHeaders.level(recorded.trace().header(), bytes(build), module.module()));
        return new Replayer(
                        recorded.trace(),
                        module.module(),
                        ReplaySettings.of(ReplayLevel.B)
                                .withHeap(module.inserted())
                                .withMasking(masking),
                        LibcRebuildTest::newStore)
                .replay();
    }

    private static Store newStore() {
        Store store = ENGINE.newStore();
        store.setFuel(FUEL);
        return store;
    }

    @Test
    void aRecordedProgramReplaysEqualOnEachBuild() throws IOException {
        Recorded recorded = record("O2", WORDS);
        assertTrue(recorded.output().startsWith("""
                Report
                ------
                the     |  2 again
                cat     |  1 once
                """), recorded.output());
        for (String build : BUILDS) {
            ReplayResult result = replay(recorded, build);
            assertEquals(List.of(), result.divergences(), build);
            assertEquals(Outcome.EQUAL, result.outcome(), build + ": " + result.reason());
            assertEquals(2, result.hostCalls(), "the clock, twice");
        }
    }

    @Test
    void anEndInTheLibraryReplaysEqualOnEachBuild() throws IOException {
        Recorded recorded = record("O0", FIVE_WORDS);
        for (String build : List.of("Oz", "moved", "clang16")) {
            ReplayResult result = replay(recorded, build);
            assertEquals(Outcome.EQUAL, result.outcome(), build + ": " + result.divergences());
        }
    }

    private static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of("other-text", WORDS, Aspect.OUTPUT, "stdout[0]: 'Report'", "stdout[0]: 'Report!'"),
                Arguments.of(
                        "other-order",
                        WORDS,
                        Aspect.OUTPUT,
                        "stdout[2]: 'the     |  2 again'",
                        "stdout[2]: 'often   |  1 once'"),
                Arguments.of("other-exit", FIVE_WORDS, Aspect.ARGUMENTS, "env.exit([0]: 5)", "env.exit([0]: 6)"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void anotherBehaviourIsFoundAtItsPlace(
            String build, List<String> arguments, Aspect aspect, String expected, String found) throws IOException {
        ReplayResult result = replay(record("O2", arguments), build);
        assertEquals(Outcome.DIFFERENT, result.outcome());
        Divergence first = result.divergences().getFirst();
        assertEquals(aspect, first.aspect());
        assertEquals(expected, first.expected());
        assertEquals(found, first.found());
    }

    @ParameterizedTest
    @CsvSource({
        "other-text, stdout[0], true",
        "other-text, stdout[1], false",
        "other-text, '{expression: \"Report!?\", at: \"stdout*\"}', true",
        "other-order, 're:stdout\\[[2-7]\\]', true",
        "other-order, 're:stdout\\[[2-6]\\]', false",
        "other-exit, 'host:env.exit[0]', true",
        "other-exit, 'host:env.abort[0]', false",
    })
    void masksHideWhatTheyName(String build, String mask, boolean hidden) throws IOException {
        var masks = new MaskedDifferences(List.of(MaskReader.read(mask)));
        ReplayResult result = replay(record("O2", build.equals("other-exit") ? FIVE_WORDS : WORDS), build, masks);
        assertEquals(hidden ? Outcome.EQUAL : Outcome.DIFFERENT, result.outcome());
        assertTrue(!hidden || masks.uses().getFirst().hidden() > 0);
    }

    @Test
    void theReportSaysByWhichSchema() throws IOException {
        Recorded recorded = record("O2", WORDS);
        var report = new ReplayReport(
                "0",
                new ReplayReport.Recorded("a", "", recorded.trace().header(), 0),
                new ReplayReport.Replayed("b", "", "wasm", "interpreter"),
                ExportSchemas.NONE,
                List.of(),
                replay(recorded, "Oz"));
        assertTrue(report.text().contains("""
                host calls by libc-builtin: abort, exit, clock
                printed text by libc-builtin: puts, printf
                left to each build by libc-builtin: free, memset, isalnum, tolower, strcmp, strdup, strlen, malloc, snprintf, strncpy
                """), report.text());
    }

    @SuppressWarnings("unused")
    private static final List<String> REBUILDS = List.of("O0", "Oz", "moved", "clang16");

    @SuppressWarnings("unused")
    private static final List<String> OTHERS = List.of("other-text", "other-order", "other-exit");

    @Test
    void aSearchPassesOverWhatMasksHide() throws IOException {
        var masks = new MaskedDifferences(List.of(MaskReader.read("host:env.exit[0]")));
        assertEquals(Optional.empty(), search("other-exit", masks).counterExample());
        assertTrue(masks.uses().getFirst().hidden() > 0);
        var lines = new MaskedDifferences(List.of(MaskReader.read("{expression: \"Report!?\"}")));
        assertEquals(Optional.empty(), search("other-text", lines).counterExample());
        assertTrue(lines.uses().getFirst().first().contains("Report and Report!"));
    }

    private static SearchResult search(String other) throws IOException {
        return search(other, Masking.NONE);
    }

    private static SearchResult search(String other, Masking masking) throws IOException {
        Map<String, ExportSchema> schemas = SchemaDocument.read(Files.readAllBytes(FOLDER.resolve("report.yaml")));
        SearchedExports exports =
                SearchedExports.of(module("O2").module(), module(other).module(), schemas, false);
        return new Search(ReplayLevel.B, build("O2"), build(other), exports, 7, masking)
                .run(List.of(), _ -> {}, soFar -> soFar.sequences() < FEW_INPUTS);
    }

    private static Build build(String build) throws IOException {
        PluginModule module = module(build);
        WasiConfiguration world = WasiConfiguration.builder().build();
        return new Build(
                module.module(),
                ENGINE::newStore,
                store -> Plugin.builder(module, store, world).instantiate().instance(),
                FUEL,
                Optional.empty());
    }

    @ParameterizedTest
    @FieldSource("REBUILDS")
    void aSearchFindsNoDifferenceBetweenRebuilds(String build) throws IOException {
        assertEquals(Optional.empty(), search(build).counterExample());
    }

    @ParameterizedTest
    @FieldSource("OTHERS")
    void aSearchFindsAnotherBehaviour(String build) throws IOException {
        assertEquals(
                Aspect.HOST_CALL,
                search(build).counterExample().orElseThrow().divergence().aspect());
    }
}
