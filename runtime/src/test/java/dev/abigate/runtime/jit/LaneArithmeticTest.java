package dev.abigate.runtime.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.instance.VectorApi;
import dev.abigate.writer.corpus.Wat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Vectors whose lanes are held one by one are what they are to the interpreter. */
class LaneArithmeticTest {
    private static final String FLOATS = "(v128.load (i32.shl (i32.and (local.get $i) (i32.const 7)) (i32.const 4)))";

    private static List<Value> run(Tier tier, boolean canonical, String module, int n) {
        ExecutionOptions options =
                ExecutionOptions.DEFAULT.withVectorApi(VectorApi.NEVER).withCanonicalNans(canonical);
        var engine = new Engine(tier, options, FeatureSet.ALL);
        return new Linker(engine.newStore())
                .instantiate(engine.load(Wat.bytes(module)))
                .function("run")
                .call(Value.i32(n));
    }

    /** A loop over vectors with floats, doubles, infinities and NaNs of both signs, between what comes before and after it. */
    private static String loop(String before, String body, String after) {
        return """
            (memory 1)
            (data (i32.const 0) "\\00\\00\\80\\3f\\00\\00\\00\\40\\00\\00\\80\\bf\\db\\0f\\49\\40"
              "\\00\\00\\80\\7f\\00\\00\\80\\ff\\23\\01\\c0\\ff\\00\\00\\c0\\7f"
              "\\01\\02\\03\\04\\05\\06\\07\\08\\ff\\7f\\00\\80\\ff\\ff\\fe\\ff"
              "\\00\\00\\00\\00\\00\\00\\f0\\3f\\00\\00\\00\\00\\00\\00\\f8\\ff"
              "\\9a\\99\\99\\99\\99\\99\\b9\\3f\\18\\2d\\44\\54\\fb\\21\\09\\c0"
              "\\00\\00\\00\\80\\00\\00\\00\\00\\01\\00\\00\\00\\ff\\ff\\7f\\7f")
            (global $kept (mut v128) (v128.const i32x4 0 0 0 0))
            (func $same (param v128) (result v128) (local.get 0))
            (func (export "run") (param $n i32) (result i64)
              (local $s v128) (local $t v128) (local $d v128) (local $x v128) (local $i i32)
              %s
              (loop $next
                %s
                (br_if $next
                  (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $n))))
              %s
              (local.set $x (v128.xor (v128.xor (local.get $s) (local.get $t))
                (v128.xor (i64x2.shl (local.get $d) (i32.const 1)) (local.get $x))))
              (i64.xor (i64x2.extract_lane 0 (local.get $x)) (i64.rotl (i64x2.extract_lane 1 (local.get $x)) (i64.const 7))))
            """.formatted(before, body, after);
    }

    private static void agrees(String module) {
        agrees(true, module);
    }

    private static void agrees(boolean canonical, String module) {
        for (int n : new int[] {1, 2, 3, 5, 9, 100}) {
            List<Value> expected = run(Tier.INTERPRETER, canonical, module, n);
            for (Tier tier : List.of(Tier.JIT, Tier.AUTO)) {
                assertEquals(expected, run(tier, canonical, module, n), () -> tier + ": " + module);
            }
        }
    }

    private static final String SUM = "(local.set $s (f32x4.add (local.get $s) (f32x4.mul " + FLOATS + FLOATS + ")))";

    @Test
    void sumsOfProducts() {
        agrees(loop("", SUM, ""));
        agrees(loop("", SUM + "(local.set $d (f64x2.sub (f64x2.div " + FLOATS + FLOATS + ") (local.get $d)))", ""));
        agrees(loop(
                "(local.set $s (v128.const i32x4 0 0 0 0))",
                "(local.set $s (f32x4.max (f32x4.sqrt (local.get $s)) (f32x4.min " + FLOATS
                        + " (f32x4.nearest (local.get $s)))))",
                "(global.set $kept (local.get $s)) (local.set $x (global.get $kept))"));
    }

