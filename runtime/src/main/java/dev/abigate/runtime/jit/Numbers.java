package dev.abigate.runtime.jit;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.runtime.ops.F32;
import dev.abigate.runtime.ops.F64;
import dev.abigate.runtime.ops.Operation;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Numeric instructions that are no vector instructions. */
final class Numbers {
    private static final MethodTypeDesc FLOAT_TO_FLOAT =
            MethodTypeDesc.of(ConstantDescs.CD_float, ConstantDescs.CD_float);
    private static final MethodTypeDesc DOUBLE_TO_DOUBLE =
            MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_double);

    private final CodeBuilder code;
    private final OperandStack operands;
    private final boolean canonicalNans;

    Numbers(Emission emission) {
        this.code = emission.code();
        this.operands = emission.operands();
        this.canonicalNans = emission.unit().options().canonicalNans();
    }

    /** An operation over operands that are no vectors, with one result. */
    void scalar(Opcode op, Operation operation) {
        int count = operation.type().parameterCount();
        if (operation.makesNans() || Condition.isComparison(op)) {
            operands.loadRaw(count);
        } else {
            operands.load(count);
        }
        if (!isOneInstruction(op)) {
            code.invokestatic(operation.owner(), operation.method(), operation.type());
        }
        operands.pop(count);
        Kind kind = kind(operation.type().returnType());
        if (isToBeCanonical(operation)) {
            operands.pushRaw(kind);
        } else {
            operands.push(kind);
        }
    }

    /** An operation with two results. */
    void wide(Operation operation) {
        int count = operation.type().parameterCount();
        operands.spill(count);
        int low = code.allocateLocal(Kind.LONG.typeKind());
        for (String half : new String[] {"Low", "High"}) {
            for (int i = count - 1; i >= 0; i--) {
                code.lload(operands.slotOf(i));
            }
            code.invokestatic(operation.owner(), operation.method() + half, operation.type());
            if (half.equals("Low")) {
                code.lstore(low);
            }
        }
        operands.pop(count);
        operands.pushSpilled(Kind.LONG);
        operands.pushSpilled(Kind.LONG);
        code.lstore(operands.slotOf(0));
        code.lload(low).lstore(operands.slotOf(1));
    }

    private static Kind kind(ClassDesc type) {
        return switch (type.descriptorString()) {
            case "J" -> Kind.LONG;
            case "F" -> Kind.FLOAT;
            case "D" -> Kind.DOUBLE;
            default -> Kind.INT;
        };
    }

    /** Makes a NaN on top of the JVM's stack the canonical one. */
    static void canonicalize(CodeBuilder code, Kind kind) {
        if (kind == Kind.FLOAT) {
            code.invokestatic(Names.of(F32.class), "canonical", FLOAT_TO_FLOAT);
        } else {
            code.invokestatic(Names.of(F64.class), "canonical", DOUBLE_TO_DOUBLE);
        }
    }

    /** Whether the NaNs in the result of an operation are to be replaced. */
    boolean isToBeCanonical(Operation operation) {
        return canonicalNans && operation.makesNans();
    }

    /** Emits what the JVM has an instruction for. */
    private boolean isOneInstruction(Opcode op) {
        switch (op) {
            case I32_ADD -> code.iadd();
            case I32_SUB -> code.isub();
            case I32_MUL -> code.imul();
            case I32_AND -> code.iand();
            case I32_OR -> code.ior();
            case I32_XOR -> code.ixor();
            case I32_SHL -> code.ishl();
            case I32_SHR_S -> code.ishr();
            case I32_SHR_U -> code.iushr();
            case I64_ADD -> code.ladd();
            case I64_SUB -> code.lsub();
            case I64_MUL -> code.lmul();
            case I64_AND -> code.land();
            case I64_OR -> code.lor();
            case I64_XOR -> code.lxor();
            case I64_SHL -> code.l2i().lshl();
            case I64_SHR_S -> code.l2i().lshr();
            case I64_SHR_U -> code.l2i().lushr();
            case F32_ADD -> code.fadd();
            case F32_SUB -> code.fsub();
            case F32_MUL -> code.fmul();
            case F32_DIV -> code.fdiv();
            case F64_ADD -> code.dadd();
            case F64_SUB -> code.dsub();
            case F64_MUL -> code.dmul();
            case F64_DIV -> code.ddiv();
            case I32_WRAP_I64 -> code.l2i();
            case I64_EXTEND_I32_S -> code.i2l();
            case I32_EXTEND8_S -> code.i2b();
            case I32_EXTEND16_S -> code.i2s();
            case F32_CONVERT_I32_S -> code.i2f();
            case F32_CONVERT_I64_S -> code.l2f();
            case F64_CONVERT_I32_S -> code.i2d();
            case F64_CONVERT_I64_S -> code.l2d();
            case F32_DEMOTE_F64 -> code.d2f();
            case F64_PROMOTE_F32 -> code.f2d();
            default -> {
                return false;
            }
        }
        return true;
    }
}
