package dev.abigate.runtime.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.format.wasm.code.Opcode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperationTest {
    private static List<String> methods(Operation operation) {
        return switch (operation.form()) {
            case SPLIT, WIDE -> List.of(operation.method() + "Low", operation.method() + "High");
            case SCALAR, HALVES, REDUCTION, LANE, SHUFFLE -> List.of(operation.method());
        };
    }

    @Test
    void everyOperationHasItsMethods() throws ReflectiveOperationException {
        var lookup = MethodHandles.publicLookup();
        var missing = new ArrayList<String>();
        int found = 0;
        for (Opcode op : Opcode.values()) {
            var operation = Operation.of(op);
            if (operation.isEmpty()) {
                continue;
            }
            Class<?> owner = operation.get().owner().resolveConstantDesc(MethodHandles.lookup());
            MethodType type = operation.get().type().resolveConstantDesc(MethodHandles.lookup());
            for (String method : methods(operation.get())) {
                try {
                    lookup.findStatic(owner, method, type);
                    found++;
                } catch (NoSuchMethodException e) {
                    missing.add(op + ": " + e.getMessage());
                }
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(found > 400, () -> "too few operations are in the table");
    }

    @Test
    void everythingElseDoesMoreThanCompute() {
        for (Opcode op : List.of(Opcode.I32_LOAD, Opcode.I32_CONST, Opcode.REF_EQ, Opcode.V128_LOAD8_LANE, Opcode.BR)) {
            assertFalse(Operation.of(op).isPresent(), op::mnemonic);
        }
    }

    @Test
    void arithmeticMakesNans() {
        assertTrue(Operation.of(Opcode.F32_ADD).orElseThrow().makesNans());
        assertTrue(Operation.of(Opcode.F64X2_RELAXED_MADD).orElseThrow().makesNans());
        assertTrue(Operation.of(Opcode.F64_PROMOTE_F32).orElseThrow().makesNans());
        assertFalse(Operation.of(Opcode.F32_ABS).orElseThrow().makesNans());
        assertFalse(Operation.of(Opcode.F32X4_PMIN).orElseThrow().makesNans());
        assertFalse(Operation.of(Opcode.F64_REINTERPRET_I64).orElseThrow().makesNans());
    }
}
