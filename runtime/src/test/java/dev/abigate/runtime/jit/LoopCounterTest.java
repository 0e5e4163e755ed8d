package dev.abigate.runtime.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Value;
import dev.abigate.writer.corpus.Wat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loops that end where a counter equals its limit. */
class LoopCounterTest {
    @ParameterizedTest
    @CsvSource({
        // start, limit, step, iterations
        "0, 40, 4, 10",
        "-40, 0, 4, 10",
        "40, 0, -4, 10",
        "0, 4, 4, 1",
        // past the limit, and round
        "0, 0, 0x40000000, 4",
        "8, 0, 0x20000000, -1",
        "0x7ffffffc, -0x80000000, 4, 1",
        "0x7ffffff0, -0x7ffffff0, 8, 4",
        "-0x80000000, 0x7ffffff8, -8, 1",
        "4, 0x7ffffffc, -8, -1"
    })
    void endWhereTheInterpreterEndsThem(String start, String limit, String step, int iterations) {
        for (Tier tier : Tier.values()) {
            Engine engine = Engine.of(tier);
            Instance instance =
                    new Linker(engine.newStore()).instantiate(engine.load(Wat.bytes("""
                    (func (export "run") (param $limit i32) (result i32) (local $i i32) (local $n i32)
                      (local.set $i (i32.const %s))
                      (block $out
                        (loop $next
                          (br_if $out (i32.gt_u (local.tee $n (i32.add (local.get $n) (i32.const 1))) (i32.const 1000)))
                          (br_if $next (i32.ne
                            (local.tee $i (i32.add (local.get $i) (i32.const %s)))
                            (local.get $limit)))
                          (return (local.get $n))))
                      (i32.const -1))
                    """.formatted(start, step))));
            assertEquals(
                    List.of(Value.i32(iterations)),
                    instance.function("run").call(Value.i32(Integer.decode(limit))),
                    tier::name);
        }
    }
}
