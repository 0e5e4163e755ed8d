package dev.abigate.runtime.jit;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;

/** What the parts of the compiler share while they emit the code of one function. */
final class Emission {
    private final CodeBuilder code;
    private final CompilationUnit unit;
    private final Variables variables;
    private final OperandStack operands;
    private final int instanceSlot;
    private final int stackSlot;

    /** The emission of a method that only hands values on. */
    Emission(CodeBuilder code, CompilationUnit unit, int instanceSlot) {
        this(code, unit, VectorForm.HALVES, instanceSlot);
    }

    /**
     * The emission of a method.
     *
     * @param form of vectors
     * @param instanceSlot the local variable of the instance; the call stack's follows it
     */
    Emission(CodeBuilder code, CompilationUnit unit, VectorForm form, int instanceSlot) {
        this.code = code;
        this.unit = unit;
        this.variables = new Variables(code, form);
        this.operands = new OperandStack(code, variables);
        this.instanceSlot = instanceSlot;
        this.stackSlot = instanceSlot + 1;
    }

    CodeBuilder code() {
        return code;
    }

    CompilationUnit unit() {
        return unit;
    }

    Variables variables() {
        return variables;
    }

    OperandStack operands() {
        return operands;
    }

    CodeBuilder loadInstance() {
        return code.aload(instanceSlot);
    }

    CodeBuilder loadCallStack() {
        return code.aload(stackSlot);
    }

    /**
     * Takes operands, none of which is a vector, and calls a method of the runtime over them, some numbers and the instance.
     * A result is on the JVM's stack; what it is counts for nothing yet.
     */
    void invoke(Class<?> owner, String method, ClassDesc result, int taken, int... immediates) {
        var parameters = new ArrayList<ClassDesc>();
        for (int i = taken - 1; i >= 0; i--) {
            parameters.add(operands.kind(i).descriptor());
        }
        operands.take(taken);
        for (int immediate : immediates) {
            code.loadConstant(immediate);
            parameters.add(ConstantDescs.CD_int);
        }
        loadInstance();
        parameters.add(Names.INSTANCE);
        code.invokestatic(Names.of(owner), method, MethodTypeDesc.of(result, parameters));
    }

    /** As {@link #invoke}, where the operands of a 32-bit address type are made 64-bit numbers, zero-extended. */
    void invokeUnsigned(
            Class<?> owner, String method, ClassDesc result, int taken, boolean[] unsigned, int... immediates) {
        var parameters = new ArrayList<ClassDesc>();
        operands.spill(taken);
        for (int i = 0; i < taken; i++) {
            int fromTop = taken - 1 - i;
            Kind kind = operands.kind(fromTop);
            code.loadLocal(kind.typeKind(), operands.slotOf(fromTop));
            if (unsigned[i] && kind == Kind.INT) {
                widen();
                kind = Kind.LONG;
            }
            parameters.add(kind.descriptor());
        }
        operands.pop(taken);
        for (int immediate : immediates) {
            code.loadConstant(immediate);
            parameters.add(ConstantDescs.CD_int);
        }
        loadInstance();
        parameters.add(Names.INSTANCE);
        code.invokestatic(Names.of(owner), method, MethodTypeDesc.of(result, parameters));
    }

    /** Makes the number of 32 bits on the JVM's stack one of 64 bits, zero-extended. */
    void widen() {
        code.invokestatic(
                Names.of(Integer.class),
                "toUnsignedLong",
                MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_int));
    }

    /** Makes the bits of a value on the JVM's stack, as slots, globals and fields hold them. */
    void toBits(Kind kind) {
        switch (kind) {
            case INT -> code.i2l();
            case FLOAT ->
                code.invokestatic(Names.of(Float.class), "floatToRawIntBits", Invocations.FLOAT_TO_INT)
                        .i2l();
            case DOUBLE -> code.invokestatic(Names.of(Double.class), "doubleToRawLongBits", Invocations.DOUBLE_TO_LONG);
            case LONG, VECTOR, REFERENCE -> {}
        }
    }

    /** Makes a value of its bits on the JVM's stack. */
    void fromBits(Kind kind) {
        switch (kind) {
            case INT -> code.l2i();
            case FLOAT -> code.l2i().invokestatic(Names.of(Float.class), "intBitsToFloat", Invocations.INT_TO_FLOAT);
            case DOUBLE -> code.invokestatic(Names.of(Double.class), "longBitsToDouble", Invocations.LONG_TO_DOUBLE);
            case LONG, VECTOR, REFERENCE -> {}
        }
    }
}
