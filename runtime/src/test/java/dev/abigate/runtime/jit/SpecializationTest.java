package dev.abigate.runtime.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Specialization;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.writer.corpus.Wat;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code of one instance does what code does that instances share, also where its memory grows and at the edges of it. */
class SpecializationTest {
    private static final int PAGE = 65_536;

    /** Accesses to fields of one thing, in several orders, with what comes between; {@code grow} makes the memory elastic. */
    private static final String FIELDS = """
        (memory (export "memory") 1)
        (data (i32.const 65520) "\\01\\02\\03\\04\\05\\06\\07\\08\\09\\0a\\0b\\0c\\0d\\0e\\0f\\10")
        (func (export "ascending") (param $p i32) (result i32)
          (i32.add
            (i32.add (i32.load8_u (local.get $p)) (i32.load8_u offset=1 (local.get $p)))
            (i32.add (i32.load16_u offset=2 (local.get $p)) (i32.load offset=4 (local.get $p)))))
        (func (export "descending") (param $p i32) (result i64)
          (i64.add (i64.load offset=8 (local.get $p)) (i64.load8_s (local.get $p))))
        (func (export "stores") (param $p i32)
          (i32.store8 (local.get $p) (i32.const 1))
          (i32.store8 offset=1 (local.get $p) (i32.const 2))
          (i64.store offset=2 (local.get $p) (i64.const 3)))
        (func (export "steps") (param $p i32) (result i32) (local $sum i32) (local $n i32)
          (local.set $n (i32.const 4))
          (loop $next
            (local.set $sum
              (i32.add (local.get $sum)
                (i32.add (i32.load8_u (local.get $p)) (i32.load8_u offset=3 (local.get $p)))))
            (local.set $sum (i32.add (local.get $sum) (i32.load8_u offset=2 (local.tee $p (i32.add (local.get $p) (i32.const 1))))))
            (local.set $sum (i32.add (local.get $sum) (i32.load8_u offset=1 (local.get $p))))
            (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
          (local.get $sum))
        (func (export "branches") (param $p i32) (result i32) (local $sum i32)
          (local.set $sum (i32.load8_u (local.get $p)))
          (if (i32.and (local.get $p) (i32.const 1))
            (then
              (local.set $sum (i32.add (local.get $sum) (i32.load16_u offset=6 (local.get $p))))
              (local.set $p (i32.sub (local.get $p) (i32.const 4))))
            (else (local.set $sum (i32.add (local.get $sum) (i32.load8_u offset=1 (local.get $p))))))
          (i32.add (local.get $sum) (i32.load8_u offset=4 (local.get $p))))
        (func (export "far") (param $p i32) (result i32)
          (i32.add (i32.load offset=65528 (local.get $p)) (i32.load8_u offset=4294967295 (local.get $p))))
        (func (export "vector") (param $p i32) (result i64)
          (i64x2.extract_lane 1
            (i8x16.add (v128.load (local.get $p)) (v128.load offset=16 (local.get $p)))))
        """;

    private static final String GROW = """
        (func (export "grow") (param $pages i32) (result i32) (memory.grow (local.get $pages)))
        (func (export "across") (param $p i32) (param $pages i32) (result i32) (local $first i32)
          (local.set $first (i32.add (i32.load8_u (local.get $p)) (i32.load8_u offset=1 (local.get $p))))
          (drop (memory.grow (local.get $pages)))
          (i32.add (local.get $first)
            (i32.add (i32.load8_u offset=65536 (local.get $p)) (i32.load8_u offset=65537 (local.get $p)))))
        """;

    private static Instance instance(Specialization specialization, String module) {
        var options = ExecutionOptions.DEFAULT.withSpecialization(specialization);
        var engine = new Engine(Tier.JIT, options, FeatureSet.ALL);
        return new Linker(engine.newStore()).instantiate(engine.load(Wat.bytes(module)));
    }

    private static String outcome(Instance instance, String function, Value... arguments) {
        try {
            return instance.function(function).call(arguments).toString();
        } catch (Trap trap) {
            return trap.kind().toString();
        }
    }

    /** What functions do at the edges of the memory and of numbers, and what is in the memory afterwards. */
    private static List<String> outcomes(Instance instance) {
        int size = Math.toIntExact(instance.memory("memory").byteSize());
        var seen = new ArrayList<String>();
        for (int base : new int[] {0, PAGE, size, Integer.MAX_VALUE}) {
            for (int distance = -33; distance <= 9; distance++) {
                for (String function :
                        List.of("ascending", "descending", "stores", "steps", "branches", "far", "vector")) {
                    seen.add(function + " " + base + " " + distance + ": "
                            + outcome(instance, function, Value.i32(base + distance)));
                }
            }
        }
        seen.add(instance.memory("memory").read(size - 64L, 64).toString());
        return seen;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void accessesAreTheSameWhileTheMemoryGrows(boolean byGuest) {
        String module = byGuest ? FIELDS + GROW : FIELDS;
        Instance own = instance(Specialization.ALWAYS, module);
        Instance shared = instance(Specialization.NEVER, module);
        for (int growths = 0; growths < 12; growths++) {
            assertEquals(outcomes(shared), outcomes(own), "growths: " + growths);
            if (byGuest) {
                assertEquals(outcome(shared, "grow", Value.i32(1)), outcome(own, "grow", Value.i32(1)));
            } else {
                assertEquals(
                        shared.memory("memory").grow(1), own.memory("memory").grow(1));
            }
        }
    }

    @Test
    void codeGoesOnWithTheArrayOfTheGrownMemory() {
        Instance own = instance(Specialization.ALWAYS, FIELDS + GROW);
        for (int pages = 1; pages < 12; pages++) {
            Value last = Value.i32(pages * PAGE - 2);
            assertEquals("OUT_OF_BOUNDS_MEMORY_ACCESS", outcome(own, "across", last, Value.i32(0)));
            own.memory("memory").write((long) pages * PAGE - 2, new byte[] {3, 4}, 0, 2);
            assertEquals(List.of(Value.i32(7)), own.function("across").call(last, Value.i32(1)), "pages: " + pages);
        }
    }

    @Test
    void aClosedMemoryHasNoBytes() {
        Instance own = instance(Specialization.ALWAYS, FIELDS);
        assertEquals(List.of(Value.i32(0)), own.function("ascending").call(Value.i32(0)));
        own.memory("memory").close();
        assertEquals("OUT_OF_BOUNDS_MEMORY_ACCESS", outcome(own, "ascending", Value.i32(0)));
    }

    @Test
    void anInstanceThatRunsForLongGetsItsOwnCodeAndKeepsItsState() {
        Instance instance = instance(Specialization.WHEN_HOT, """
            (memory 1)
            (func (export "count") (param $n i32) (result i32)
              (loop $next
                (i32.store (i32.const 8) (i32.add (i32.load (i32.const 8)) (i32.const 1)))
                (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
              (i32.load (i32.const 8)))
            """);
        int sum = 0;
        boolean own = false;
        for (int turn = 0; turn < 100_000 && !own; turn++) {
            sum += 1_000_000;
            assertEquals(List.of(Value.i32(sum)), instance.function("count").call(Value.i32(1_000_000)));
            own = instance.companion(InstanceCode.class, () -> fail("no compiled code"))
                    .isOwn();
        }
        assertTrue(own, "the instance has its own code");
        assertEquals(List.of(Value.i32(sum + 5)), instance.function("count").call(Value.i32(5)));
    }
}
