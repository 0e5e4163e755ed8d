package dev.abigate.runtime.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.reader.wasm.WasmReader;
import dev.abigate.reader.wasm.code.CodeReader;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Value;
import dev.abigate.writer.corpus.Wat;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Loops of which some iterations are written one behind the other. */
class ShortLoopTest {
    private static final String VARIABLE_STEP = """
            (func (export "run") (param $n i32) (result i32) (local $i i32) (local $sum i32)
              (loop $next
                (local.set $sum (i32.add (local.get $sum) (i32.const 1)))
                (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (local.get $n))) (i32.const 40))))
              (local.get $sum))
            """;

    private static final String SEARCH = """
            (memory 1)
            (func (export "run") (param $n i32) (result i32) (local $p i32)
              (i32.store8 (local.get $n) (i32.const 1))
              (local.set $p (i32.const -1))
              (loop $next
                (br_if $next (i32.eqz (i32.load8_u (local.tee $p (i32.add (local.get $p) (i32.const 1)))))))
              (i32.store8 (local.get $n) (i32.const 0))
              (local.get $p))
            """;

    private static final String OPERANDS_BELOW = """
            (func (export "run") (param $n i32) (result i32) (local $x i32)
              (local.set $x (local.get $n))
              (i32.add
                (local.get $x)
                (loop $next (result i32)
                  (local.set $x (i32.shr_u (local.get $x) (i32.const 1)))
                  (local.get $x)
                  (br_if $next (local.get $x)))))
            """;

    @ParameterizedTest
    @EnumSource(Tier.class)
    void endWhereTheyShould(Tier tier) {
        assertResults(tier, VARIABLE_STEP, 1, n -> (40 + n - 1) / n);
        assertResults(tier, SEARCH, 0, n -> n);
        assertResults(tier, OPERANDS_BELOW, 0, n -> n);
    }

    private static void assertResults(Tier tier, String text, int first, IntUnaryOperator expected) {
        Engine engine = Engine.of(tier);
        Instance instance = new Linker(engine.newStore()).instantiate(engine.load(Wat.bytes(text)));
        for (int n = first; n < 50; n++) {
            assertEquals(
                    List.of(Value.i32(expected.applyAsInt(n))),
                    instance.function("run").call(Value.i32(n)),
                    text + n);
        }
    }

    @Test
    void haveIterationsByTheirSize() {
        assertEquals(Optional.of(4), iterations(VARIABLE_STEP));
        assertEquals(Optional.of(4), iterations(SEARCH));
        assertEquals(
                Optional.of(2), iterations(loop("(local.set $x (i32.mul (local.get $x) (i32.const 3)))".repeat(4))));
        assertEquals(
                Optional.empty(), iterations(loop("(local.set $x (i32.mul (local.get $x) (i32.const 3)))".repeat(6))));
    }

    @Test
    void areNotThoseThatHotSpotUnrolls() {
        assertEquals(Optional.empty(), iterations("""
                (func (param $n i32) (local $i i32)
                  (loop $next
                    (br_if $next (i32.lt_s
                      (local.tee $i (i32.add (local.get $i) (i32.const 4)))
                      (local.get $n)))))
                """));
        assertEquals(Optional.empty(), iterations("""
                (func (param $n i32)
                  (loop $next
                    (br_if $next (local.tee $n (i32.add (local.get $n) (i32.const -1))))))
                """));
    }

    @Test
    void neitherCallNorBranch() {
        assertEquals(Optional.empty(), iterations(loop("(call 0 (local.get $x))")));
        assertEquals(Optional.empty(), iterations(loop("(br_if 1 (i32.eqz (local.get $x)))")));
    }

    private static String loop(String body) {
        return "(func (param $x i32) (loop $next " + body + " (br_if $next (local.get $x))))";
    }

    private static Optional<Integer> iterations(String text) {
        List<Instruction> code = CodeReader.read(
                        WasmReader.read(Wat.bytes(text)).bodies().getFirst(), 0)
                .instructions();
        int branch = code.size() - 1;
        while (!(code.get(branch) instanceof Instruction.Indexed(Opcode op, int label)
                && label == 0
                && op == Opcode.BR_IF)) {
            branch--;
        }
        return ShortLoop.of(code, branch).map(ShortLoop::iterations);
    }
}
