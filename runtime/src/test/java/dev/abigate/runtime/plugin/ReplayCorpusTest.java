package dev.abigate.runtime.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.ByteString;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.format.trace.ReplayLevel;
import dev.abigate.format.trace.ReplayResult;
import dev.abigate.format.trace.TraceHeader;
import dev.abigate.reader.trace.Trace;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.aot.UnsupportedAotException;
import dev.abigate.runtime.replay.Recorder;
import dev.abigate.runtime.replay.Replayer;
import dev.abigate.runtime.replay.TraceHeaders;
import dev.abigate.runtime.trap.TrapKind;
import dev.abigate.writer.trace.TraceWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was recorded of a case of the corpus on one engine is the same on every other. */
class ReplayCorpusTest {
    private static final String THREADS = "wasithreads";

    @TempDir
    Path folder;

    private Trace record(CorpusCase item) throws IOException {
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
        return Trace.read(ByteString.wrap(out.toByteArray()));
    }

    /**
     * Only threads, which no trace has, and stacks of other depths are beyond comparison; and what is known to differ
     * differs: compilers that read less of a vector than a bounds check would have to see.
     */
    @Test
    void everyCaseReplaysEqualOnEveryEngine() throws IOException {
        var tallies = new TreeMap<String, Integer>();
        var failures = new ArrayList<String>();
        var runs = new HashMap<String, CorpusRun>();
        for (CorpusCase item : CorpusCase.all()) {
            if (name(item).equals(THREADS)) {
                continue;
            }
            Trace trace = record(item);
            for (Tier tier : Tier.values()) {
                CorpusRun run = runs.computeIfAbsent(tier.name(), _ -> new CorpusRun(Engine.of(tier), folder));
                replay(tier.name(), trace, run, item.module(), false, tallies, failures, item);
            }
            for (Map.Entry<String, Path> file :
                    AotCorpusTest.filesOf(item.module()).entrySet()) {
                CorpusRun run = runs.computeIfAbsent("aot", _ -> new CorpusRun(Engine.of(Tier.JIT), folder));
                replay(file.getKey(), trace, run, file.getValue(), true, tallies, failures, item);
            }
        }
        tallies.forEach((what, count) -> System.out.println(what + ": " + count));
        assertEquals(List.of(), failures);
        assertTrue(tallies.getOrDefault("JIT equal", 0) > 900, "cases of the module itself");
        assertTrue(tallies.getOrDefault("2.4.5 aarch64 equal", 0) > 700, "cases of AOT files");
        assertEquals(1, tallies.get("2.4.5 aarch64 different"), "a load past the end that the compiler made shorter");
    }

    private static String name(CorpusCase item) {
        return item.module().getFileName().toString().replace(".wasm", "");
    }

    private static void replay(
            String engine,
            Trace trace,
            CorpusRun run,
            Path file,
            boolean machineCode,
            Map<String, Integer> tallies,
            List<String> failures,
            CorpusCase item) {
        ReplayResult result;
        try {
            result = new Replayer(trace, run.module(file).module(), ReplayLevel.A, machineCode, run::newStore).replay();
        } catch (UnsupportedAotException e) {
            tallies.merge(engine + " unsupported", 1, Integer::sum);
            return;
        }
        tallies.merge(engine + " " + result.outcome().text(), 1, Integer::sum);
        boolean deep = result.outcome() == ReplayResult.Outcome.POISONED
                && result.reason().contains(TrapKind.STACK_EXHAUSTED.id());
        boolean known = machineCode && item.differing().containsKey("aot-" + engine.replaceFirst(" .*", ""));
        if (result.outcome() != ReplayResult.Outcome.EQUAL && !deep && !known) {
            failures.add("%s, %s of %s: %s %s %s"
                    .formatted(
                            engine, item, file.getFileName(), result.outcome(), result.reason(), result.divergences()));
        }
    }
}
