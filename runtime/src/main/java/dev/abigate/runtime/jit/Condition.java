package dev.abigate.runtime.jit;

import dev.abigate.format.wasm.code.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * What a branch depends on: a comparison whose operands are on the JVM's stack, or a number that is not zero.
 *
 * @param comparison {@link Opcode#NOP} for the number
 */
record Condition(Opcode comparison, boolean holds) {
    static final Condition NOT_ZERO = new Condition(Opcode.NOP, true);

    /** Whether an instruction's result can be a condition without becoming a number. */
    static boolean isComparison(Opcode op) {
        return switch (op) {
            case I32_EQZ,
                    I32_EQ,
                    I32_NE,
                    I32_LT_S,
                    I32_LT_U,
                    I32_GT_S,
                    I32_GT_U,
                    I32_LE_S,
                    I32_LE_U,
                    I32_GE_S,
                    I32_GE_U,
                    I64_EQZ,
                    I64_EQ,
                    I64_NE,
                    I64_LT_S,
                    I64_LT_U,
                    I64_GT_S,
                    I64_GT_U,
                    I64_LE_S,
                    I64_LE_U,
                    I64_GE_S,
                    I64_GE_U,
                    F32_EQ,
                    F32_NE,
                    F32_LT,
                    F32_GT,
                    F32_LE,
                    F32_GE,
                    F64_EQ,
                    F64_NE,
                    F64_LT,
                    F64_GT,
                    F64_LE,
                    F64_GE,
                    REF_IS_NULL -> true;
            default -> false;
        };
    }

    /** Whether it is a comparison, and not a number. */
    boolean compares() {
        return comparison != Opcode.NOP;
    }

    Condition negated() {
        return new Condition(comparison, !holds);
    }

    /** How many operands there are. */
    int operands() {
        return switch (comparison) {
            case NOP, I32_EQZ, I64_EQZ, REF_IS_NULL -> 1;
            default -> 2;
        };
    }

    /** Jumps if the condition holds. Takes the operands from the JVM's stack. */
    void jump(CodeBuilder code, Label target) {
        switch (comparison) {
            case NOP -> zero(code, Relation.NE, target);
            case I32_EQZ -> zero(code, Relation.EQ, target);
            case I64_EQZ -> zero(code.lconst_0().lcmp(), Relation.EQ, target);
            case REF_IS_NULL -> {
                if (holds) {
                    code.ifnull(target);
                } else {
                    code.ifnonnull(target);
                }
            }
            case I32_EQ -> both(code, Relation.EQ, target);
            case I32_NE -> both(code, Relation.NE, target);
            case I32_LT_S -> both(code, Relation.LT, target);
            case I32_GT_S -> both(code, Relation.GT, target);
            case I32_LE_S -> both(code, Relation.LE, target);
            case I32_GE_S -> both(code, Relation.GE, target);
            case I64_EQ -> zero(code.lcmp(), Relation.EQ, target);
            case I64_NE -> zero(code.lcmp(), Relation.NE, target);
            case I64_LT_S -> zero(code.lcmp(), Relation.LT, target);
            case I64_GT_S -> zero(code.lcmp(), Relation.GT, target);
            case I64_LE_S -> zero(code.lcmp(), Relation.LE, target);
            case I64_GE_S -> zero(code.lcmp(), Relation.GE, target);
            case I32_LT_U -> zero(unsigned(code, Integer.class), Relation.LT, target);
            case I32_GT_U -> zero(unsigned(code, Integer.class), Relation.GT, target);
            case I32_LE_U -> zero(unsigned(code, Integer.class), Relation.LE, target);
            case I32_GE_U -> zero(unsigned(code, Integer.class), Relation.GE, target);
            case I64_LT_U -> zero(unsigned(code, Long.class), Relation.LT, target);
            case I64_GT_U -> zero(unsigned(code, Long.class), Relation.GT, target);
            case I64_LE_U -> zero(unsigned(code, Long.class), Relation.LE, target);
            case I64_GE_U -> zero(unsigned(code, Long.class), Relation.GE, target);
            // A comparison with a NaN comes out so that the relation does not hold.
            case F32_EQ -> zero(code.fcmpl(), Relation.EQ, target);
            case F32_NE -> zero(code.fcmpl(), Relation.NE, target);
            case F32_LT -> zero(code.fcmpg(), Relation.LT, target);
            case F32_GT -> zero(code.fcmpl(), Relation.GT, target);
            case F32_LE -> zero(code.fcmpg(), Relation.LE, target);
            case F32_GE -> zero(code.fcmpl(), Relation.GE, target);
            case F64_EQ -> zero(code.dcmpl(), Relation.EQ, target);
            case F64_NE -> zero(code.dcmpl(), Relation.NE, target);
            case F64_LT -> zero(code.dcmpg(), Relation.LT, target);
            case F64_GT -> zero(code.dcmpl(), Relation.GT, target);
            case F64_LE -> zero(code.dcmpg(), Relation.LE, target);
            case F64_GE -> zero(code.dcmpl(), Relation.GE, target);
            default -> throw new IllegalStateException("no comparison: " + comparison.mnemonic());
        }
    }

    /** Calls what HotSpot knows by itself: it makes an instruction of that even where it inlines nothing more. */
    private static CodeBuilder unsigned(CodeBuilder code, Class<?> number) {
        ClassDesc owner = Names.of(number);
        ClassDesc type = number == Long.class ? ConstantDescs.CD_long : ConstantDescs.CD_int;
        return code.invokestatic(owner, "compareUnsigned", MethodTypeDesc.of(ConstantDescs.CD_int, type, type));
    }

    private enum Relation {
        EQ,
        NE,
        LT,
        GE,
        GT,
        LE;

        Relation negated() {
            return switch (this) {
                case EQ -> NE;
                case NE -> EQ;
                case LT -> GE;
                case GE -> LT;
                case GT -> LE;
                case LE -> GT;
            };
        }
    }

    private Relation actual(Relation relation) {
        return holds ? relation : relation.negated();
    }

    /** Compares a number with zero. */
    private void zero(CodeBuilder code, Relation relation, Label target) {
        switch (actual(relation)) {
            case EQ -> code.ifeq(target);
            case NE -> code.ifne(target);
            case LT -> code.iflt(target);
            case GE -> code.ifge(target);
            case GT -> code.ifgt(target);
            case LE -> code.ifle(target);
        }
    }

    private void both(CodeBuilder code, Relation relation, Label target) {
        switch (actual(relation)) {
            case EQ -> code.if_icmpeq(target);
            case NE -> code.if_icmpne(target);
            case LT -> code.if_icmplt(target);
            case GE -> code.if_icmpge(target);
            case GT -> code.if_icmpgt(target);
            case LE -> code.if_icmple(target);
        }
    }
}
