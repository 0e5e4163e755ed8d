package dev.abigate.behaviour;

import dev.abigate.diff.schema.DerivedSchemas;
import dev.abigate.diff.schema.SchemaDocument;
import dev.abigate.diff.snapshot.Snapshots;
import dev.abigate.diff.source.SourceTypes;
import dev.abigate.format.ByteString;
import dev.abigate.format.schema.ExportSchema;
import dev.abigate.format.schema.SchemaSource;
import dev.abigate.format.trace.ReplayLevel;
import dev.abigate.format.trace.ReplayResult;
import dev.abigate.format.trace.TraceHeader;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.reader.dwarf.DwarfOptions;
import dev.abigate.reader.trace.Trace;
import dev.abigate.reader.wasm.WasmReader;
import dev.abigate.reader.wasm.code.CodeReader;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Instantiation;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.replay.Recorder;
import dev.abigate.runtime.replay.ReplaySettings;
import dev.abigate.runtime.replay.Replayer;
import dev.abigate.runtime.replay.TraceHeaders;
import dev.abigate.runtime.replay.search.Build;
import dev.abigate.runtime.replay.search.CallSequence;
import dev.abigate.runtime.replay.search.SearchedExports;
import dev.abigate.runtime.replay.search.SequenceExecution;
import dev.abigate.writer.coverage.CountedModule;
import dev.abigate.writer.trace.TraceWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of the programs whose behaviour is compared: written in C, without imports. */
record Program(String name, Map<String, ExportSchema> schemas) {
    /** Those with builds that have debug information. */
    static final List<String> DEBUGGED = List.of("text", "sort", "machine");

    /** All of them. */
    static final List<String> NAMES = List.of("text", "hash", "json", "pack", "sort", "machine");

    private static final Path FOLDER = Path.of("src/test/resources/behaviour");
    private static final long FUEL = 2_000_000;

    private static final Engine PLAIN = Engine.of(Tier.INTERPRETER);

    static Program of(String name) throws IOException {
        return new Program(name, SchemaDocument.read(Files.readAllBytes(FOLDER.resolve(name + ".yaml"))));
    }

    /** A program that is known by the debug information of one of its builds only. */
    static Program ofDebugInformation(String name) throws IOException {
        WasmModule module = module(name, "debug-O0");
        SourceTypes types = Snapshots.source(module, DwarfOptions.DEFAULT).orElseThrow();
        return new Program(
                name,
                DerivedSchemas.of(types.program(), module, Map.of(), SchemaSource.OLD_DEBUG_INFORMATION)
                        .schemas());
    }

    /** The module of a way to build it. */
    WasmModule module(String variant) throws IOException {
        return module(name, variant);
    }

    private static WasmModule module(String name, String variant) throws IOException {
        return WasmReader.read(ByteString.wrap(Files.readAllBytes(FOLDER.resolve(name + "-" + variant + ".wasm"))));
    }

    SearchedExports exports(WasmModule old, WasmModule now) {
        return SearchedExports.of(load(old), load(now), schemas, false);
    }

    /** A module as it is, interpreted. */
    static ExecutableModule load(WasmModule module) {
        return PLAIN.load(module);
    }

    /** A module with counters. */
    static Build build(WasmModule module, Tier tier) {
        List<FunctionCode> code = new ArrayList<>();
        module.bodies().forEach(body -> code.add(CodeReader.read(body, code.size())));
        CountedModule counted = CountedModule.of(module, code);
        var metered = new Engine(tier, ExecutionOptions.DEFAULT.withMetering(true), FeatureSet.ALL);
        ExecutableModule loaded = metered.load(counted.module());
        return new Build(
                loaded,
                metered::newStore,
                store -> Instantiation.instantiate(store, loaded, List.of()),
                FUEL,
                Optional.of(new Build.Counters(
                        counted.branches(), counted.counters(), counted.operands(), counted.comparisons())));
    }

    /** What comes of recording calls on one build and replaying them on another. */
    ReplayResult replay(CallSequence calls, ExecutableModule recorded, ExecutableModule now) throws IOException {
        var out = new ByteArrayOutputStream();
        var settings = new TraceHeader.Settings("interpreter", true, true, 1L << 32);
        TraceHeader header = TraceHeaders.of("test", ByteString.utf8(name), recorded, settings);
        try (Store store = PLAIN.newStore();
                var writer = new TraceWriter(out, header)) {
            var recorder = new Recorder(recorded, writer::write);
            store.observe(recorder);
            var execution = new SequenceExecution(Instantiation.instantiate(store, recorded, List.of()));
            execution.prepare();
            execution.execute(calls);
            recorder.finish();
            writer.finish(true);
        }
        Trace trace = Trace.read(ByteString.wrap(out.toByteArray()));
        return new Replayer(trace, now, ReplaySettings.of(ReplayLevel.B).withSchemas(schemas), PLAIN::newStore)
                .replay();
    }
}
