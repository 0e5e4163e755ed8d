package dev.abigate.runtime.jit;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The activation of the function that is compiled: how it begins, returns, and gives way to a tail call. */
final class Activation {
    private static final MethodTypeDesc INT_TO_BOOLEAN =
            MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_int);
    private static final MethodTypeDesc INT_TO_VOID = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);

    private final Emission emission;
    private final CodeBuilder code;
    private final OperandStack operands;
    private final int function;
    private final ClassDesc owner;
    private final Signature signature;
    private final @Nullable LoopEntry loopEntry;

    /**
     * An activation of a function.
     *
     * @param owner the class that the function's methods are in
     * @param loopEntry where it goes on, if another engine began it
     */
    Activation(Emission emission, int function, ClassDesc owner, @Nullable LoopEntry loopEntry) {
        this.emission = emission;
        this.code = emission.code();
        this.operands = emission.operands();
        this.function = function;
        this.owner = owner;
        this.signature = emission.unit().functionSignature(function);
        this.loopEntry = loopEntry;
    }

    /** Counts the call, and makes it on another stack where this one is used up. */
    void enter() {
        Label counted = code.newLabel();
        loadFrameSize().invokevirtual(Names.CALL_STACK, "enter", INT_TO_BOOLEAN);
        code.ifne(counted);
        GeneratedClass.loadParameters(code, signature);
        emission.loadInstance();
        emission.loadCallStack();
        code.invokestatic(owner, GeneratedClass.DEEP + function, signature.method())
                .return_(signature.returnKind())
                .labelBinding(counted);
    }

    private CodeBuilder loadFrameSize() {
        return emission.loadCallStack().loadConstant(emission.unit().frameSize(function));
    }

    /** Returns the topmost operands. */
    void returnResults() {
        List<Kind> results = signature.results();
        if (loopEntry != null) {
            putResults(results, LoopEntry.BASE_SLOT);
            code.return_();
        } else if (signature.returnsInSlots()) {
            putResults(results, SlotTransfer.baseAtTop(emission, Signature.width(results)));
            leave();
            code.return_();
        } else {
            operands.loadToLeave(results.size());
            leave();
            code.return_(signature.returnKind());
        }
    }

    private void putResults(List<Kind> results, int base) {
        operands.spill(results.size());
        int offset = 0;
        for (int i = results.size() - 1; i >= 0; i--) {
            offset = SlotTransfer.put(emission, operands.kind(i), operands.slotOf(i), base, offset);
        }
    }

    private void leave() {
        loadFrameSize().invokevirtual(Names.CALL_STACK, "leave", INT_TO_VOID);
    }

    /** Returns without results, which the function that was left to the caller to call will have. */
    void leaveToCallee() {
        leave();
        if (!signature.results().isEmpty() && !signature.returnsInSlots()) {
            switch (signature.results().getFirst()) {
                case INT -> code.iconst_0();
                case LONG -> code.lconst_0();
                case FLOAT -> code.fconst_0();
                case DOUBLE -> code.dconst_0();
                case REFERENCE -> code.aconst_null();
                case VECTOR -> throw new IllegalStateException("a vector is returned in slots");
            }
            code.return_(signature.results().getFirst().typeKind());
        } else {
            code.return_();
        }
    }
}
