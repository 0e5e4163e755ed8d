package dev.abigate.runtime.jit;

import dev.abigate.format.ByteString;
import dev.abigate.format.wasm.code.Immediates;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.runtime.heap.LittleEndian;
import dev.abigate.runtime.ops.Operation;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The locals that hold nothing but results of arithmetic, such as sums that a loop makes. A NaN in one of them need not be the
 * canonical one: it is made that where something can tell the difference. Sums of dot products are among them, since their lanes are
 * held one by one as those of raw vectors are.
 *
 * @param numbers those that are numbers, by index
 * @param vectors those that are vectors, with their lanes
 */
record RawLocals(BitSet numbers, Map<Integer, VectorLanes> vectors) {
    static final RawLocals NONE = new RawLocals(new BitSet(), Map.of());

    RawLocals {
        vectors = Map.copyOf(vectors);
    }

    /** Finds them. No parameter is one, since its value comes from elsewhere. */
    static RawLocals of(List<Instruction> instructions, int parameters) {
        var numbers = new BitSet();
        var others = new BitSet();
        var vectors = new HashMap<Integer, VectorLanes>();
        others.set(0, parameters);
        boolean products = instructions.stream().anyMatch(i -> i.op() == Opcode.I32X4_DOT_I16X8_S);
        for (int i = 1; i < instructions.size(); i++) {
            if (instructions.get(i) instanceof Instruction.Indexed(Opcode op, int local)
                    && op.immediates() == Immediates.LOCAL
                    && op != Opcode.LOCAL_GET) {
                Instruction value = instructions.get(i - 1);
                Optional<Operation> arithmetic = Operation.of(value.op())
                        .filter(made -> made.makesNans() || (products && LaneArithmetic.isSum(made)));
                if (arithmetic.isEmpty()) {
                    if (!isOrdinary(value)) {
                        others.set(local);
                    }
                } else if (arithmetic.get().form() == Operation.Form.SCALAR) {
                    numbers.set(local);
                } else {
                    VectorLanes lanes = VectorLanes.of(arithmetic.get());
                    if (vectors.merge(local, lanes, (known, other) -> known) != lanes) {
                        others.set(local);
                    }
                }
            }
        }
        numbers.andNot(others);
        vectors.keySet().removeIf(others::get);
        return new RawLocals(numbers, vectors);
    }

    /** Whether a value is a constant that is no NaN. */
    private static boolean isOrdinary(Instruction value) {
        return switch (value) {
            case Instruction.Constant(Opcode op, long bits)
            when op == Opcode.F32_CONST -> !Float.isNaN(Float.intBitsToFloat((int) bits));
            case Instruction.Constant(Opcode op, long bits)
            when op == Opcode.F64_CONST -> !Double.isNaN(Double.longBitsToDouble(bits));
            case Instruction.Vector(Opcode op, ByteString bytes)
            when op == Opcode.V128_CONST ->
                LittleEndian.number(bytes, 0, Long.BYTES) == 0
                        && LittleEndian.number(bytes, Long.BYTES, Long.BYTES) == 0;
            default -> false;
        };
    }
}
