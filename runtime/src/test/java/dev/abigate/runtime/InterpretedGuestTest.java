package dev.abigate.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Function;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.StoreLimits;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What lowering has to get right beyond what the suite asks. */
class InterpretedGuestTest {
    private static final String RUN = "(module (func (export \"run\") (param i32 i32) (result i32) %s))";

    private static Value run(String body, int a, int b) {
        return Guests.call(Guests.instance(RUN.formatted(body)).function("run"), a, b);
    }

    @Test
    void anOperandKeepsTheValueThatALocalHadBeforeItChanged() {
        assertEquals(Value.i32(7), run("local.get 0 (local.set 0 (i32.const 100)) local.get 1 i32.add", 3, 4));
        assertEquals(Value.i32(13), run("local.get 0 (local.tee 0 (i32.const 10)) i32.add", 3, 4));
    }

    @Test
    void anOperandThatIsALocalSurvivesABlockThatChangesItOnOneWay() {
        String body = "local.get 0 (block (br_if 0 (local.get 1)) (local.set 0 (i32.const 50))) local.get 0 i32.add";
        assertEquals(Value.i32(6), run(body, 3, 1));
        assertEquals(Value.i32(53), run(body, 3, 0));
    }

    @Test
    void manyOperandsThatAreLocalsAreAddedInTheRightOrder() {
        String pushes = "local.get 0 ".repeat(200);
        String changes = "(local.set 0 (i32.const 1))";
        assertEquals(Value.i32(600), run(pushes + changes + "i32.add ".repeat(199), 3, 0));
    }

    @Test
    void aComparisonIsANumberTooAndCanBeNegatedTwice() {
        assertEquals(Value.i32(1), run("(i32.eqz (i32.eqz (i32.lt_s (local.get 0) (local.get 1))))", 3, 4));
        assertEquals(Value.i32(0), run("(i32.eqz (i32.lt_s (local.get 0) (i32.const 5)))", 3, 4));
        assertEquals(Value.i32(1), run("(i32.eqz (f64.lt (f64.const nan) (f64.convert_i32_s (local.get 0))))", 3, 4));
    }

    @Test
    void aBranchOnTheOppositeOfAComparisonWithNanIsTaken() {
        assertEquals(
                Value.i32(1),
                run(
                        "(if (result i32) (i32.eqz (f32.gt (f32.const nan) (f32.const 1)))"
                                + " (then (i32.const 1)) (else (i32.const 2)))",
                        0,
                        0));
    }

    @Test
    void aConditionalBranchTakesItsValuesAlongAndLeavesThemWhereItIsNotTaken() {
        String body = """
                (block (result i32 i32)
                  (i32.const 1000) (local.get 0) (i32.const 7)
                  (br_if 0 (local.get 1))
                  i32.mul)
                i32.add""";
        assertEquals(Value.i32(12), run(body, 5, 1));
        assertEquals(Value.i32(1035), run(body, 5, 0));
    }

    @Test
    void resultsThatAreLocalsInAnotherOrderAreNotOverwritten() {
        Instance instance = Guests.instance("""
                (module (func (export "swap") (param i32 i32) (result i32 i32) local.get 1 local.get 0)
                  (func (export "early") (param i32 i32) (result i32 i32) local.get 1 local.get 0 return))""");
        List<Value> swapped = List.of(Value.i32(2), Value.i32(1));
        assertEquals(swapped, instance.function("swap").call(Value.i32(1), Value.i32(2)));
        assertEquals(swapped, instance.function("early").call(Value.i32(1), Value.i32(2)));
    }

    @Test
    void parametersOfALoopMoveToTheirPlacesInEachIteration() {
        String body = """
                (i32.const 1) (i32.const 1)
                (loop (param i32 i32) (result i32)
                  (local.set 1)
                  (local.get 1) i32.add
                  (local.get 1)
                  (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))
                  drop)""";
        assertEquals(Value.i32(6), run(body, 5, 0));
    }

    @Test
    void unreachableCodeIsLeftOutButItsBlocksNest() {
        assertEquals(
                Value.i32(3),
                run("(block (br 0) (block (loop (br 1)) (if (i32.const 1) (then) (else)))) local.get 0", 3, 0));
        assertEquals(Value.i32(4), run("(return (local.get 1)) (loop (result i32) (br 0))", 3, 4));
    }

    @Test
    void tailCallsOfOneAnotherTakeNoStack() {
        Instance instance =
                Guests.instance("""
                (module
                  (func $even (export "even") (param i32) (result i32)
                    (if (result i32) (i32.eqz (local.get 0)) (then (i32.const 1))
                      (else (return_call $odd (i32.sub (local.get 0) (i32.const 1))))))
                  (func $odd (param i32) (result i32)
                    (if (result i32) (i32.eqz (local.get 0)) (then (i32.const 0))
                      (else (return_call $even (i32.sub (local.get 0) (i32.const 1)))))))""", ExecutionOptions.DEFAULT, new StoreLimits(1 << 20, 10, 1, 4096, 1 << 24));
        assertEquals(Value.i32(1), Guests.call(instance.function("even"), 1_000_000));
    }

