package dev.abigate.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.abigate.format.wasm.type.NumType;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Extern;
import dev.abigate.runtime.instance.ImportMismatch;
import dev.abigate.runtime.instance.ImportMissing;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.StoreLimits;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.instance.WasmException;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import dev.abigate.writer.corpus.Wat;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guests that want too much end in a trap, and leave a store that can be used. */
class BoundedGuestTest {
    private static final String RECURSION = """
            (module (func $f (export "run") (param i32) (result i32)
              (if (result i32) (i32.eqz (local.get 0)) (then (i32.const 0))
                (else (i32.add (i32.const 1) (call $f (i32.sub (local.get 0) (i32.const 1))))))))""";

    private static final String LOOP = "(module (func (export \"run\") (loop (br 0))))";

    private static TrapKind trap(Instance instance, String export, Value... arguments) {
        return assertThrows(Trap.class, () -> instance.function(export).call(arguments))
                .kind();
    }

    @Test
    void recursionBeyondTheLimitTrapsAndTheStoreGoesOn() {
        Instance instance = Guests.instance(RECURSION);
        assertEquals(TrapKind.STACK_EXHAUSTED, trap(instance, "run", Value.i32(-1)));
        assertEquals(Value.i32(15_000), Guests.call(instance.function("run"), 15_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(memory 1 2 shared)", "(memory i64 1)", "(memory 1 65536)"})
    void aClosedStoreGivesBackMemoriesOutsideTheHeap(String memory) {
        Instance instance = Guests.instance("(module (export \"m\" (memory 0)) " + memory + ")");
        assertEquals(1 << 16, instance.memory("m").byteSize());
        instance.store().close();
        instance.store().close();
        assertEquals(0, instance.memory("m").byteSize());
    }

    @Test
    void depthDoesNotDependOnTheStackOfTheThread() throws Exception {
        Instance instance = Guests.instance(RECURSION);
        var result = new AtomicReference<Value>();
        var thread =
                new Thread(null, () -> result.set(Guests.call(instance.function("run"), 15_000)), "small", 64 * 1024);
        thread.start();
        thread.join();
        assertEquals(Value.i32(15_000), result.get());
    }

    @Test
    void aStoreThatNobodyUsesAnyMoreIsCollected() throws Exception {
        var collected = new ReferenceQueue<Store>();
        var store = new WeakReference<>(used(), collected);
        Reference<?> found = null;
        for (int i = 0; i < 100 && found == null; i++) {
            System.gc();
            found = collected.remove(50);
        }
        assertSame(store, found);
    }

    /** A store into which this thread has called. */
    private static Store used() {
        Instance instance = Guests.instance(RECURSION);
        Guests.call(instance.function("run"), 1);
        return instance.store();
    }

    @Test
    void framesThatAreLargeAreLimitedByTheirSlots() {
        Instance instance =
                Guests.instance("(module (func $f (export \"run\") (local " + "i64 ".repeat(20_000) + ") (call $f)))");
        assertEquals(TrapKind.STACK_EXHAUSTED, trap(instance, "run"));
    }

    @Test
    void hostsThatCallGuestsThatCallHostsExhaustTheStackInATrap() {
        Engine engine = Engine.of(Tier.INTERPRETER);
        Store store = engine.newStore();
        var self = new AtomicReference<Instance>();
        Linker linker = new Linker(store)
                .define(
                        "host",
                        "again",
                        List.of(),
                        List.of(),
                        _ -> self.get().function("run").call());
        Instance instance = linker.instantiate(engine.load(
                Wat.bytes("(module (import \"host\" \"again\" (func $a)) (func (export \"run\") (call $a)))")));
        self.set(instance);
        assertEquals(TrapKind.STACK_EXHAUSTED, trap(instance, "run"));
        assertEquals(0, store.callStack().used());
        assertEquals(0, store.callStack().top());
    }

    @Test
    void anotherThreadStopsALoopAtOnce() throws Exception {
        Instance instance = Guests.instance(LOOP);
        var started = new CountDownLatch(1);
        try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
            Future<TrapKind> outcome = executor.submit(() -> {
                started.countDown();
                return trap(instance, "run");
            });
            started.await();
            instance.store().interrupt(TrapKind.INTERRUPTED);
            assertEquals(TrapKind.INTERRUPTED, outcome.get());
        }
        assertEquals(TrapKind.INTERRUPTED, trap(instance, "run"));
        instance.store().resume();
    }

    @Test
    void aDeadlineStopsLoopsRecursionAndTailCalls() {
        Instance instance = Guests.instance("""
                (module
                  (func (export "loop") (loop (br 0)))
                  (func $tail (export "tail") (return_call $tail))
                  (func $fib (export "fib") (param i32) (result i32)
                    (if (result i32) (i32.lt_u (local.get 0) (i32.const 2)) (then (local.get 0))
                      (else (i32.add (call $fib (i32.sub (local.get 0) (i32.const 1)))
                                     (call $fib (i32.sub (local.get 0) (i32.const 2))))))))""");
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (String export : List.of("loop", "tail")) {
                try (var _ = instance.store().interruptAfter(Duration.ofMillis(20))) {
                    assertEquals(TrapKind.TIMEOUT, trap(instance, export));
                }
            }
            try (var _ = instance.store().interruptAfter(Duration.ofMillis(20))) {
                assertEquals(TrapKind.TIMEOUT, trap(instance, "fib", Value.i32(90)));
            }
            assertEquals(Value.i32(55), Guests.call(instance.function("fib"), 10));
        });
    }

