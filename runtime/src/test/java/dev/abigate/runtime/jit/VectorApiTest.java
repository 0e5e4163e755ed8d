package dev.abigate.runtime.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.code.Signature;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.instance.VectorApi;
import dev.abigate.runtime.ops.Operation;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import dev.abigate.writer.corpus.Wat;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Code over the Vector API does what code without it does. */
class VectorApiTest {
    private static final int CANONICAL = 0x7fc0_0000;
    private static final int OTHER = 0xffc0_0123;

    @BeforeAll
    static void theModuleIsPresent() {
        assumeTrue(WholeVectors.arePresent(), "needs the module of the Vector API");
    }

    private static Instance instance(Tier tier, VectorApi use, String module) {
        var engine = new Engine(tier, ExecutionOptions.DEFAULT.withVectorApi(use), FeatureSet.ALL);
        return new Linker(engine.newStore()).instantiate(engine.load(Wat.bytes(module)));
    }

    /** Sums products over a memory, over and over; then loads from an address. */
    private static final String SUMS = """
        (memory 1)
        (data (i32.const 0) "\\01\\02\\03\\04\\05\\06\\07\\08\\09\\0a\\0b\\0c\\0d\\0e\\0f\\10")
        (func (export "run") (param $n i32) (param $end i32) (result i64) (local $sum v128) (local $i i32)
          (loop $next
            (local.set $sum
              (i32x4.add (local.get $sum)
                (i32x4.dot_i16x8_s
                  (v128.load (i32.and (local.get $i) (i32.const 7))) (i16x8.splat (local.get $i)))))
            (br_if $next
              (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $n))))
          (local.set $sum (v128.xor (local.get $sum) (v128.load (local.get $end))))
          (i64.xor (i64x2.extract_lane 0 (local.get $sum)) (i64x2.extract_lane 1 (local.get $sum))))
        """;

