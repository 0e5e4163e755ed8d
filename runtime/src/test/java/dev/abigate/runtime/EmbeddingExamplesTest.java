package dev.abigate.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.ByteString;
import dev.abigate.format.trace.ReplayLevel;
import dev.abigate.format.trace.ReplayResult;
import dev.abigate.format.trace.TraceHeader;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.reader.trace.Trace;
import dev.abigate.reader.wasm.WasmReader;
import dev.abigate.runtime.instance.CallBatch;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.StoreLimits;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.memory.GuestStruct;
import dev.abigate.runtime.memory.GuestType;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.plugin.Plugin;
import dev.abigate.runtime.plugin.PluginModule;
import dev.abigate.runtime.replay.Recorder;
import dev.abigate.runtime.replay.Replayer;
import dev.abigate.runtime.replay.TraceHeaders;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.wasi.WasiConfiguration;
import dev.abigate.writer.corpus.Wat;
import dev.abigate.writer.trace.TraceWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/embedding.md, which must be here word by word. */
class EmbeddingExamplesTest {
    private static final Pattern EXAMPLE = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);

    private final StringBuilder log = new StringBuilder();

    @Test
    void everyExampleOfThePageIsInThisFile() throws IOException {
        String page = Files.readString(Path.of("../docs/embedding.md"));
        String tests = words(Files.readString(Path.of("src/test/java/dev/abigate/runtime/EmbeddingExamplesTest.java")));
        long examples = EXAMPLE.matcher(page)
                .results()
                .peek(example -> assertTrue(tests.contains(words(example.group(1))), () -> example.group(1)))
                .count();
        assertTrue(examples > 5);
    }

    private static String words(String code) {
        return code.replaceAll("\\s+", "");
    }

    @Test
    void calls() {
        ByteString file = Wat.bytes(
                "(module (func (export \"add\") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1))))");

        Engine engine = Engine.of(Tier.AUTO);
        ExecutableModule module = engine.load(file);
        Instance instance = new Linker(engine.newStore()).instantiate(module);
        List<Value> results = instance.function("add").call(Value.i32(2), Value.i32(40));

        assertEquals(List.of(Value.i32(42)), results);

        IntBinaryOperator add = instance.function("add").typed().intBinary();
        int sum = add.applyAsInt(2, 40);

        assertEquals(42, sum);
        assertEquals(
                "found func (i32, i32) -> (i32), expected func (i32) -> (i64)",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> instance.function("add").typed().intToLong())
                        .getMessage());

        CallBatch batch = new CallBatch(instance.store());
        for (int i = 0; i < 1_000; i++) {
            batch.add(instance.function("add"), Value.i32(i), Value.i32(40));
        }
        batch.run();
        List<Value> last = batch.results(999);

        assertEquals(List.of(Value.i32(1039)), last);
    }

    @Test
    void hostFunctions() {
        Engine engine = Engine.of(Tier.AUTO);

        Linker linker = new Linker(engine.newStore())
                .define(
                        "env",
                        "twice",
                        List.of(NumType.I32),
                        List.of(NumType.I32),
                        call -> call.result(2 * call.i32(0)))
                .define("env", "log", List.of(NumType.I32, NumType.I32), List.of(), call -> {
                    LinearMemory memory = call.caller().orElseThrow().memory("memory");
                    log.append(memory.read(Integer.toUnsignedLong(call.i32(0)), call.i32(1))
                            .utf8());
                });

        Instance instance = linker.instantiate(engine.load(Wat.bytes("""
            (module
              (import "env" "twice" (func $twice (param i32) (result i32)))
              (import "env" "log" (func $log (param i32 i32)))
              (memory (export "memory") 1) (data (i32.const 8) "hello")
              (func (export "run") (result i32)
                (call $log (i32.const 8) (i32.const 5)) (call $twice (i32.const 21))))\
            """)));
        assertEquals(List.of(Value.i32(42)), instance.function("run").call());
        assertEquals("hello", log.toString());
    }

    @Test
    void plugins() {
        ByteString file = Wat.bytes("""
            (module
              (import "env" "puts" (func $puts (param i32) (result i32)))
              (import "env" "warn" (func $warn (param i32)))
              (memory (export "memory") 1)
              (data (i32.const 16) "doubled\\00")
              (func (export "greet") (param i32) (drop (call $puts (local.get 0))))
              (func (export "double") (param $item i32)
                (f64.store offset=8 (local.get $item) (f64.mul (f64.const 2) (f64.load offset=8 (local.get $item))))
                (call $warn (i32.const 16))))\
            """);
        var out = new ByteArrayOutputStream();
        double total;
        Engine engine = Engine.of(Tier.AUTO);

        PluginModule module = PluginModule.load(engine, WasmReader.read(file));
        WasiConfiguration world = WasiConfiguration.builder()
                .arguments(List.of("greeter"))
                .environment("LANG", "C")
                .stdio(WasiConfiguration.Stdio.of(InputStream.nullInputStream(), out, OutputStream.nullOutputStream()))
                .build();
        Plugin.Builder builder = Plugin.builder(module, engine.newStore(), world)
                .natives(
                        "env",
                        symbols -> symbols.define(
                                "warn", "($)", call -> log.append(call.string(0).utf8())));

        GuestStruct.Builder members = GuestStruct.builder();
        GuestStruct.Member<Integer> count = members.member(GuestType.I32);
        GuestStruct.Member<Double> weight = members.member(GuestType.F64);
        GuestStruct item = members.build();

        try (Plugin plugin = builder.instantiate()) {
            long name = plugin.place("Ada");
            plugin.instance().function("greet").call(Value.i32((int) name));
            plugin.release(name);

            long address = plugin.allocate(item.bytes());
            GuestStruct.View view =
                    plugin.memory().struct(item, address).set(count, 4).set(weight, 2.5);
            plugin.instance().function("double").call(Value.i32((int) address));
            total = view.get(count) * view.get(weight);
        }

        assertEquals(20, total);
        assertEquals("Ada\n", out.toString(StandardCharsets.UTF_8));
        assertEquals("doubled", log.toString());
    }

    @Test
    void traps() {
        Instance instance = Guests.instance("(module (func $divide (export \"divide\") (param i32 i32) (result i32)"
                + " (i32.div_s (local.get 0) (local.get 1))))");

        try {
            instance.function("divide").call(Value.i32(1), Value.i32(0));
        } catch (Trap trap) {
            log.append(trap.kind().id())
                    .append(" in ")
                    .append(trap.callStack().getFirst().name());
        }

        assertEquals("integer-divide-by-zero in divide", log.toString());
    }

    @Test
    void limits() {
        Engine engine = Engine.of(Tier.AUTO);

        StoreLimits limits = new StoreLimits(16 << 20, 10_000, 10, 1 << 20, 1 << 24);
        Store store = engine.newStore(limits);

        Instance endless =
                new Linker(store).instantiate(engine.load(Wat.bytes("(module (func (export \"run\") (loop (br 0))))")));

        try (Store.Deadline _ = store.interruptAfter(Duration.ofMillis(50))) {
            endless.function("run").call();
        } catch (Trap trap) {
            log.append(trap.kind().id());
        }

        assertEquals("timeout", log.toString());

        Engine metered = new Engine(Tier.AUTO, ExecutionOptions.DEFAULT.withMetering(true), FeatureSet.WASM_3);
        Store fuelled = metered.newStore();
        fuelled.setFuel(1_000_000);

        new Linker(fuelled).instantiate(metered.load(Wat.bytes("(module (func $f nop) (start $f))")));
        assertEquals(1_000_000 - 2, fuelled.fuel());
    }

    @Test
    void recordsAndReplays(@TempDir Path folder) throws IOException {
        ByteString file = Wat.bytes(
                "(module (func (export \"add\") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1))))");
        Engine engine = Engine.of(Tier.AUTO);
        ExecutableModule module = engine.load(file);
        Path path = folder.resolve("add.trace");

        var settings = new TraceHeader.Settings("auto", true, false, StoreLimits.DEFAULT.memoryBytes());
        TraceHeader header = TraceHeaders.of("my tests", file, module, settings);
        try (OutputStream trace = Files.newOutputStream(path);
                var writer = new TraceWriter(trace, header)) {
            var recorder = new Recorder(module, writer::write);
            Store store = engine.newStore();
            store.observe(recorder);
            new Linker(store).instantiate(module).function("add").call(Value.i32(2), Value.i32(40));
            recorder.finish();
            writer.finish(true);
        }

        Trace trace = Trace.read(ByteString.wrap(Files.readAllBytes(path)));
        ReplayResult result = new Replayer(trace, module, ReplayLevel.A, false, engine::newStore).replay();
        boolean equal = result.outcome() == ReplayResult.Outcome.EQUAL;

        assertTrue(equal);
    }
}