    @Test
    void memoriesAndTablesGrowToTheirLimitsOnly() {
        Instance instance =
                Guests.instance("""
                (module (memory 1) (table 0 funcref)
                  (func (export "memory") (result i32) (local i32)
                    (loop $l (local.set 0 (i32.add (local.get 0) (i32.const 1)))
                      (br_if $l (i32.ne (memory.grow (i32.const 1)) (i32.const -1))))
                    (local.get 0))
                  (func (export "table") (param i32) (result i32) (table.grow (ref.null func) (local.get 0))))""", ExecutionOptions.DEFAULT, new StoreLimits(10 << 16, 1_000, 1, 1 << 16, 1 << 24));
        assertEquals(Value.i32(10), Guests.call(instance.function("memory")));
        assertEquals(Value.i32(0), Guests.call(instance.function("table"), 1_000));
        assertEquals(Value.i32(-1), Guests.call(instance.function("table"), 1));
    }

    @Test
    void modulesThatWantMoreThanTheLimitsAreNotInstantiated() {
        StoreLimits limits = new StoreLimits(1 << 16, 10, 1, 1 << 16, 1 << 24);
        for (String module : List.of("(module (memory 2))", "(module (table 11 funcref))")) {
            Trap trap = assertThrows(Trap.class, () -> Guests.instance(module, ExecutionOptions.DEFAULT, limits));
            assertEquals(TrapKind.MEMORY_LIMIT, trap.kind());
        }
    }

    @Test
    void anArrayLargerThanTheLimitIsATrap() {
        Instance instance = Guests.instance("""
                (module (type $a (array (mut i64)))
                  (func (export "run") (param i32) (result i32)
                    (array.len (array.new_default $a (local.get 0)))))""");
        assertEquals(Value.i32(1_000), Guests.call(instance.function("run"), 1_000));
        assertEquals(TrapKind.MEMORY_LIMIT, trap(instance, "run", Value.i32(-1)));
    }

    @Test
    void aThousandInstancesOfAModuleFitIntoASmallHeap() {
        Engine engine = Engine.of(Tier.INTERPRETER);
        ExecutableModule module = engine.load(
                Wat.bytes("(module (memory 1) (global (mut i32) (i32.const 0)) (func (export \"run\") (result i32)"
                        + " (global.set 0 (i32.add (global.get 0) (i32.const 1))) (global.get 0)))"));
        Store store = engine.newStore();
        var instances = new ArrayList<Instance>();
        for (int i = 0; i < 1_000; i++) {
            instances.add(new Linker(store).instantiate(module));
        }
        for (Instance instance : instances) {
            assertEquals(Value.i32(1), Guests.call(instance.function("run")));
        }
    }

    @Test
    void whatTheHostThrowsIsATrapWithItsCause() {
        Engine engine = Engine.of(Tier.INTERPRETER);
        Linker linker = new Linker(engine.newStore()).define("host", "fail", List.of(), List.of(), _ -> {
            throw new IllegalStateException("no such device");
        });
        Instance instance = linker.instantiate(engine.load(
                Wat.bytes("(module (import \"host\" \"fail\" (func $f)) (func (export \"run\") (call $f)))")));
        Trap trap = assertThrows(Trap.class, () -> instance.function("run").call());
        assertEquals(TrapKind.HOST_ERROR, trap.kind());
        assertInstanceOf(IllegalStateException.class, trap.getCause());
        assertEquals(1, trap.callStack().size());
    }

    @Test
    void anExceptionThatNobodyCatchesReachesTheEmbedderWithItsValues() {
        Instance instance = Guests.instance(
                "(module (tag $e (param i32 f64)) (func (export \"run\") (throw $e (i32.const 7) (f64.const 0.5))))");
        WasmException thrown =
                assertThrows(WasmException.class, () -> instance.function("run").call());
        assertEquals(List.of(Value.i32(7), Value.f64(0.5)), thrown.values(instance.store()));
    }

    @Test
    void anImportThatIsMissingOrOfAnotherTypeIsNamed() {
        Engine engine = Engine.of(Tier.INTERPRETER);
        ExecutableModule module =
                engine.load(Wat.bytes("(module (import \"env\" \"log\" (func (param i32 i64) (result f32))))"));
        Linker linker = new Linker(engine.newStore());
        assertEquals(
                "import env.log: unknown import, expected func (i32, i64) -> (f32)",
                assertThrows(ImportMissing.class, () -> linker.instantiate(module))
                        .getMessage());
        linker.define("env", "log", List.of(NumType.I32), List.of(), _ -> {});
        assertEquals(
                "import env.log: incompatible import type, found func (i32) -> (), expected func (i32, i64) -> (f32)",
                assertThrows(ImportMismatch.class, () -> linker.instantiate(module))
                        .getMessage());
        Instance other = Guests.instance("(module (memory (export \"m\") 1 2))");
        linker.define("env", "log", new Extern.OfMemory(other.memory("m")));
        assertEquals(
                "import env.log: incompatible import type, found memory i32 1..2, expected func (i32, i64) -> (f32)",
                assertThrows(ImportMismatch.class, () -> linker.instantiate(module))
                        .getMessage());
    }
}