    @Test
    void whatIsReadAsOtherLanes() {
        agrees(loop("", SUM + "(local.set $x (i32x4.add (local.get $x) (local.get $s)))", ""));
        agrees(loop("", SUM + "(local.set $d (f64x2.add (local.get $s) (local.get $d)))", ""));
        agrees(loop(
                "",
                "(local.set $d (f64x2.add (local.get $d) (f64x2.promote_low_f32x4 (f32x4.add " + FLOATS
                        + "(f32x4.demote_f64x2_zero (local.get $d))))))",
                ""));
        agrees(loop(
                "", SUM + "(local.set $x (call $same (local.get $s))) (v128.store (i32.const 64) (local.get $s))", ""));
        agrees(loop("", SUM + "(local.set $x (select (local.get $s) (f32x4.neg (local.get $s)) (local.get $i)))", ""));
        agrees(loop("", SUM + "(local.set $x (f32x4.lt (local.get $s) (f32x4.add (local.get $s)" + FLOATS + ")))", ""));
        agrees(loop(
                "",
                "(local.set $t (f32x4.add (local.tee $s (f32x4.add (local.get $s)" + FLOATS + ")) (local.get $t)))",
                ""));
        agrees(loop(
                "",
                "(local.set $s (f32x4.replace_lane 1 (f32x4.add (local.get $s)" + FLOATS + ") (f32.const 2)))",
                ""));
        agrees(loop("", "(local.set $s (f32x4.relaxed_madd (local.get $s)" + FLOATS + FLOATS + "))", ""));
    }

    @Test
    void vectorsBelowBlocks() {
        agrees(loop(
                "",
                "(local.set $s (f32x4.add (f32x4.add (local.get $s)" + FLOATS
                        + ") (block $b (result v128) (f32x4.mul " + FLOATS + FLOATS
                        + ") (br_if $b (i32.and (local.get $i) (i32.const 1))) (drop) (f32x4.sub " + FLOATS
                        + " (local.get $s)))))",
                ""));
        agrees(loop(
                "",
                "(f32x4.add " + FLOATS + FLOATS + ") (loop $inner (param v128) (result v128) (f32x4.add " + FLOATS
                        + ") (br_if $inner (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 3))))"
                        + " (local.set $x)",
                ""));
    }

    @Test
    void sumsOfDotProducts() {
        String dot = "(i32x4.dot_i16x8_s " + FLOATS + " (i16x8.splat (local.get $i)))";
        for (boolean canonical : new boolean[] {true, false}) {
            agrees(canonical, loop("", "(local.set $s (i32x4.add (local.get $s) " + dot + "))", ""));
        }
        agrees(loop("", "(local.set $s (i32x4.sub (i32x4.add " + dot + dot + ") (local.get $s)))", ""));
        agrees(loop(
                "",
                "(local.set $s (i32x4.add (local.get $s) " + dot + ")) (local.set $x (v128.xor (local.get $x)"
                        + " (i32x4.add (local.get $s) (i32x4.mul " + dot + dot + "))))",
                ""));
        agrees(loop(
                "",
                "(local.set $s (i32x4.add (local.get $s) " + dot + ")) (local.set $t (f32x4.add (local.get $t)"
                        + " (f32x4.convert_i32x4_s (local.get $s))))",
                ""));
    }

    /** So many loads and stores that what stands around the inner loop becomes methods of their own, which take the sums. */
    @Test
    void partsOfFunctionsTakeThem() {
        var many = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            many.append(
                    "(i32.store offset=%d (local.get $i) (i32.add (i32.load offset=%d (local.get $i)) (i32.const %d)))\n"
                            .formatted(1024 + 4 * i, 1028 + 4 * i, i));
        }
        String inner = "(local.set $s (f32x4.add (local.get $s) (f32x4.convert_i32x4_s (v128.load (i32.const 1100)))))";
        agrees(loop(
                many.toString(),
                many + SUM + "(local.set $i (i32.add (local.get $i) (i32.const 1)))"
                        + "(loop $in " + inner + SUM
                        + "(br_if $in (i32.and (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 7))))"
                        + many + SUM + "(local.set $t (f32x4.add (local.get $t) (local.get $s)))",
                many + inner));
    }
}
