package dev.abigate.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import dev.abigate.writer.corpus.Wat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stack of a guest ends at the same call on every engine and every thread. */
class StackLimitTest {
    private static final String RECURSION = """
            (module
              (global $calls (export "calls") (mut i32) (i32.const 0))
              (type $step (func (param i32 i64) (result i64)))
              (tag $bottom (param i64))
              (table 2 funcref) (elem (i32.const 0) $small $wide)
              (func $count (global.set $calls (i32.add (global.get $calls) (i32.const 1))))
              (func $small (type $step)
                (call $count)
                (if (i32.eqz (local.get 0)) (then (throw $bottom (local.get 1))))
                (i64.add (i64.const 1)
                  (call_indirect (type $step)
                    (i32.sub (local.get 0) (i32.const 1)) (local.get 1)
                    (i32.eqz (i32.and (local.get 0) (i32.const 1))))))
              (func $wide (type $step) (local i64 i64 i64 i64 f64 f64 f64 f64 v128 v128)
                (call $count)
                (local.set 9 (f64.convert_i32_u (local.get 0)))
                (local.set 2 (call $small (i32.sub (local.get 0) (i32.const 1)) (local.get 1)))
                (i64.add (local.get 2) (i64.trunc_sat_f64_s (local.get 9))))
              (func (export "run") (param i32 i64) (result i64)
                (block $caught (result i64)
                  (try_table (result i64) (catch $bottom $caught) (call $small (local.get 0) (local.get 1))))))""";

    private static Instance instance(Tier tier, String module) {
        Engine engine = Engine.of(tier);
        return new Linker(engine.newStore()).instantiate(engine.load(Wat.bytes(module)));
    }

    private static int callsUntilTheStackIsExhausted(Instance instance) {
        instance.global("calls").set(Value.i32(0));
        Trap trap = assertThrows(Trap.class, () -> instance.function("run").call(Value.i32(-1), Value.i64(0)));
        assertEquals(TrapKind.STACK_EXHAUSTED, trap.kind());
        assertEquals(0, instance.store().callStack().used());
        assertEquals(0, instance.store().callStack().top());
        return instance.global("calls").value() instanceof Value.I32(int calls) ? calls : -1;
    }

    private static <T> T on(Executor thread, Function<Instance, T> action, Instance instance) {
        return CompletableFuture.supplyAsync(() -> action.apply(instance), thread)
                .join();
    }

    private static Executor withStack(long bytes) {
        return task -> new Thread(null, task, "guest", bytes).start();
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void everyEngineAndThreadExhaustsItAtTheSameCall(Tier tier) {
        int expected = callsUntilTheStackIsExhausted(instance(Tier.INTERPRETER, RECURSION));
        assertTrue(expected > 15_000, () -> "calls: " + expected);
        Instance instance = instance(tier, RECURSION);
        for (Executor thread :
                List.of(Runnable::run, withStack(256 << 10), withStack(64 << 20), Thread::startVirtualThread)) {
            assertEquals(expected, on(thread, StackLimitTest::callsUntilTheStackIsExhausted, instance));
        }
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void whatIsDeepReturnsAndThrowsToWhatIsNot(Tier tier) {
        Instance instance = instance(tier, RECURSION);
        for (int depth : new int[] {10, 1_000, 15_000}) {
            List<Value> results = instance.function("run").call(Value.i32(depth), Value.i64(depth + 7));
            assertEquals(List.of(Value.i64(depth + 7)), results);
            assertEquals(0, instance.store().callStack().used());
        }
    }

    @Test
    void onAThreadThatIsTrustedAllCallsAreMadeThere() {
        for (long bytes : new long[] {0, 64 << 20}) {
            var found = new AtomicReference<Thread>();
            Instance instance = descending(() -> found.set(Thread.currentThread()));
            Thread asked = on(
                    withStack(64 << 20),
                    guest -> {
                        guest.store().trustThread(bytes);
                        guest.function("run").call(Value.i32(10_000));
                        return Thread.currentThread();
                    },
                    instance);
            assertEquals(bytes > 0, found.get().equals(asked));
        }
    }

    /** An instance whose exported function calls the host when it has called itself as often as its argument says. */
    private static Instance descending(Runnable host) {
        Engine engine = Engine.of(Tier.JIT);
        return new Linker(engine.newStore())
                .define("host", "arrive", List.of(), List.of(), _ -> host.run())
                .instantiate(engine.load(Wat.bytes("""
                        (module
                          (import "host" "arrive" (func $arrive))
                          (func $run (export "run") (param i32)
                            (if (i32.eqz (local.get 0)) (then (call $arrive) (return)))
                            (call $run (i32.sub (local.get 0) (i32.const 1)))))""")));
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void hostsThatCallGuestsCount(Tier tier) {
        assertEquals(callsThroughTheHost(Tier.INTERPRETER), callsThroughTheHost(tier));
    }

    private static int callsThroughTheHost(Tier tier) {
        Engine engine = Engine.of(tier);
        Store store = engine.newStore();
        var self = new AtomicReference<Instance>();
        Linker linker = new Linker(store)
                .define(
                        "host",
                        "again",
                        List.of(),
                        List.of(),
                        _ -> self.get().function("run").call(Value.i32(0), Value.i64(0)));
        self.set(linker.instantiate(engine.load(Wat.bytes("""
                (module
                  (import "host" "again" (func $again))
                  (global $calls (export "calls") (mut i32) (i32.const 0))
                  (func (export "run") (param i32 i64)
                    (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
                    (call $again)))"""))));
        return callsUntilTheStackIsExhausted(self.get());
    }

    /** A function with so many parameters stays with the interpreter, whatever the tier. */
    @ParameterizedTest
    @ValueSource(ints = {1, 200})
    void tailCallsBetweenEnginesTakeNoStack(int parameters) {
        String types = "(param i32" + " i64".repeat(parameters) + ") (result i64)";
        String passed = IntStream.rangeClosed(1, parameters)
                .mapToObj(i -> "(i64.add (local.get " + i + ") (i64.const 1))")
                .collect(Collectors.joining(" "));
        String module = """
                (module
                  (func $odd %1$s
                    (if (i32.eqz (local.get 0)) (then (return (i64.const -1))))
                    (return_call $even (i32.sub (local.get 0) (i32.const 1)) (local.get 1)))
                  (func $even (export "run") (param i32 i64) (result i64)
                    (if (i32.eqz (local.get 0)) (then (return (local.get 1))))
                    (return_call $odd (i32.sub (local.get 0) (i32.const 1)) %2$s)))""".formatted(types, passed.replaceAll("local.get \\d+", "local.get 1"));
        for (Tier tier : Tier.values()) {
            Instance instance = instance(tier, module);
            List<Value> results = instance.function("run").call(Value.i32(100_000), Value.i64(5));
            assertEquals(List.of(Value.i64(50_005)), results, tier::name);
        }
    }

    @Test
    void anInterruptionOfTheThreadReachesTheHost() {
        Instance instance = descending(() -> assertThrows(InterruptedException.class, () -> Thread.sleep(60_000)));
        Thread.currentThread().interrupt();
        instance.function("run").call(Value.i32(10_000));
        assertTrue(Thread.interrupted());
    }
}
