package dev.abigate.runtime.jit;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Reading and writing globals. */
final class Globals {
    private final Emission emission;
    private final CodeBuilder code;
    private final OperandStack operands;

    Globals(Emission emission) {
        this.emission = emission;
        this.code = emission.code();
        this.operands = emission.operands();
    }

    private void load(int index) {
        if (emission.unit().instance().isPresent()) {
            code.loadConstant(Constants.global(index));
            return;
        }
        emission.loadInstance().loadConstant(index);
        code.invokevirtual(Names.INSTANCE, "global", MethodTypeDesc.of(Names.GLOBAL, ConstantDescs.CD_int));
    }

    private Kind kind(int index) {
        return Kind.of(emission.unit().declarations().global(index).type());
    }

    void get(int index) {
        Kind kind = kind(index);
        load(index);
        switch (kind) {
            case REFERENCE -> {
                code.invokevirtual(Names.GLOBAL, "reference", MethodTypeDesc.of(ConstantDescs.CD_Object));
                operands.push(kind);
            }
            case VECTOR -> {
                operands.pushSpilled(kind);
                code.invokevirtual(Names.GLOBAL, "bits", Invocations.TO_LONG);
                load(index);
                code.invokevirtual(Names.GLOBAL, "high", Invocations.TO_LONG);
                emission.variables().store(kind, operands.slotOf(0));
            }
            case INT, LONG, FLOAT, DOUBLE -> {
                code.invokevirtual(Names.GLOBAL, "bits", Invocations.TO_LONG);
                emission.fromBits(kind);
                operands.push(kind);
            }
        }
    }

    void set(int index) {
        Kind kind = kind(index);
        MethodTypeDesc ofLong = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long);
        operands.spill(1);
        int slot = operands.slotOf(0);
        operands.pop(1);
        load(index);
        if (kind == Kind.VECTOR) {
            code.dup();
            emission.variables().loadHalf(slot, 1);
            code.invokevirtual(Names.GLOBAL, "setHigh", ofLong);
            emission.variables().loadHalf(slot, 0);
        } else {
            code.loadLocal(kind.typeKind(), slot);
            emission.toBits(kind);
        }
        if (kind == Kind.REFERENCE) {
            code.invokevirtual(
                    Names.GLOBAL, "setReference", MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object));
        } else {
            code.invokevirtual(Names.GLOBAL, "setBits", ofLong);
        }
    }
}
