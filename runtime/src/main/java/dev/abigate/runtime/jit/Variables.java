package dev.abigate.runtime.jit;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;

/**
 * The local variables of a method of the JVM that hold values. A vector comes and goes as two numbers of 64 bits, the lower half
 * first; its variable holds them as the form says.
 */
final class Variables {
    private final CodeBuilder code;
    private final VectorForm form;
    private final WholeVectors whole;

    Variables(CodeBuilder code, VectorForm form) {
        this.code = code;
        this.form = form;
        this.whole = new WholeVectors(code);
    }

    /** Whether vectors are {@linkplain VectorForm#WHOLE whole}. */
    boolean wholeVectors() {
        return form == VectorForm.WHOLE;
    }

    /** A variable, the first of as many as a value takes. */
    int allocate(Kind kind) {
        if (kind != Kind.VECTOR) {
            return code.allocateLocal(kind.typeKind());
        }
        return switch (form) {
            case HALVES, HALVES_AT_FIRST -> {
                int low = code.allocateLocal(TypeKind.LONG);
                code.allocateLocal(TypeKind.LONG);
                yield low;
            }
            case WHOLE -> code.allocateLocal(TypeKind.REFERENCE);
        };
    }

    /** Puts the value of a variable onto the JVM's stack. */
    void load(Kind kind, int variable) {
        if (kind == Kind.VECTOR) {
            loadHalf(variable, 0);
            loadHalf(variable, 1);
        } else {
            code.loadLocal(kind.typeKind(), variable);
        }
    }

    /** Puts half of a vector onto the JVM's stack: 0 is the lower one. */
    void loadHalf(int variable, int half) {
        switch (form) {
            case HALVES, HALVES_AT_FIRST -> code.lload(variable + 2 * half);
            case WHOLE -> whole.half(variable, half);
        }
    }

    /** Takes a value off the JVM's stack. */
    void store(Kind kind, int variable) {
        if (kind != Kind.VECTOR) {
            code.storeLocal(kind.typeKind(), variable);
            return;
        }
        switch (form) {
            case HALVES, HALVES_AT_FIRST -> code.lstore(variable + 2).lstore(variable);
            case WHOLE -> {
                whole.join();
                code.astore(variable);
            }
        }
    }

    /** Takes half of a vector off the JVM's stack, the other one being what it was. */
    void storeHalf(int variable, int half) {
        switch (form) {
            case HALVES, HALVES_AT_FIRST -> code.lstore(variable + 2 * half);
            case WHOLE -> {
                whole.replaceHalf(variable, half);
                code.astore(variable);
            }
        }
    }

    void copy(Kind kind, int from, int to) {
        if (kind == Kind.VECTOR && wholeVectors()) {
            code.aload(from).astore(to);
        } else {
            load(kind, from);
            store(kind, to);
        }
    }

    /** Makes the NaNs of a whole vector canonical. */
    void canonicalize(int variable, VectorLanes lanes) {
        code.aload(variable);
        whole.canonicalize(lanes);
        code.astore(variable);
    }

    /** Makes the value of a variable 0, or null. */
    void clear(Kind kind, int variable) {
        switch (kind) {
            case INT -> code.iconst_0();
            case LONG -> code.lconst_0();
            case FLOAT -> code.fconst_0();
            case DOUBLE -> code.dconst_0();
            case VECTOR -> code.lconst_0().lconst_0();
            case REFERENCE -> code.aconst_null();
        }
        store(kind, variable);
    }
}
