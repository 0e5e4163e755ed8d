package dev.abigate.runtime.jit;

import dev.abigate.runtime.ops.F32;
import dev.abigate.runtime.ops.F64;
import dev.abigate.runtime.ops.I32x4;
import dev.abigate.runtime.ops.Operation;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;
import java.util.Set;

/** Vector instructions whose every lane is computed of the same lane of each operand, emitted for one lane. */
final class LaneArithmetic {
    private static final String DOT = "dotI16x8S";
    private static final Set<String> FLOATING =
            Set.of("add", "sub", "mul", "div", "min", "max", "sqrt", "ceil", "floor", "trunc", "nearest");
    private static final Set<String> SUMS = Set.of("add", "sub");

    private LaneArithmetic() {}

    /** Whether an instruction can be computed by lanes. */
    static boolean has(Operation operation) {
        return switch (VectorLanes.of(operation)) {
            case FLOAT, DOUBLE -> FLOATING.contains(operation.method());
            case INT -> isSum(operation) || isDotProduct(operation);
            case BYTE, SHORT, LONG -> false;
        };
    }

    /** Whether an instruction adds or subtracts lanes of 32 bits. */
    static boolean isSum(Operation operation) {
        return VectorLanes.of(operation) == VectorLanes.INT && SUMS.contains(operation.method());
    }

    /** Whether the lanes of a result are sums of products, which take pairs of 16 bits for lanes of 32. */
    static boolean isDotProduct(Operation operation) {
        return operation.method().equals(DOT);
    }

    /** Makes a lane of the same lane of each operand, which are on the JVM's stack. */
    static void compute(CodeBuilder code, Operation operation) {
        VectorLanes lanes = VectorLanes.of(operation);
        switch (lanes) {
            case FLOAT -> invoke(code, Names.of(F32.class), operation);
            case DOUBLE -> invoke(code, Names.of(F64.class), operation);
            default -> {
                switch (operation.method()) {
                    case "add" -> code.iadd();
                    case "sub" -> code.isub();
                    default -> code.invokestatic(Names.of(I32x4.class), "dot", type(operation));
                }
            }
        }
    }

    private static void invoke(CodeBuilder code, ClassDesc numbers, Operation operation) {
        code.invokestatic(numbers, operation.method(), type(operation));
    }

    private static MethodTypeDesc type(Operation operation) {
        ClassDesc number = VectorLanes.of(operation).element();
        return MethodTypeDesc.of(number, Collections.nCopies(operation.type().parameterCount(), number));
    }
}
