package dev.abigate.runtime.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.ByteString;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.format.trace.ReplayLevel;
import dev.abigate.format.trace.ReplayResult;
import dev.abigate.format.trace.ReplayResult.Outcome;
import dev.abigate.format.trace.TraceHeader;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.reader.trace.Trace;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.aot.UnsupportedAotException;
import dev.abigate.runtime.aot.direct.Workers;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.replay.Recorder;
import dev.abigate.runtime.replay.Replayer;
import dev.abigate.runtime.replay.TraceHeaders;
import dev.abigate.runtime.trap.TrapKind;
import dev.abigate.writer.trace.TraceWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was recorded of a case of the corpus on one engine is the same on every other: interpreted, compiled, and as machine code
 * that is emulated or that this machine executes. A sample has some cases of each module, and of each target one release for each
 * module; {@code -Dabigate.replays=true} replays all cases on all releases, {@code -Dabigate.variants=true} also on files that
 * were built with other options.
 */
class ReplayCorpusTest {
    private static final boolean ALL = Boolean.getBoolean("abigate.replays");
    private static final int CASES_OF_A_SAMPLE = 3;

    private static final String THREADS = "wasithreads";

    /** The target that this machine executes; others are emulated. */
    private static final String NATIVE = "x86_64";

    private static final List<String> TARGETS =
            Workers.runHere() ? List.of("riscv64", "aarch64", NATIVE) : List.of("riscv64", "aarch64");

    private final Map<String, Integer> tallies = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();

    @TempDir
    Path folder;

    /** A case with what was recorded of it. */
    private record Recorded(CorpusCase item, Trace trace) {}

    private Recorded record(CorpusCase item) throws IOException {
        var out = new ByteArrayOutputStream();
        var writers = new ArrayList<TraceWriter>();
        var run = new CorpusRun(Engine.of(Tier.JIT), folder, (store, module) -> {
            TraceHeader header = TraceHeaders.of(
                    "test",
                    SharedFiles.read(item.module()),
                    module.module(),
                    new TraceHeader.Settings("jit", true, false, store.limits().memoryBytes()));
            try {
                var writer = new TraceWriter(out, header);
                writers.add(writer);
                store.observe(new Recorder(module.module(), writer::write));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        run.outcome(item);
        writers.getFirst().finish(true);
        return new Recorded(item, Trace.read(ByteString.wrap(out.toByteArray())));
    }

    /**
     * Only threads, which no trace has, and stacks of other depths are beyond comparison; and what is known to differ
     * differs: compilers that read less of a vector than a bounds check would have to see.
     */
    @Test
    void everyCaseReplaysEqualOnEveryEngine() throws IOException {
        int number = 0;
        for (List<CorpusCase> cases : cases().values()) {
            replayModule(number, cases);
            number++;
        }
        tallies.forEach((what, count) -> System.out.println(what + ": " + count));
        assertEquals(List.of(), failures);
        for (Tier tier : Tier.values()) {
            assertTrue(count(tier + " equal") > (ALL ? 900 : 90), tier + " replays cases of the module itself");
        }
        for (String target : TARGETS) {
            assertTrue(count(target) > (ALL ? 3000 : 60), target + " replays cases of AOT files");
        }
        if (ALL) {
            assertEquals(
                    1, tallies.get("aarch64 2.4.5 different"), "a load past the end that the compiler made shorter");
        }
    }

    private int count(String begin) {
        return tallies.entrySet().stream()
                .filter(each -> each.getKey().startsWith(begin) && each.getKey().endsWith(" equal"))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** The cases of each module, or of a sample, its first and others that are evenly spread. */
    private static Map<Path, List<CorpusCase>> cases() {
        var cases = new LinkedHashMap<Path, List<CorpusCase>>();
        for (CorpusCase item : CorpusCase.all()) {
            if (!AotCorpusTest.name(item.module()).equals(THREADS)) {
                cases.computeIfAbsent(item.module(), _ -> new ArrayList<>()).add(item);
            }
        }
        if (!ALL) {
            cases.replaceAll((_, all) -> {
                int step = Math.ceilDiv(all.size(), CASES_OF_A_SAMPLE);
                return all.stream()
                        .filter(item -> all.indexOf(item) % step == 0)
                        .toList();
            });
        }
        return cases;
    }

    private void replayModule(int number, List<CorpusCase> cases) throws IOException {
        var traces = new ArrayList<Recorded>();
        for (CorpusCase item : cases) {
            traces.add(record(item));
        }
        Path module = cases.getFirst().module();
        for (Tier tier : Tier.values()) {
            var run = new CorpusRun(Engine.of(tier), folder);
            traces.forEach(each -> replay(tier.name(), each, run, module, false, false));
        }
        for (String target : TARGETS) {
            List<Path> files = AotCorpusTest.filesOf(module, target);
            // All of a file at once: a worker waits for the next instance of the same code.
            for (Path file : ALL || files.isEmpty() ? files : List.of(files.get(number % files.size()))) {
                String release = AotCorpusTest.release(file);
                var options = ExecutionOptions.DEFAULT.withNativeAot(target.equals(NATIVE));
                var run = new CorpusRun(new Engine(Tier.JIT, options, FeatureSet.ALL), folder);
                for (Recorded each : traces) {
                    boolean known = AotCorpusTest.mayDiffer(each.item(), release, target);
                    replay(target + " " + release, each, run, file, true, known);
                }
            }
        }
    }

    /** @param known whether a difference is known */
    private void replay(
            String engine, Recorded recorded, CorpusRun run, Path file, boolean machineCode, boolean known) {
        ReplayResult result;
        try {
            result = new Replayer(
                            recorded.trace(), run.module(file).module(), ReplayLevel.A, machineCode, run::newStore)
                    .replay();
        } catch (UnsupportedAotException e) {
            tallies.merge("%s unsupported: %s".formatted(engine, e.getMessage()), 1, Integer::sum);
            return;
        }
        tallies.merge(engine + " " + result.outcome().text(), 1, Integer::sum);
        boolean deep = result.outcome() == Outcome.POISONED && result.reason().contains(TrapKind.STACK_EXHAUSTED.id());
        if (result.outcome() != Outcome.EQUAL && !deep && !known) {
            failures.add("%s, %s of %s: %s %s %s"
                    .formatted(
                            engine,
                            recorded.item(),
                            file.getFileName(),
                            result.outcome(),
                            result.reason(),
                            result.divergences()));
        }
    }
}
