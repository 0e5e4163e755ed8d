package dev.abigate.runtime.jit;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Code that moves values between the JVM and slots of the call stack, side by side from a base on. */
final class SlotTransfer {
    private static final ClassDesc SLOTS = Names.of(Slots.class);
    private static final MethodTypeDesc BITS = get(ConstantDescs.CD_long);
    private static final MethodTypeDesc REFERENCE = get(ConstantDescs.CD_Object);
    private static final MethodTypeDesc PUT_BITS = put(ConstantDescs.CD_long);
    private static final MethodTypeDesc PUT_REFERENCE = put(ConstantDescs.CD_Object);
    private static final MethodTypeDesc TO_INT = MethodTypeDesc.of(ConstantDescs.CD_int);
    private static final MethodTypeDesc RESERVE =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, ConstantDescs.CD_int);

    private SlotTransfer() {}

    private static MethodTypeDesc get(ClassDesc type) {
        return MethodTypeDesc.of(type, Names.CALL_STACK, ConstantDescs.CD_int, ConstantDescs.CD_int);
    }

    private static MethodTypeDesc put(ClassDesc type) {
        return MethodTypeDesc.of(
                ConstantDescs.CD_void, type, Names.CALL_STACK, ConstantDescs.CD_int, ConstantDescs.CD_int);
    }

    /** Makes the call stack's top the base, in a local variable, with room for {@code width} slots. */
    static int baseAtTop(Emission emission, int width) {
        CodeBuilder code = emission.code();
        int base = code.allocateLocal(TypeKind.INT);
        emission.loadCallStack().invokevirtual(Names.CALL_STACK, "top", TO_INT).istore(base);
        if (width > 0) {
            emission.loadCallStack()
                    .iload(base)
                    .loadConstant(width)
                    .invokevirtual(Names.CALL_STACK, "reserve", RESERVE);
        }
        return base;
    }

    /** Takes operands into the slots from the stack's top on. */
    static int putAtTop(Emission emission, List<Kind> kinds) {
        OperandStack operands = emission.operands();
        int base = baseAtTop(emission, Signature.width(kinds));
        operands.spill(kinds.size());
        int offset = 0;
        for (int i = 0; i < kinds.size(); i++) {
            offset = put(emission, kinds.get(i), operands.slotOf(kinds.size() - 1 - i), base, offset);
        }
        operands.pop(kinds.size());
        return base;
    }

    /** Puts a local variable of the JVM into a slot. */
    static int put(Emission emission, Kind kind, int local, int base, int offset) {
        emission.variables().load(kind, local);
        int next = offset + 1;
        if (kind == Kind.VECTOR) {
            putLoaded(emission, kind, base, next++);
        }
        putLoaded(emission, kind, base, offset);
        return next;
    }

    /** Puts a value, or half of a vector, from the JVM's stack into a slot. */
    static void putLoaded(Emission emission, Kind kind, int base, int offset) {
        emission.toBits(kind);
        emission.loadCallStack().iload(base).loadConstant(offset);
        if (kind == Kind.REFERENCE) {
            emission.code().invokestatic(SLOTS, "putReference", PUT_REFERENCE);
        } else {
            emission.code().invokestatic(SLOTS, "putBits", PUT_BITS);
        }
    }

    /** Puts the parameters of the method that is emitted into slots. */
    static int putParameters(Emission emission, List<Kind> kinds, int leastWidth) {
        int base = baseAtTop(emission, Math.max(leastWidth, Signature.width(kinds)));
        int offset = 0;
        int local = 0;
        for (Kind kind : kinds) {
            offset = put(emission, kind, local, base, offset);
            local += kind.slots();
        }
        return base;
    }

    /** Pushes values from the slots from the stack's top on. */
    static void pushFromTop(Emission emission, List<Kind> kinds) {
        if (kinds.isEmpty()) {
            return;
        }
        OperandStack operands = emission.operands();
        int base = baseAtTop(emission, 0);
        int offset = 0;
        for (Kind kind : kinds) {
            operands.pushSpilled(kind);
            take(emission, kind, base, offset, operands.slotOf(0));
            offset += kind == Kind.VECTOR ? 2 : 1;
        }
    }

    /** Takes a value from slots into a local variable. */
    static void take(Emission emission, Kind kind, int base, int offset, int local) {
        load(emission, kind, base, offset);
        if (kind == Kind.VECTOR) {
            load(emission, kind, base, offset + 1);
        }
        emission.variables().store(kind, local);
    }

    /** Loads a value, or half of a vector, onto the JVM's stack. */
    static void load(Emission emission, Kind kind, int base, int offset) {
        emission.loadCallStack().iload(base).loadConstant(offset);
        if (kind == Kind.REFERENCE) {
            emission.code().invokestatic(SLOTS, "reference", REFERENCE);
        } else {
            emission.code().invokestatic(SLOTS, "bits", BITS);
        }
        emission.fromBits(kind);
    }
}
