package dev.abigate.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the interpreter remembers of a memory while a function runs, and where it asks whether to stop. */
class InterpretedMemoryTest {
    private static final int PAGE = 1 << 16;

    private static void assertOutOfBounds(Instance instance, String function, int... arguments) {
        Trap trap = assertThrows(Trap.class, () -> Guests.call(instance.function(function), arguments));
        assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, trap.kind());
    }

    @Test
    void aMemoryThatGrowsInTheMiddleOfAFunctionOrInACalleeIsSeenAtOnce() {
        Instance instance = Guests.instance("""
                (module (memory 1)
                  (func $grow (drop (memory.grow (i32.const 1))))
                  (func (export "here") (result i32)
                    (i32.store (i32.const 65532) (i32.const 5))
                    (drop (memory.grow (i32.const 1)))
                    (i32.store (i32.const 131068) (i32.const 7))
                    (i32.add (i32.load (i32.const 65532)) (i32.load (i32.const 131068))))
                  (func (export "callee") (result i32)
                    (i32.store (i32.const 131064) (i32.const 30))
                    (call $grow)
                    (i32.store (i32.const 196604) (i32.const 1))
                    (i32.add (i32.load (i32.const 131064)) (i32.load (i32.const 196604)))))""");
        assertEquals(Value.i32(12), Guests.call(instance.function("here")));
        assertEquals(Value.i32(31), Guests.call(instance.function("callee")));
    }

    @Test
    void aMemoryThatGrewOftenEndsWhereItsSizeSays() {
        Instance instance = Guests.instance("""
                (module (memory 1)
                  (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
                  (func (export "int") (param i32) (result i32) (i32.load (local.get 0)))
                  (func (export "byte") (param i32) (result i32) (i32.load8_u (local.get 0)))
                  (func (export "store") (param i32) (result i32) (i32.store16 (local.get 0) (i32.const 3)) (i32.const 0)))""");
        for (int i = 1; i <= 12; i++) {
            assertEquals(Value.i32(i), Guests.call(instance.function("grow"), 1));
            int size = (i + 1) * PAGE;
            assertEquals(Value.i32(0), Guests.call(instance.function("int"), size - 4));
            assertEquals(Value.i32(0), Guests.call(instance.function("store"), size - 4));
            assertOutOfBounds(instance, "int", size - 3);
            assertOutOfBounds(instance, "byte", size);
            assertOutOfBounds(instance, "store", size - 1);
            assertOutOfBounds(instance, "int", -1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"i64.const -1", "i64.const -16", "i64.const 0x7fffffffffffffff", "i64.const 65533"})
    void anAddressOf64BitsDoesNotWrapAroundWithItsOffset(String address) {
        Instance instance = Guests.instance("""
                (module (memory i64 1)
                  (func (export "load") (result i32) (i32.load offset=20 (%1$s)))
                  (func (export "store") (result i32) (i64.store offset=20 (%1$s) (i64.const 1)) (i32.const 0))
                  (func (export "right") (result i32)
                    (i32.store offset=20 (i64.const 65512) (i32.const 9)) (i32.load offset=16 (i64.const 65516))))
                """.formatted(address));
        assertOutOfBounds(instance, "load");
        assertOutOfBounds(instance, "store");
        assertEquals(Value.i32(9), Guests.call(instance.function("right")));
    }

    @Test
    void localsAreZeroAtEachCall() {
        Instance instance = Guests.instance("""
                (module (func (export "run") (param i32) (result i32) (local i32 i64 i32 externref)
                    (local.set 3 (i32.add (local.get 3) (local.get 0)))
                    (local.set 1 (i32.add (local.get 1) (local.get 3)))
                    (local.get 1)))""");
        for (int i = 1; i < 4; i++) {
            assertEquals(Value.i32(i), Guests.call(instance.function("run"), i));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(loop (br 0))",
                "(loop (loop (br 1)))",
                "(loop (loop (br_if 0 (local.get 0)) (br 1)))",
                "(loop (loop (loop (loop (br_table 0 1 2 3 (local.get 0))))))",
                "(loop (local.set 0 (i32.add (local.get 0) (i32.const 1))) (br 0))",
                "(loop (call $nothing) (br 0))"
            })
    void aLoopWithoutEndCanBeStopped(String loop) {
        Instance instance = Guests.instance("""
                (module (func $nothing)
                  (func (export "run") (param i32) (result i32) %s (i32.const 0)))""".formatted(loop));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try (var _ = instance.store().interruptAfter(Duration.ofMillis(20))) {
                Trap trap = assertThrows(Trap.class, () -> Guests.call(instance.function("run"), 1));
                assertEquals(TrapKind.TIMEOUT, trap.kind());
            }
        });
    }

    @Test
    void aRecursionWithoutLoopsCanBeStopped() {
        Instance instance = Guests.instance("""
                (module (func $deep (export "run") (param i32) (result i32)
                  (if (result i32) (local.get 0)
                    (then (i32.add (call $deep (i32.sub (local.get 0) (i32.const 1)))
                                   (call $deep (i32.sub (local.get 0) (i32.const 1)))))
                    (else (i32.const 1)))))""");
        assertEquals(Value.i32(8), Guests.call(instance.function("run"), 3));
        try (var _ = instance.store().interruptAfter(Duration.ofMillis(20))) {
            Trap trap = assertThrows(Trap.class, () -> Guests.call(instance.function("run"), 60));
            assertEquals(TrapKind.TIMEOUT, trap.kind());
        }
    }
}
