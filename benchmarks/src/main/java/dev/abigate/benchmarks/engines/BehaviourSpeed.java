package dev.abigate.benchmarks.engines;

import dev.abigate.format.ByteString;
import dev.abigate.format.trace.ReplayLevel;
import dev.abigate.format.trace.ReplayResult.Outcome;
import dev.abigate.format.trace.SearchResult;
import dev.abigate.format.trace.TraceHeader;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.reader.trace.Trace;
import dev.abigate.reader.wasm.WasmReader;
import dev.abigate.reader.wasm.code.CodeReader;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.StoreLimits;
import dev.abigate.runtime.plugin.Plugin;
import dev.abigate.runtime.plugin.PluginModule;
import dev.abigate.runtime.replay.Recorder;
import dev.abigate.runtime.replay.Replayer;
import dev.abigate.runtime.replay.TraceHeaders;
import dev.abigate.runtime.replay.search.Build;
import dev.abigate.runtime.replay.search.Search;
import dev.abigate.runtime.replay.search.SearchedExports;
import dev.abigate.runtime.wasi.WasiConfiguration;
import dev.abigate.runtime.wasi.fs.memory.MemoryTree;
import dev.abigate.writer.coverage.CountedModule;
import dev.abigate.writer.trace.TraceWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What recording, replaying and searching cost: runs of WASI programs of the corpus as they are, recorded, and replayed, in turn,
 * and how many inputs a second a search executes on both of two builds of a small function.
 *
 * <p>Arguments: the folder of the corpus, and the number of rounds.
 */
public final class BehaviourSpeed {
    private static final List<String> PROGRAMS = List.of("hello", "files", "strings", "clockrand");
    private static final int RUNS_OF_A_ROUND = 50;
    private static final int WARM_UP_ROUNDS = 20;
    private static final Duration SEARCH = Duration.ofSeconds(20);
    private static final long FUEL = 10_000_000;
    private static final Engine ENGINE = Engine.of(Tier.AUTO);

    private BehaviourSpeed() {}

    /** Measures and prints. */
    public static void main(String[] arguments) throws IOException {
        Path modules = Path.of(arguments[0]).resolve("wasm");
        int rounds = Integer.parseInt(arguments[1]);
        PrintStream out = System.out;
        out.printf("%-12s%12s%14s%14s%8s%8s%n", "program", "run, ms", "recorded, ms", "replayed, ms", "ratio", "ratio");
        for (String program : PROGRAMS) {
            print(out, program, ByteString.wrap(Files.readAllBytes(modules.resolve(program + ".wasm"))), rounds);
        }
        search(out, WasmReader.read(ByteString.wrap(Files.readAllBytes(modules.resolve("i64ops.wasm")))));
    }

    private static void print(PrintStream out, String name, ByteString file, int rounds) throws IOException {
        PluginModule module = PluginModule.load(ENGINE, WasmReader.read(file));
        var settings = new TraceHeader.Settings("auto", true, true, StoreLimits.DEFAULT.memoryBytes());
        // Of the module, as what is loaded is: once for all of its traces.
        TraceHeader header = TraceHeaders.of("benchmark", file, module.module(), settings);
        Trace trace = record(header, module);
        List<LongSupplier> ways =
                List.of(() -> run(module), () -> record(header, module).events(), () -> replay(trace, module));
        double[][] times = new double[ways.size()][rounds];
        for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
            for (int way = 0; way < times.length; way++) {
                double time = ThreadTime.of(repeated(ways.get(way))).milliseconds() / RUNS_OF_A_ROUND;
                times[way][Math.max(0, round)] = time;
            }
        }
        double run = median(times[0]);
        double recorded = median(times[1]);
        double replayed = median(times[2]);
        out.printf(
                Locale.ROOT,
                "%-12s%12.3f%14.3f%14.3f%8.2f%8.2f%n",
                name,
                run,
                recorded,
                replayed,
                recorded / run,
                replayed / run);
    }

    private static LongSupplier repeated(LongSupplier call) {
        return () -> {
            long sum = 0;
            for (int i = 0; i < RUNS_OF_A_ROUND; i++) {
                sum += call.getAsLong();
            }
            return sum;
        };
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static int run(PluginModule module) {
        try (Store store = ENGINE.newStore()) {
            return run(module, store);
        }
    }

    private static int run(PluginModule module, Store store) {
        try (var files = MemoryTree.empty(() -> 0, MemoryTree.DEFAULT_CAPACITY)) {
            var world = WasiConfiguration.builder()
                    .arguments(List.of("program"))
                    .directory("/", files.root())
                    .build();
            return Plugin.builder(module, store, world).run();
        }
    }

    private static Trace record(TraceHeader header, PluginModule module) {
        var bytes = new ByteArrayOutputStream();
        try (Store store = ENGINE.newStore();
                var writer = new TraceWriter(bytes, header)) {
            var recorder = new Recorder(module.module(), writer::write);
            store.observe(recorder);
            int _ = run(module, store);
            recorder.finish();
            writer.finish(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Trace.read(ByteString.wrap(bytes.toByteArray()));
    }

    private static long replay(Trace trace, PluginModule module) {
        var result = new Replayer(trace, module.module(), ReplayLevel.A, false, ENGINE::newStore).replay();
        if (result.outcome() != Outcome.EQUAL) {
            throw new IllegalStateException(result.toString());
        }
        return result.calls();
    }

    private static void search(PrintStream out, WasmModule module) {
        Build build = counted(module);
        var exports = SearchedExports.of(build.module(), build.module(), Map.of(), true);
        long begin = System.nanoTime();
        SearchResult result = new Search(ReplayLevel.B, build, build, exports, 0)
                .run(List.of(), _ -> {}, _ -> System.nanoTime() - begin < SEARCH.toNanos());
        out.printf(
                Locale.ROOT,
                "%n%d inputs in %d s: %d a second%n",
                result.sequences(),
                SEARCH.toSeconds(),
                result.sequences() / SEARCH.toSeconds());
    }

    private static Build counted(WasmModule module) {
        var code = new ArrayList<FunctionCode>();
        module.bodies().forEach(body -> code.add(CodeReader.read(body, code.size())));
        CountedModule counted = CountedModule.of(module, code);
        var metered = new Engine(Tier.AUTO, ExecutionOptions.DEFAULT.withMetering(true), FeatureSet.ALL);
        ExecutableModule loaded = metered.load(counted.module());
        return new Build(
                loaded,
                metered::newStore,
                store -> new Linker(store).instantiate(loaded),
                FUEL,
                Optional.of(new Build.Counters(
                        counted.branches(), counted.counters(), counted.operands(), counted.comparisons())));
    }
}