    @Test
    void aLegacyHandlerThrowsAgainWhatItCaught() {
        Instance instance = Guests.instance("""
                (module (tag $e (param i32))
                  (func (export "run") (param i32) (result i32)
                    try (result i32)
                      try (result i32)
                        local.get 0 throw $e
                      catch $e
                        drop rethrow 0
                      end
                    catch $e
                      i32.const 1 i32.add
                    end))""");
        assertEquals(Value.i32(42), Guests.call(instance.function("run"), 41));
    }

    @Test
    void aTrapTellsWhichFunctionsWereRunning() {
        Instance instance = Guests.instance("""
                (module $guest
                  (func $inner (param i32) (result i32) (i32.div_s (i32.const 1) (local.get 0)))
                  (func $outer (export "run") (param i32) (result i32) (call $inner (local.get 0))))""");
        Trap trap = assertThrows(Trap.class, () -> Guests.call(instance.function("run"), 0));
        assertEquals(TrapKind.INTEGER_DIVIDE_BY_ZERO, trap.kind());
        assertEquals(
                List.of("inner", "outer"),
                trap.callStack().stream().map(entry -> entry.name()).toList());
        assertTrue(trap.callStack().stream().allMatch(entry -> entry.offset().isPresent()));
        assertEquals("guest", trap.callStack().getFirst().module());
        assertEquals(0, trap.getStackTrace().length);
    }

    @Test
    void fuelIsTakenForWholeRunsAndTheSameEachTime() {
        String module = """
                (module (func (export "run") (param i32) (result i32)
                  (loop $l (br_if $l (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
                  local.get 0))""";
        ExecutionOptions metered = ExecutionOptions.DEFAULT.withMetering(true);
        Instance instance = Guests.instance(module, metered, StoreLimits.DEFAULT);
        instance.store().setFuel(1000);
        Guests.call(instance.function("run"), 10);
        // The loop instruction; ten iterations of five; the loop's end; and what follows to the function's end.
        assertEquals(1000 - (1 + 50 + 1 + 2), instance.store().fuel());
        instance.store().setFuel(53);
        Trap trap = assertThrows(Trap.class, () -> Guests.call(instance.function("run"), 10));
        assertEquals(TrapKind.OUT_OF_FUEL, trap.kind());
    }

    @Test
    void aProfileCountsCallsAndInstructionsByFamily() {
        Instance instance = Guests.instance("""
                (module (memory 1)
                  (func $add (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
                  (func (export "run") (param i32) (result i32)
                    (loop $l (i32.store (i32.const 0) (call $add (i32.load (i32.const 0)) (local.get 0)))
                      (br_if $l (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
                    (i32.load (i32.const 0))))""", ExecutionOptions.DEFAULT.withProfiling(true), StoreLimits.DEFAULT);
        assertEquals(Value.i32(55), Guests.call(instance.function("run"), 10));
        String counts = instance.module().profile().counts().stream()
                .map(function -> function.index() + ": " + function.calls() + " calls, " + function.total())
                .collect(Collectors.joining("; "));
        assertEquals("0: 10 calls, 40; 1: 1 calls, 115", counts);
    }

    @Test
    void nansAreCanonicalUnlessThePlatformsAreWanted() {
        String module = """
                (module (func (export "run") (param i32) (result i32)
                  (i32.reinterpret_f32 (f32.add (f32.reinterpret_i32 (local.get 0)) (f32.const 1)))))""";
        Instance canonical = Guests.instance(module);
        assertEquals(Value.i32(0x7FC0_0000), Guests.call(canonical.function("run"), 0xFFC0_1234));
        Instance platform =
                Guests.instance(module, ExecutionOptions.DEFAULT.withCanonicalNans(false), StoreLimits.DEFAULT);
        Value.I32 quieted = (Value.I32) Guests.call(platform.function("run"), 0x7F80_1234);
        assertEquals(0x7FC0_0000, quieted.value() & 0x7FC0_0000);
    }

    @Test
    void aFunctionWithFiftyThousandLocalsAndAHugeBranchTableRuns() {
        String locals = "(local " + "i64 ".repeat(49_000) + ")";
        String labels = IntStream.range(0, 50_000).mapToObj(i -> "0").collect(Collectors.joining(" "));
        Function function = Guests.instance(
                        RUN.formatted(locals + "(block (br_table " + labels + " 0 (local.get 0))) (local.get 1)"))
                .function("run");
        assertEquals(Value.i32(4), Guests.call(function, 49_999, 4));
        assertEquals(Value.i32(4), Guests.call(function, -1, 4));
    }

    @Test
    void blocksNestDeeply() {
        String body = "(block ".repeat(1_000) + "(br_if 999 (local.get 0))" + ")".repeat(1_000) + "(local.get 1)";
        assertEquals(Value.i32(4), run(body, 1, 4));
    }
}
