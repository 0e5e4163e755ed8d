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
import org.junit.jupiter.params.provider.EnumSource;

/** NaNs that arithmetic makes are canonical wherever a guest can see their bits, and others are what they were. */
class NanTest {
    private static final long CANONICAL = 0x7ff8_0000_0000_0000L;
    private static final long OTHER = 0xfff8_0000_0000_0123L;

    private static long run(Tier tier, String function) {
        Engine engine = Engine.of(tier);
        Instance instance = new Linker(engine.newStore()).instantiate(engine.load(Wat.bytes("""
                (memory 1)
                (func $same (param f64 i32) (result i64) (i64.reinterpret_f64 (local.get 0)))
                (func $sum (param f64) (result f64) (f64.add (local.get 0) (f64.const 1)))
                (func $left (param f64) (result f64) (local $x f64)
                  (block (result i32) (i32.const 0))
                  (local.set $x (f64.add (local.get 0) (f64.const 1)))
                  (local.get $x)
                  (return))
                (func (export "run") (param $nan f64) (result i64) (local $x f64) (local $i i32)
                """ + function + ")")));
        return instance.function("run").call(new Value.F64(OTHER)).getFirst() instanceof Value.I64(long bits)
                ? bits
                : 0;
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void resultsOfArithmeticAreCanonicalWhereBitsMatter(Tier tier) {
        String sum = "(f64.mul (f64.add (local.get $nan) (f64.const 1)) (f64.const 2))";
        for (String function : List.of(
                "(i64.reinterpret_f64 " + sum + ")",
                "(f64.store (i32.const 8) " + sum + ") (i64.load (i32.const 8))",
                "(call $same " + sum + " (i32.const 1))",
                "(i64.reinterpret_f64 (call $sum " + sum + "))",
                "(i64.reinterpret_f64 (call $left (local.get $nan)))",
                "(i64.reinterpret_f64 (block (result f64) " + sum + "))",
                "(i64.reinterpret_f64 (select " + sum + sum + " (local.get $i)))",
                "(i64.xor (i64.reinterpret_f64 (f64.neg " + sum + ")) (i64.const 0x8000000000000000))",
                "(i64.reinterpret_f64 (f64.abs (f64.neg " + sum + ")))",
                "(local.set $x " + sum + ") (i64.reinterpret_f64 (local.get $x))",
                "(loop (local.set $x (f64.add (local.get $x) (local.get $nan)))"
                        + " (br_if 0 (i32.ne (local.tee $i (i32.add (local.get $i) (i32.const 4))) (i32.const 40))))"
                        + " (call $same (local.get $x) (i32.const 1))")) {
            assertEquals(CANONICAL, run(tier, function), function);
        }
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void otherNansStay(Tier tier) {
        for (String function : List.of(
                "(i64.reinterpret_f64 (local.get $nan))",
                "(local.set $x (f64.add (local.get $nan) (f64.const 1))) (local.set $x (local.get $nan))"
                        + " (i64.reinterpret_f64 (local.get $x))",
                "(f64.store (i32.const 8) (local.get $nan)) (i64.load (i32.const 8))",
                "(drop (f64.add (local.get $nan) (f64.const 1))) (call $same (local.get $nan) (i32.const 1))")) {
            assertEquals(OTHER, run(tier, function), function);
        }
    }
}
