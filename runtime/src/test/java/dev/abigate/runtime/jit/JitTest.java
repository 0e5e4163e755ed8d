package dev.abigate.runtime.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.reader.text.WatReader;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import dev.abigate.writer.wasm.TextModuleEncoder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JitTest {
    private static final String LOOP = """
        (module (memory 1)
          (func (export "run") (param i32) (result i64) (local $i i32) (local $sum i64)
            (loop $next
              (i64.store (i32.and (local.get $i) (i32.const 0xfff8)) (local.get $sum))
              (local.set $sum
                (i64.add
                  (i64.mul (local.get $sum) (i64.const 6364136223846793005))
                  (i64.load offset=3 (i32.and (i32.mul (local.get $i) (i32.const 77)) (i32.const 0xff00)))))
              (local.set $sum (i64.add (local.get $sum) (i64.extend_i32_u (local.get $i))))
              (br_if $next
                (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get 0))))
            (local.get $sum)))
        """;

    private static Instance instance(Tier tier, String text) {
        return instance(new Engine(tier, ExecutionOptions.DEFAULT, FeatureSet.ALL), text);
    }

    private static Instance instance(Engine engine, String text) {
        var module = TextModuleEncoder.encode(WatReader.read(ByteString.utf8(text)));
        return new Linker(engine.newStore()).instantiate(engine.load(module));
    }

    private static List<Value> run(Instance instance, int argument) {
        return instance.function("run").call(Value.i32(argument));
    }

    @ParameterizedTest
    @EnumSource(names = {"JIT", "AUTO"})
    void tenThousandCallsGiveWhatTheInterpreterGives(Tier tier) {
        Instance expected = instance(Tier.INTERPRETER, LOOP);
        Instance compiled = instance(tier, LOOP);
        for (int i = 0; i < 10_000; i++) {
            assertEquals(run(expected, i % 50), run(compiled, i % 50));
        }
    }

    @Test
    void aRunningLoopIsCompiled() {
        assertEquals(run(instance(Tier.INTERPRETER, LOOP), 300_000), run(instance(Tier.AUTO, LOOP), 300_000));
    }

    @Test
    void aFunctionThatIsTooLargeStaysInterpretedHoweverHotItGets() {
        Instance instance =
                instance(Tier.AUTO, """
                    (module
                      (func $large (export "large") (param i32) (result i32)
                        (if (local.get 0) (then (return (i32.const 7))))
                        %s
                        (i32.const 8))
                      (func (export "run") (param $n i32) (result i32)
                        (loop $next
                          (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
                        (call $large (i32.const 1))))\
                    """.formatted("(drop (i32.const 1))".repeat(GeneratedClass.MAX_BODY_BYTES / 3)));
        // Code that was compiled calls the large function, which becomes hot only then.
        assertEquals(List.of(new Value.I32(7)), instance.function("run").call(new Value.I32(300_000)));
        for (int i = 0; i < 20_000; i++) {
            assertEquals(List.of(new Value.I32(7)), instance.function("large").call(new Value.I32(1)));
        }
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void codeThatWasEnteredAtALoopCallsItselfInItsOwnPlace(Tier tier) {
        Instance instance = instance(tier, """
            (module
              (func $f (export "run") (param $unused f64) (param $n i32) (param $sum i64) (result i64) (local $i i32)
                (loop $next
                  (local.set $sum (i64.add (local.get $sum) (i64.extend_i32_u (local.get $n))))
                  (br_if $next
                    (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 20000))))
                (if (i32.eqz (local.get $n)) (then (return (local.get $sum))))
                (return_call $f (f64.const 1) (i32.sub (local.get $n) (i32.const 1)) (local.get $sum))))
            """);
        List<Value> result = instance.function("run").call(Value.f64(0), Value.i32(9), Value.i64(0));
        assertEquals(List.of(Value.i64(45 * 20_000)), result);
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void codeThatCannotBeReachedTakesNoFuel(Tier tier) {
        var engine = new Engine(tier, ExecutionOptions.DEFAULT.withMetering(true), FeatureSet.ALL);
        Instance instance = instance(engine, """
            (func (export "run") (param i32)
              (block
                (br 0)
                (block (drop (i32.const 1)) (if (local.get 0) (then (nop)) (else (nop)))))
              (nop))
            """);
        List<String> executed = List.of("block", "br", "nop", "end");
        instance.store().setFuel(executed.size());
        run(instance, 0);
        assertEquals(0, instance.store().fuel());
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void aVectorIsStoredAsAWholeOrNotAtAll(Tier tier) {
        Instance instance = instance(tier, """
            (module (memory (export "memory") i64 1)
              (func (export "run") (param i64)
                (v128.store offset=0xfffffffffffffffb (local.get 0) (v128.const i64x2 -1 -1)))
              (func (export "end") (param i64)
                (v128.store (local.get 0) (v128.const i64x2 -1 -1))))
            """);
        assertThrows(Trap.class, () -> instance.function("run").call(Value.i64(0)));
        assertThrows(Trap.class, () -> instance.function("end").call(Value.i64(65536 - 15)));
        assertEquals(ByteString.wrap(new byte[65536]), instance.memory(0).read(0, 65536));
    }

    /** A machine with many operations in one function, whose code exceeds what HotSpot compiles. */
    private static String largeSwitch(int arms) {
        var text = new StringBuilder("(module (memory 1) (func (export \"run\") (param $n i32) (result i64)"
                + " (local $a i64) (local $b i32) (local $i i32) (loop $again\n");
        text.append("(block $done\n");
        for (int arm = arms - 1; arm >= 0; arm--) {
            text.append("(block $arm").append(arm).append('\n');
        }
        text.append("(br_table");
        for (int arm = 0; arm < arms; arm++) {
            text.append(" $arm").append(arm);
        }
        text.append(" $done (i32.rem_u (i32.mul (local.get $i) (i32.const 7919)) (i32.const ")
                .append(arms + 1);
        text.append(")))\n");
        for (int arm = 0; arm < arms; arm++) {
            text.append("""
                )
                (local.set $a (i64.add (local.get $a) (i64.const %1$d)))
                (i64.store offset=%1$d (i32.and (local.get $b) (i32.const 1023)) (local.get $a))
                (if (i64.lt_s (local.get $a) (i64.const %1$d)) (then
                  (local.set $b (i32.add (local.get $b) (i32.const %1$d)))
                  (br $done)))
                (local.set $a (i64.xor (local.get $a) (i64.shl (local.get $a) (i64.const 5))))
                (br $done)
                """.formatted(arm));
        }
        text.append(") (local.set $a (i64.rotl (local.get $a) (i64.const 7)))");
        text.append(" (local.set $i (i32.add (local.get $i) (i32.const 1)))");
        text.append(" (br_if $again (i32.lt_u (local.get $i) (local.get $n))))");
        text.append(" (i64.add (local.get $a) (i64.extend_i32_u (local.get $b)))))");
        return text.toString();
    }

    @ParameterizedTest
    @EnumSource(names = {"JIT", "AUTO"})
    void aLargeFunctionIsDivided(Tier tier) {
        String text = largeSwitch(150);
        Instance expected = instance(Tier.INTERPRETER, text);
        Instance compiled = instance(tier, text);
        for (int n : new int[] {1, 10, 1_000, 100_000}) {
            assertEquals(run(expected, n), run(compiled, n), () -> n + " steps");
        }
    }

    @Test
    void whatNoMethodHoldsStaysWithTheInterpreter() {
        assertEquals(
                run(instance(Tier.INTERPRETER, largeSwitch(3_000)), 500),
                run(instance(Tier.JIT, largeSwitch(3_000)), 500));
        String locals = "(module (func (export \"run\") (param i32) (result i32) (local " + "i64 ".repeat(49_000)
                + ") (local.get 0)))";
        assertEquals(List.of(Value.i32(7)), run(instance(Tier.JIT, locals), 7));
        String blocks = "(module (func (export \"run\") (param i32) (result i32) "
                + "(block (result i32) ".repeat(1_000) + "(local.get 0)" + ")".repeat(1_000) + "))";
        assertEquals(List.of(Value.i32(8)), run(instance(Tier.JIT, blocks), 8));
    }

    @Test
    void tailCallsTakeNoStack() {
        Instance instance = instance(Tier.JIT, """
            (module
              (func $even (param i32) (result i32)
                (if (i32.eqz (local.get 0)) (then (return (i32.const 1))))
                (return_call $odd (i32.sub (local.get 0) (i32.const 1))))
              (func $odd (param i32) (result i32)
                (if (i32.eqz (local.get 0)) (then (return (i32.const 0))))
                (return_call $even (i32.sub (local.get 0) (i32.const 1))))
              (func (export "run") (param i32) (result i32) (call $even (local.get 0)))
              (func (export "self") (param i32 i32) (result i32)
                (if (i32.eqz (local.get 0)) (then (return (local.get 1))))
                (return_call 3 (i32.sub (local.get 0) (i32.const 1)) (local.get 0))))
            """);
        assertEquals(List.of(Value.i32(1)), run(instance, 1_000_000));
        assertEquals(List.of(Value.i32(0)), run(instance, 1_000_001));
        assertEquals(List.of(Value.i32(1)), instance.function("self").call(Value.i32(1_000_000), Value.i32(0)));
    }

    @Test
    void recursionWithoutEndIsATrap() {
        Instance instance = instance(Tier.JIT, """
            (module (func $f (export "run") (param i32) (result i32)
              (i32.add (call $f (local.get 0)) (i32.const 1))))
            """);
        Trap trap = assertThrows(Trap.class, () -> run(instance, 0));
        assertEquals(TrapKind.STACK_EXHAUSTED, trap.kind());
    }

    @Test
    void aTrapShowsTheCallStack() {
        Instance instance = instance(Tier.JIT, """
            (module $m
              (func $inner (param i32) (result i32) (i32.div_u (i32.const 1) (local.get 0)))
              (func $outer (export "run") (param i32) (result i32) (call $inner (local.get 0))))
            """);
        Trap trap = assertThrows(Trap.class, () -> run(instance, 0));
        assertEquals(TrapKind.INTEGER_DIVIDE_BY_ZERO, trap.kind());
        assertEquals(
                List.of(0, 1),
                trap.callStack().stream().map(entry -> entry.function()).toList());
    }

    @Test
    void aLoopWithoutCallsCanBeStoppedAndTheCodeRunAgain() {
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            Instance instance = instance(Tier.JIT, """
                (module (func (export "run") (param i32) (result i32)
                  (loop $l (br_if $l (local.get 0))) (i32.const 5)))
                """);
            CompletableFuture<Trap> stopped =
                    CompletableFuture.supplyAsync(() -> assertThrows(Trap.class, () -> run(instance, 1)));
            while (!stopped.isDone()) {
                Thread.sleep(20);
                instance.store().interrupt(TrapKind.INTERRUPTED);
            }
            assertEquals(TrapKind.INTERRUPTED, stopped.join().kind());
            instance.store().resume();
            assertEquals(List.of(Value.i32(5)), run(instance, 0));
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"JIT", "AUTO"})
    void fuelIsThatOfTheInterpreter(Tier tier) {
        var options = ExecutionOptions.DEFAULT.withMetering(true);
        String text = largeSwitch(150);
        Instance expected = instance(new Engine(Tier.INTERPRETER, options, FeatureSet.ALL), text);
        Instance compiled = instance(new Engine(tier, options, FeatureSet.ALL), text);
        for (Instance each : List.of(expected, compiled)) {
            each.store().setFuel(1_000_000_000);
            run(each, 50_000);
        }
        assertEquals(expected.store().fuel(), compiled.store().fuel());
    }
}
