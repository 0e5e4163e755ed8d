package dev.abigate.runtime.jit;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.Map;

/**
 * The local variables of a method of the JVM that hold values. A vector comes and goes as two numbers of 64 bits, the lower half
 * first; its variable holds them as the form says. Where that is by halves, a variable may also hold the floating-point numbers in
 * a vector's lanes one by one, in as much space: then arithmetic on it neither takes halves apart nor puts them together.
 */
final class Variables {
    private static final int HALF_SLOTS = Kind.LONG.slots();
    private static final MethodTypeDesc HALF_TO_HALF = MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_long);

    private final CodeBuilder code;
    private final VectorForm form;
    private final WholeVectors whole;
    private final Map<Integer, VectorLanes> scattered = new HashMap<>();

    Variables(CodeBuilder code, VectorForm form) {
        this.code = code;
        this.form = form;
        this.whole = new WholeVectors(code);
    }

    /** Whether vectors are {@linkplain VectorForm#WHOLE whole}. */
    boolean wholeVectors() {
        return form == VectorForm.WHOLE;
    }

    /** From here on a vector's variable holds the numbers in its lanes one by one, unless vectors are whole. */
    void scatter(int variable, VectorLanes lanes) {
        if (!wholeVectors()) {
            scattered.put(variable, lanes);
        }
    }

    /** From here on a vector's variable holds it as the form says. */
    void gather(int variable) {
        scattered.remove(variable);
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
            case HALVES, HALVES_AT_FIRST -> {
                VectorLanes lanes = scattered.get(variable);
                if (lanes == null) {
                    code.lload(variable + HALF_SLOTS * half);
                } else {
                    gatherHalf(lanes, variable, half);
                }
            }
            case WHOLE -> whole.half(variable, half);
        }
    }

    private void gatherHalf(VectorLanes lanes, int variable, int half) {
        int count = lanes.perHalf();
        for (int i = 0; i < count; i++) {
            loadLane(lanes, variable, half * count + i);
        }
        code.invokestatic(lanes.operations(), "pack", lanes.packing());
    }

    /** Puts the number in a lane of a vector onto the JVM's stack. */
    void loadLane(VectorLanes lanes, int variable, int lane) {
        if (scattered.get(variable) == lanes) {
            code.loadLocal(
                    lanes.kind().typeKind(), variable + lane * lanes.kind().slots());
        } else {
            loadHalf(variable, lane / lanes.perHalf());
            code.loadConstant(lane % lanes.perHalf());
            code.invokestatic(lanes.operations(), "extractLane", lanes.extraction());
        }
    }

    /** Takes a number off the JVM's stack into a variable that holds such numbers one by one. */
    void storeLane(VectorLanes lanes, int variable, int lane) {
        code.storeLocal(lanes.kind().typeKind(), variable + lane * lanes.kind().slots());
    }

    /** Takes a value off the JVM's stack. */
    void store(Kind kind, int variable) {
        if (kind != Kind.VECTOR) {
            code.storeLocal(kind.typeKind(), variable);
            return;
        }
        switch (form) {
            case HALVES, HALVES_AT_FIRST -> {
                storeHalf(variable, 1);
                storeHalf(variable, 0);
            }
            case WHOLE -> {
                whole.join();
                code.astore(variable);
            }
        }
    }

    /** Takes half of a vector off the JVM's stack, the other one being what it was. */
    void storeHalf(int variable, int half) {
        switch (form) {
            case HALVES, HALVES_AT_FIRST -> {
                VectorLanes lanes = scattered.get(variable);
                if (lanes == null) {
                    code.lstore(variable + HALF_SLOTS * half);
                } else {
                    scatterHalf(lanes, variable, half);
                }
            }
            case WHOLE -> {
                whole.replaceHalf(variable, half);
                code.astore(variable);
            }
        }
    }

    private void scatterHalf(VectorLanes lanes, int variable, int half) {
        int count = lanes.perHalf();
        for (int i = count - 1; i >= 0; i--) {
            if (i > 0) {
                code.dup2();
            }
            code.loadConstant(i);
            code.invokestatic(lanes.operations(), "extractLane", lanes.extraction());
            storeLane(lanes, variable, half * count + i);
        }
    }

    void copy(Kind kind, int from, int to) {
        VectorLanes lanes = scattered.get(from);
        if (kind == Kind.VECTOR && wholeVectors()) {
            code.aload(from).astore(to);
        } else if (lanes != null && lanes == scattered.get(to)) {
            for (int lane = 0; lane < 2 * lanes.perHalf(); lane++) {
                loadLane(lanes, from, lane);
                storeLane(lanes, to, lane);
            }
        } else {
            load(kind, from);
            store(kind, to);
        }
    }

    /** Makes the NaNs of a vector canonical; from here on its variable holds it as the form says. */
    void canonicalize(int variable, VectorLanes lanes) {
        switch (form) {
            case HALVES, HALVES_AT_FIRST -> {
                for (int half = 0; half < 2; half++) {
                    loadHalf(variable, half);
                    if (lanes.areFloating()) {
                        code.invokestatic(lanes.operations(), "canonical", HALF_TO_HALF);
                    }
                    code.lstore(variable + HALF_SLOTS * half);
                }
                gather(variable);
            }
            case WHOLE -> {
                if (lanes.areFloating()) {
                    code.aload(variable);
                    whole.canonicalize(lanes);
                    code.astore(variable);
                }
            }
        }
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
