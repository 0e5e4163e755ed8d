package dev.abigate.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.format.wasm.type.NumType;
import dev.abigate.runtime.instance.CallBatch;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.instance.WasmException;
import dev.abigate.runtime.trap.ProgramExit;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import dev.abigate.writer.corpus.Wat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls of a batch do and end as they would one by one. */
class CallBatchTest {
    private static final String MODULE = """
        (module
          (import "env" "exit" (func $exit (param i32)))
          (import "env" "again" (func $again (param i32) (result i32)))
          (tag $thrown (param i32))
          (global $sum (mut i32) (i32.const 0))
          (func (export "add") (param i32) (result i32)
            (global.set $sum (i32.add (global.get $sum) (local.get 0)))
            (global.get $sum))
          (func (export "end") (param i32)
            (if (i32.eq (local.get 0) (i32.const 1)) (then unreachable))
            (if (i32.eq (local.get 0) (i32.const 2)) (then (throw $thrown (local.get 0))))
            (if (i32.eq (local.get 0) (i32.const 3)) (then (call $exit (local.get 0)))))
          (func (export "again") (param i32) (result i32) (call $again (local.get 0)))
          (func (export "swap") (param v128 externref i64) (result i64 externref v128)
            (local.get 2) (local.get 1) (local.get 0))
          (func (export "loop") (loop (br 0))))
        """;

    private static Instance instance(Engine engine) {
        Linker linker = new Linker(engine.newStore());
        return linker.define("env", "exit", List.of(NumType.I32), List.of(), call -> {
                    throw new ProgramExit(call.i32(0));
                })
                .define("env", "again", List.of(NumType.I32), List.of(NumType.I32), call -> {
                    var inner = new CallBatch(call.store());
                    Function add = call.caller().orElseThrow().function("add");
                    inner.addNumbers(add, call.i32(0));
                    inner.addNumbers(add, call.i32(0));
                    inner.run();
                    call.result(inner.number(1));
                })
                .instantiate(engine.load(Wat.bytes(MODULE)));
    }

    @ParameterizedTest
    @EnumSource
    void callsSeeWhatThoseBeforeThemDid(Tier tier) {
        Instance instance = instance(Engine.of(tier));
        var batch = new CallBatch(instance.store());
        for (int i = 0; i < 200; i++) {
            batch.add(instance.function(i % 10 == 9 ? "again" : "add"), Value.i32(i));
        }
        batch.run();
        int sum = 0;
        for (int i = 0; i < 200; i++) {
            sum += i % 10 == 9 ? 2 * i : i;
            assertEquals(sum, (int) batch.number(i));
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachCallEndsByItself(Tier tier) {
        Instance instance = instance(Engine.of(tier));
        var batch = new CallBatch(instance.store());
        IntStream.range(0, 5).forEach(i -> batch.add(instance.function("end"), Value.i32(i)));
        batch.run();
        assertEquals(List.of(), batch.results(0));
        assertEquals(
                TrapKind.UNREACHABLE,
                assertThrows(Trap.class, () -> batch.results(1)).kind());
        assertEquals(
                List.of(Value.i32(2)),
                assertThrows(WasmException.class, () -> batch.results(2)).values(instance.store()));
        assertEquals(
                3,
                assertInstanceOf(ProgramExit.class, batch.failure(3).orElseThrow())
                        .code());
        assertTrue(batch.failure(4).isEmpty());
    }

    @Test
    void aBatchGoesOnBehindAFailure() {
        Instance instance = instance(Engine.of(Tier.AUTO));
        var batch = new CallBatch(instance.store());
        batch.add(instance.function("end"), Value.i32(1));
        batch.add(instance.function("add"), Value.i32(4));
        assertFalse(batch.runToFailure());
        assertEquals(
                "call 1 was not made, only 1 were",
                assertThrows(IllegalStateException.class, () -> batch.results(1))
                        .getMessage());
        batch.add(instance.function("add"), Value.i32(5));
        assertTrue(batch.runToFailure());
        assertEquals(9, batch.number(2));
        batch.clear();
        batch.add(instance.function("add"), Value.i32(1));
        batch.run();
        assertEquals(10, batch.number(0));
    }

    @Test
    void allValuesAreArgumentsAndResults() {
        Instance instance = instance(Engine.of(Tier.AUTO));
        var batch = new CallBatch(instance.store());
        for (int i = 0; i < 100; i++) {
            batch.add(
                    instance.function("swap"),
                    new Value.V128(i, -i),
                    new Value.Reference("host " + i),
                    Value.i64(7L * i));
        }
        batch.run();
        for (int i = 0; i < 100; i++) {
            assertEquals(
                    List.of(Value.i64(7L * i), new Value.Reference("host " + i), new Value.V128(i, -i)),
                    batch.results(i));
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Instance instance = instance(Engine.of(Tier.AUTO));
        Function add = instance.function("add");
        var batch = new CallBatch(instance.store());
        assertRefused("found 2 arguments, expected 1", () -> batch.addNumbers(add, 1, 2));
        assertRefused(
                "argument 0: found v128, expected a number",
                () -> batch.addNumbers(instance.function("swap"), 1, 2, 3));
        assertRefused("argument 0: found I64[value=1], expected i32", () -> batch.add(add, Value.i64(1)));
        try (Store other = Engine.of(Tier.AUTO).newStore()) {
            assertRefused("the function is of another store", () -> new CallBatch(other).add(add, Value.i32(1)));
        }
        batch.add(instance.function("end"), Value.i32(0));
        batch.run();
        assertRefused("found 0 results, expected 1", () -> batch.number(0));
        assertEquals(1, batch.size());
    }

    private static void assertRefused(String message, Runnable work) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, work::run).getMessage());
    }

    @Test
    void fuelIsThatOfAllCalls() {
        var engine = new Engine(Tier.AUTO, ExecutionOptions.DEFAULT.withMetering(true), FeatureSet.ALL);
        Instance instance = instance(engine);
        instance.store().setFuel(1_000);
        var batch = new CallBatch(instance.store());
        batch.add(instance.function("add"), Value.i32(3));
        batch.add(instance.function("loop"));
        batch.add(instance.function("add"), Value.i32(4));
        batch.run();
        assertEquals(3, batch.number(0));
        assertEquals(
                TrapKind.OUT_OF_FUEL,
                assertThrows(Trap.class, () -> batch.number(1)).kind());
        assertEquals(
                TrapKind.OUT_OF_FUEL,
                assertThrows(Trap.class, () -> batch.number(2)).kind());
    }
}
