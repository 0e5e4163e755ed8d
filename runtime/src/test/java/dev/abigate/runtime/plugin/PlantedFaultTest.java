package dev.abigate.runtime.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.ByteString;
import dev.abigate.format.corpus.SharedFiles;
import dev.abigate.format.trace.ReplayLevel;
import dev.abigate.format.trace.ReplayResult;
import dev.abigate.format.trace.ReplayResult.Aspect;
import dev.abigate.format.trace.ReplayResult.Outcome;
import dev.abigate.format.trace.SearchResult;
import dev.abigate.format.trace.TraceHeader;
import dev.abigate.reader.Artifact;
import dev.abigate.reader.Readers;
import dev.abigate.reader.trace.Trace;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.replay.Recorder;
import dev.abigate.runtime.replay.Replayer;
import dev.abigate.runtime.replay.TraceHeaders;
import dev.abigate.runtime.wasi.WasiConfiguration;
import dev.abigate.writer.trace.TraceWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A compiler's mistake, planted as one instruction of an AOT file, is found by a replay and by a search before a device finds it. */
class PlantedFaultTest {
    private static final Engine ENGINE = Engine.of(Tier.JIT);

    /** The bits that tell an A64 addition of registers from other instructions, and what they are. */
    private static final int ADD_MASK = 0x7F20_0000;

    private static final int ADD = 0x0B00_0000;

    /** With this bit it subtracts. */
    private static final int SUBTRACT = 1 << 30;

    private static final int MOST_INPUTS = 2048;

    /** The trace of calls of the recursive function of the corpus. */
    private static Trace record() throws IOException {
        ByteString file = SharedFiles.read(SharedFiles.at("corpus/wasm/fib.wasm"));
        var module = PluginModule.load(ENGINE, ((Artifact.Wasm) Readers.read(file)).module());
        var out = new ByteArrayOutputStream();
        try (Store store = ENGINE.newStore();
                var writer = new TraceWriter(
                        out,
                        TraceHeaders.of(
                                "test",
                                file,
                                module.module(),
                                new TraceHeader.Settings(
                                        "jit", true, true, store.limits().memoryBytes())))) {
            var recorder = new Recorder(module.module(), writer::write);
            store.observe(recorder);
            try (Plugin plugin = Plugin.builder(
                            module, store, WasiConfiguration.builder().build())
                    .instantiate()) {
                plugin.instance().function("fib").call(Value.i32(1));
                plugin.instance().function("fib").call(Value.i32(15));
            }
            recorder.finish();
            writer.finish(true);
        }
        return Trace.read(ByteString.wrap(out.toByteArray()));
    }

    private static ReplayResult replay(Trace trace, byte[] file) {
        var aot = (Artifact.Aot) Readers.read(ByteString.wrap(file));
        return new Replayer(
                        trace, PluginModule.load(ENGINE, aot.module()).module(), ReplayLevel.A, true, ENGINE::newStore)
                .replay();
    }

    /** Where the additions of the machine code are in the file. */
    private static List<Integer> additions(byte[] file) {
        byte[] code = ((Artifact.Aot) Readers.read(ByteString.wrap(file)))
                .module()
                .text()
                .code()
                .toArray();
        int start = indexOf(file, code);
        var additions = new ArrayList<Integer>();
        for (int at = 0; at + Integer.BYTES <= code.length; at += Integer.BYTES) {
            if ((word(code, at) & ADD_MASK) == ADD) {
                additions.add(start + at);
            }
        }
        return additions;
    }

    private static int indexOf(byte[] file, byte[] part) {
        for (int at = 0; at <= file.length - part.length; at++) {
            if (Arrays.mismatch(file, at, at + part.length, part, 0, part.length) < 0) {
                return at;
            }
        }
        throw new AssertionError("no such bytes");
    }

    private static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16 | bytes[at + 3] << 24;
    }

    @Test
    void anAdditionThatSubtractsIsFoundInItsCall() throws IOException {
        Trace trace = record();
        Path path = SharedFiles.at("corpus/aot/2.4.5/aarch64/fib.aot");
        byte[] file = SharedFiles.read(path).toArray();
        assertEquals(Outcome.EQUAL, replay(trace, file).outcome());
        List<ReplayResult> different = new ArrayList<>();
        int searched = 0;
        for (int at : additions(file)) {
            byte[] faulty = file.clone();
            faulty[at + Integer.BYTES - 1] ^= (byte) (SUBTRACT >>> 24);
            ReplayResult result = replay(trace, faulty);
            if (result.outcome() == Outcome.DIFFERENT) {
                different.add(result);
                SearchResult found = MachineCodeSearchTest.search(
                        MachineCodeSearchTest.module("fib"),
                        MachineCodeSearchTest.build(Readers.read(ByteString.wrap(faulty))),
                        MOST_INPUTS);
                searched += found.counterExample().isPresent() ? 1 : 0;
            }
        }
        assertEquals(different.size(), searched, "faults that a search finds");
        assertTrue(different.stream()
                .map(result -> result.divergences().getFirst())
                .anyMatch(first -> first.call().equals("call 2: fib(i32:15)")
                        && first.aspect() == Aspect.RESULTS
                        && first.expected().equals("returned (i32:610)")));
    }
}
