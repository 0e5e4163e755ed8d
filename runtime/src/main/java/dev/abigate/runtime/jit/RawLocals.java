package dev.abigate.runtime.jit;

import dev.abigate.format.wasm.code.Immediates;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.runtime.ops.Operation;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the locals that hold nothing but results of arithmetic, such as sums that a loop makes. A NaN in one of them need not
 * be the canonical one: it is made that where something can tell the difference.
 */
final class RawLocals {
    private RawLocals() {}

    /** The locals, by index; no parameter is one, since its value comes from elsewhere. */
    static BitSet of(List<Instruction> instructions, int parameters) {
        var computed = new BitSet();
        var others = new BitSet();
        others.set(0, parameters);
        for (int i = 1; i < instructions.size(); i++) {
            if (instructions.get(i) instanceof Instruction.Indexed(Opcode op, int local)
                    && op.immediates() == Immediates.LOCAL
                    && op != Opcode.LOCAL_GET) {
                Instruction value = instructions.get(i - 1);
                if (makesNans(value.op())) {
                    computed.set(local);
                } else if (!isOrdinary(value)) {
                    others.set(local);
                }
            }
        }
        computed.andNot(others);
        return computed;
    }

    private static boolean makesNans(Opcode op) {
        return Operation.of(op)
                .filter(operation -> operation.form() == Operation.Form.SCALAR && operation.makesNans())
                .isPresent();
    }

    /** Whether a value is a constant that is no NaN. */
    private static boolean isOrdinary(Instruction value) {
        return switch (value.op()) {
            case F32_CONST ->
                value instanceof Instruction.Constant(var _, long bits)
                        && !Float.isNaN(Float.intBitsToFloat((int) bits));
            case F64_CONST ->
                value instanceof Instruction.Constant(var _, long bits) && !Double.isNaN(Double.longBitsToDouble(bits));
            default -> false;
        };
    }
}