    @Test
    void codeThatIsHotDoesTheSame() {
        for (Tier tier : List.of(Tier.JIT, Tier.AUTO)) {
            Instance hot = instance(tier, VectorApi.WHEN_HOT, SUMS);
            Instance other = instance(tier, VectorApi.NEVER, SUMS);
            for (int n : List.of(11_000_000, 10, 5_000)) {
                Value[] arguments = {Value.i32(n), Value.i32(n & 0xffff)};
                assertEquals(
                        other.function("run").call(arguments),
                        hot.function("run").call(arguments),
                        tier + " " + n);
            }
            Trap trap = assertThrows(Trap.class, () -> hot.function("run").call(Value.i32(1), Value.i32(65_536 - 15)));
            assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, trap.kind());
            assertEquals(1, trap.callStack().size());
        }
    }

    @Test
    void aFunctionThatCallsItselfInItsPlaceHasOtherParameters() {
        Instance instance = instance(Tier.JIT, VectorApi.ALWAYS, """
            (func $f (param $v v128) (param $n i32) (result i64)
              (if (result i64) (local.get $n)
                (then (return_call $f (i32x4.add (local.get $v) (local.get $v)) (i32.sub (local.get $n) (i32.const 1))))
                (else (i64x2.extract_lane 1 (local.get $v)))))
            (func (export "run") (result i64) (call $f (v128.const i32x4 0 0 3 0) (i32.const 4)))
            """);
        assertEquals(List.of(Value.i64(48)), instance.function("run").call());
    }

    private static int lane(String function) {
        Instance instance = instance(Tier.JIT, VectorApi.ALWAYS, """
            (memory 1)
            (global $kept (mut v128) (v128.const i32x4 0 0 0 0))
            (func $same (param v128 i32) (result v128) (local.get 0))
            (func (export "run") (param $nan f32) (result i32) (local $x v128) (local $i i32)
              (i32x4.extract_lane 2
            """ + function + "))");
        List<Value> results = instance.function("run").call(new Value.F32(OTHER));
        return results.getFirst() instanceof Value.I32(int bits) ? bits : 0;
    }

    @Test
    void nansThatArithmeticMakesAreCanonicalWhereBitsMatter() {
        String sum = "(f32x4.mul (f32x4.add (f32x4.splat (local.get $nan)) (f32x4.splat (f32.const 1)))"
                + " (f32x4.splat (f32.const 2)))";
        for (String function : List.of(
                sum,
                "(v128.store (i32.const 16) " + sum + ") (v128.load (i32.const 16))",
                "(call $same " + sum + " (i32.const 1))",
                "(block (result v128) " + sum + ")",
                "(select " + sum + sum + " (local.get $i))",
                "(global.set $kept " + sum + ") (global.get $kept)",
                "(f32x4.neg (f32x4.neg " + sum + "))",
                "(f32x4.pmax " + sum + sum + ")",
                "(v128.or " + sum + " (v128.const i32x4 0 0 0 0))",
                "(i8x16.shuffle 8 9 10 11 8 9 10 11 8 9 10 11 8 9 10 11 " + sum + sum + ")",
                "(f32x4.splat (f32x4.extract_lane 1 " + sum + "))",
                "(local.set $x " + sum + ") (local.get $x)",
                "(local.set $x " + sum + ") (local.set $x (v128.const i32x4 1 1 1 1)) (local.set $x " + sum
                        + ") (local.get $x)",
                "(local.tee $x " + sum + ") (if (local.get $i) (then (local.set $x " + sum + ")))",
                "(loop (local.set $x (f32x4.add (local.get $x) (f32x4.splat (local.get $nan))))"
                        + " (br_if 0 (i32.ne (local.tee $i (i32.add (local.get $i) (i32.const 4))) (i32.const 40))))"
                        + " (call $same (local.get $x) (i32.const 1))")) {
            assertEquals(CANONICAL, lane(function), function);
        }
    }

    @Test
    void otherNansStay() {
        for (String function : List.of(
                "(f32x4.splat (local.get $nan))",
                "(f64x2.add (f64x2.splat (f64.const 0)) (f64x2.splat (f64.const 0)))"
                        + " (v128.or (f32x4.splat (local.get $nan)))",
                "(local.set $x (f32x4.add (f32x4.splat (local.get $nan)) (f32x4.splat (local.get $nan))))"
                        + " (local.set $x (f32x4.splat (local.get $nan))) (local.get $x)",
                "(f32x4.pmin (f32x4.splat (local.get $nan)) (f32x4.splat (f32.const 1)))")) {
            assertEquals(OTHER, lane(function), function);
        }
    }

    /** Numbers of which most operations have something to say, repeatedly among random ones. */
    private static final long[] SPECIAL = {
        0,
        -1,
        Long.MIN_VALUE,
        0x8000_0000_7fff_ffffL,
        0x7fc0_0000_ff80_0000L,
        0x7ff8_0000_0000_0000L,
        0xfff0_0000_0000_0000L,
        0x4f00_0000_cf00_0001L,
        0x0001_8000_0080_0001L
    };

    private static String data() {
        var random = new Random(1);
        var text = new StringBuilder();
        for (int i = 0; i < 512; i++) {
            long number = random.nextInt(3) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : random.nextLong();
            for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                text.append(String.format("\\%02x", number >>> shift & 0xff));
            }
        }
        return text.toString();
    }

    private static String immediates(Opcode op) {
        return switch (op.immediates()) {
            case LANE -> " 1";
            case LANES -> " 0 31 2 29 4 27 6 25 16 9 18 11 20 13 22 15";
            default -> "";
        };
    }

    /** A function that applies an operation to data over and over, and sums up the results. */
    private static String repeated(Opcode op, Signature signature, String data) {
        var operands = new StringBuilder();
        for (int i = 0; i < signature.operands().size(); i++) {
            operands.append(" (%s.load (i32.and (i32.mul (local.get $i) (i32.const %d)) (i32.const 4080)))"
                    .formatted(signature.operands().get(i).text(), 16 + 48 * i));
        }
        String result = "(" + op.mnemonic() + immediates(op) + operands + ")";
        String lanes = switch (signature.results().getFirst().text()) {
            case "v128" -> result;
            case "i32" -> "(i64x2.splat (i64.extend_i32_u " + result + "))";
            case "f32" -> "(f32x4.splat " + result + ")";
            case "f64" -> "(f64x2.splat " + result + ")";
            default -> "(i64x2.splat " + result + ")";
        };
        return """
            (memory 1)
            (data (i32.const 0) "%s")
            (func (export "run") (param $n i32) (result i64) (local $sum v128) (local $i i32)
              (loop $next
                (local.set $sum (i64x2.add (i64x2.shl (local.get $sum) (i32.const 1)) %s))
                (local.set $sum (v128.xor (local.get $sum) (i64x2.shr_u (local.get $sum) (i32.const 43))))
                (br_if $next
                  (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $n))))
              (i64.xor (i64x2.extract_lane 0 (local.get $sum)) (i64x2.extract_lane 1 (local.get $sum))))
            """.formatted(data, lanes);
    }

    /** Few times: the methods of the API; very often, as {@code -Dabigate.iterations} may ask: what C2 makes of them. */
    @Test
    void everyOperationDoesTheSame() {
        int iterations = Integer.getInteger("abigate.iterations", 600);
        String data = data();
        var different = new ArrayList<String>();
        int operations = 0;
        for (Opcode op : Opcode.values()) {
            if (op.prefix() == 0xfd && Operation.of(op).isPresent() && op.typing() instanceof Signature signature) {
                operations++;
                String module = repeated(op, signature, data);
                List<Value> expected = instance(Tier.JIT, VectorApi.NEVER, module)
                        .function("run")
                        .call(Value.i32(iterations));
                List<Value> found = instance(Tier.JIT, VectorApi.ALWAYS, module)
                        .function("run")
                        .call(Value.i32(iterations));
                if (!expected.equals(found)) {
                    different.add(op.mnemonic() + ": " + found + " instead of " + expected);
                }
            }
        }
        assertEquals(List.of(), different);
        assertTrue(operations > 200, "the specification has more: " + operations);
    }
}
