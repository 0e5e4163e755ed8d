package dev.abigate.runtime.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.ByteString;
import dev.abigate.format.trace.ReplayLevel;
import dev.abigate.format.trace.ReplayResult;
import dev.abigate.format.trace.ReplayResult.Aspect;
import dev.abigate.format.trace.ReplayResult.Divergence;
import dev.abigate.format.trace.ReplayResult.Outcome;
import dev.abigate.format.trace.TraceHeader;
import dev.abigate.reader.trace.Trace;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.StoreLimits;
import dev.abigate.runtime.wasi.Wasi;
import dev.abigate.runtime.wasi.WasiConfiguration;
import dev.abigate.writer.corpus.Wat;
import dev.abigate.writer.trace.TraceWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two builds of one program, with its data and its functions at other places, are equal as long as they mean the same. */
class OtherBuildTest {
    /**
     * Prints its second argument, then what it reads, through two buffers.
     *
     * @param base where its data begins
     * @param functions before its own
     */
    private static String program(int base, String functions) {
        return """
                (module
                  (import "wasi_snapshot_preview1" "args_get" (func $args (param i32 i32) (result i32)))
                  (import "wasi_snapshot_preview1" "fd_read" (func $read (param i32 i32 i32 i32) (result i32)))
                  (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
                  (memory (export "memory") 2)
                  FUNCTIONS
                  (func $print (param $address i32) (param $size i32)
                    (i32.store (i32.const IOVEC) (local.get $address))
                    (i32.store offset=4 (i32.const IOVEC) (local.get $size))
                    (drop (call $write (i32.const 1) (i32.const IOVEC) (i32.const 1) (i32.const WRITTEN))))
                  (func $length (param $address i32) (result i32) (local $size i32)
                    (loop $next
                      (if (i32.load8_u (i32.add (local.get $address) (local.get $size)))
                        (then (local.set $size (i32.add (local.get $size) (i32.const 1))) (br $next))))
                    (local.get $size))
                  (func (export "_start")
                    (drop (call $args (i32.const ARGV) (i32.const TEXTS)))
                    (call $print (i32.load offset=4 (i32.const ARGV)) (call $length (i32.load offset=4 (i32.const ARGV))))
                    (i32.store (i32.const IOVEC) (i32.const FIRST))
                    (i32.store offset=4 (i32.const IOVEC) (i32.const 3))
                    (i32.store offset=8 (i32.const IOVEC) (i32.const SECOND))
                    (i32.store offset=12 (i32.const IOVEC) (i32.const 5))
                    (drop (call $read (i32.const 0) (i32.const IOVEC) (i32.const 2) (i32.const COUNT)))
                    (call $print (i32.const FIRST) (i32.const 3))
                    (call $print (i32.const SECOND) (i32.sub (i32.load (i32.const COUNT)) (i32.const 3)))))
                """.replace("FUNCTIONS", functions)
                .replace("IOVEC", String.valueOf(base))
                .replace("COUNT", String.valueOf(base + 16))
                .replace("WRITTEN", String.valueOf(base + 28))
                .replace("ARGV", String.valueOf(base + 20))
                .replace("TEXTS", String.valueOf(base + 32))
                .replace("FIRST", String.valueOf(base + 100))
                .replace("SECOND", String.valueOf(base + 103 + base % 7));
    }

    private static final String OLD = program(1024, "");

    private static final String NEW = program(70_001, "(func (result i32) (i32.const 7))");

    private static Trace record() throws IOException {
        Engine engine = Engine.of(Tier.JIT);
        ByteString file = Wat.bytes(OLD);
        ExecutableModule module = engine.load(file);
        var out = new ByteArrayOutputStream();
        var printed = new ByteArrayOutputStream();
        var input = new ByteArrayInputStream("abcdefg".getBytes(StandardCharsets.US_ASCII));
        var settings = new TraceHeader.Settings("jit", true, true, StoreLimits.DEFAULT.memoryBytes());
        try (Store store = engine.newStore();
                var writer = new TraceWriter(out, TraceHeaders.of("test", file, module, settings))) {
            var recorder = new Recorder(module, writer::write);
            store.observe(recorder);
            WasiConfiguration world = WasiConfiguration.builder()
                    .arguments(List.of("program", "text"))
                    .stdio(WasiConfiguration.Stdio.of(input, printed, printed))
                    .build();
            new Wasi(store, world).run(new Linker(store), module);
            recorder.finish();
            writer.finish(true);
        }
        assertEquals("textabcdefg", printed.toString(StandardCharsets.US_ASCII));
        return Trace.read(ByteString.wrap(out.toByteArray()));
    }

    private static ReplayResult replay(String text) throws IOException {
        Engine engine = Engine.of(Tier.INTERPRETER);
        ByteString file = Wat.bytes(text);
        ExecutableModule module = engine.load(file);
        Trace trace = record();
        ReplayLevel level = TraceHeaders.level(trace.header(), file, module).orElseThrow();
        return new Replayer(trace, module, level, false, engine::newStore).replay();
    }

    @Test
    void anotherLayoutIsEqual() throws IOException {
        ReplayResult result = replay(NEW);
        assertEquals(ReplayLevel.B, result.level());
        assertEquals(List.of(), result.divergences());
        assertEquals(Outcome.EQUAL, result.outcome());
        assertEquals(5, result.hostCalls());
    }

    @Test
    void otherBytesAtAnotherPlaceAreFound() throws IOException {
        ReplayResult result =
                replay(NEW.replace("(i32.const 3))\n    (call $print", "(i32.const 2))\n    (call $print"));
        assertEquals(Outcome.DIFFERENT, result.outcome());
        Divergence first = result.divergences().getFirst();
        assertEquals(Aspect.ARGUMENTS, first.aspect());
        assertEquals("wasi_snapshot_preview1.fd_write(fd: 1, iovs: 'abc', ret: 4 bytes)", first.expected());
        assertEquals("wasi_snapshot_preview1.fd_write(fd: 1, iovs: 'ab', ret: 4 bytes)", first.found());
    }

    @Test
    void aBufferOfAnotherSizeIsFound() throws IOException {
        ReplayResult result = replay(NEW.replace("(i32.const 5))", "(i32.const 6))"));
        assertEquals(
                "wasi_snapshot_preview1.fd_read(fd: 0, iovs: 9 bytes, ret: 4 bytes)",
                result.divergences().getFirst().found());
    }

    @Test
    void anotherProgramIsRefused() {
        Engine engine = Engine.of(Tier.INTERPRETER);
        ByteString file = Wat.bytes("(module (func (export \"_start\")))");
        ExecutableModule module = engine.load(file);
        TraceHeader header = TraceHeaders.of(
                "test", ByteString.EMPTY, engine.load(Wat.bytes(OLD)), new TraceHeader.Settings("jit", true, true, 0));
        assertTrue(TraceHeaders.level(header, file, module).isEmpty());
        assertEquals("without wasi_snapshot_preview1.args_get", TraceHeaders.difference(header, module));
    }
}
