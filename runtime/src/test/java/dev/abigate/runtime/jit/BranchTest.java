package dev.abigate.runtime.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Value;
import dev.abigate.runtime.trap.Trap;
import dev.abigate.runtime.trap.TrapKind;
import dev.abigate.writer.corpus.Wat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BranchTest {
    @Test
    void aBranchDropsComputedOperandsBelowThoseThatItTakesAlong() {
        Engine engine = Engine.of(Tier.JIT);
        Instance instance = new Linker(engine.newStore()).instantiate(engine.load(Wat.bytes("""
                (func (export "f") (param i64) (result i64)
                  (block (result i64)
                    (i64.and (local.get 0) (i64.const 3))
                    (local.get 0)
                    (br 0)))
                """)));
        assertEquals(List.of(Value.i64(9)), instance.function("f").call(Value.i64(9)));
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void anOperationTrapsAlsoWhereABranchDropsItsResult(Tier tier) {
        Engine engine = Engine.of(tier);
        Instance instance = new Linker(engine.newStore()).instantiate(engine.load(Wat.bytes("""
                (func (export "f") (param i64)
                  (i64.div_u (i64.const 1) (local.get 0))
                  (return))
                """)));
        Trap trap = assertThrows(Trap.class, () -> instance.function("f").call(Value.i64(0)));
        assertEquals(TrapKind.INTEGER_DIVIDE_BY_ZERO, trap.kind());
    }
}
