package dev.abigate.runtime.jit;

import dev.abigate.format.wasm.code.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.BitSet;
import java.util.List;

/** Calls of the parts of a function that are methods of their own, and returns from those. */
final class Outlining {
    private static final long LOWER_HALF = 0xffff_ffffL;

    private final Emission emission;
    private final CodeBuilder code;
    private final OperandStack operands;
    private final Flow flow;
    private final Locals locals;
    private final BitSet rawLocals;
    private int exitSlot = -1;

    /**
     * The calls of parts out of one method.
     *
     * @param rawLocals see {@link RawLocals}
     */
    Outlining(Emission emission, Flow flow, Locals locals, BitSet rawLocals) {
        this.emission = emission;
        this.code = emission.code();
        this.operands = emission.operands();
        this.flow = flow;
        this.locals = locals;
        this.rawLocals = rawLocals;
    }

    /**
     * Calls a part, and goes on where it ends.
     *
     * @param accesses of the function, whose memory may grow meanwhile
     */
    void call(Region region, int function, ClassDesc owner, Accesses accesses) {
        int taken = region.taken().size();
        operands.isolate(0, taken);
        for (int local : region.parameters()) {
            Kind kind = locals.kind(local);
            emission.variables().load(kind, locals.slot(local));
        }
        operands.take(taken);
        emission.loadInstance();
        emission.loadCallStack();
        code.invokestatic(owner, region.methodName(function), region.method(locals.kinds()));
        if (region.returnsPair(locals.kinds())) {
            takePair(region);
        } else {
            if (region.returnsExit()) {
                code.istore(exitSlot());
            }
            takeResults(region);
        }
        if (region.calls()) {
            accesses.refresh();
        }
        goOn(region);
    }

    /** Holds the number of the way out of the part that was called last. */
    private int exitSlot() {
        if (exitSlot < 0) {
            exitSlot = code.allocateLocal(TypeKind.INT);
        }
        return exitSlot;
    }

    private void takeResults(Region region) {
        if (region.returnsResult(locals.kinds())) {
            int local = region.results().getFirst();
            code.storeLocal(locals.kind(local).typeKind(), locals.slot(local));
        } else if (region.usesSlots(locals.kinds())) {
            int base = SlotTransfer.baseAtTop(emission, 0);
            int offset = 0;
            for (int local : region.results()) {
                Kind kind = locals.kind(local);
                SlotTransfer.take(emission, kind, base, offset, locals.slot(local));
                offset += kind == Kind.VECTOR ? 2 : 1;
            }
            for (Kind kind : region.left()) {
                operands.pushSpilled(kind);
                SlotTransfer.take(emission, kind, base, offset++, operands.slotOf(0));
            }
        }
    }

    private void takePair(Region region) {
        code.dup2();
        if (region.returnsExit()) {
            code.l2i().istore(exitSlot());
        } else {
            takeHalf(region.results().getFirst());
        }
        code.bipush(Integer.SIZE).lushr();
        takeHalf(region.results().getLast());
    }

    /** Takes the lower half of a number of 64 bits into a local. */
    private void takeHalf(int local) {
        Kind kind = locals.kind(local);
        emission.fromBits(kind);
        code.storeLocal(kind.typeKind(), locals.slot(local));
    }

    /** Branches to where the part left to; the last way needs no test. */
    private void goOn(Region region) {
        List<Integer> exits = region.exits();
        boolean through = exits.contains(Region.THROUGH);
        for (int i = 0; i < exits.size(); i++) {
            int label = exits.get(i);
            if (label == Region.THROUGH) {
                continue;
            }
            Integer passed = region.passed().get(label);
            if (i == exits.size() - 1 && !through) {
                if (passed != null) {
                    operands.pushLocal(locals.kind(passed), locals.slot(passed), rawLocals.get(passed));
                }
                flow.branch(label);
            } else if (passed == null) {
                flow.branchIfLoaded(label, leftBy(i));
            } else {
                Label skip = code.newLabel();
                leftBy(i).negated().jump(code, skip);
                operands.pushLocal(locals.kind(passed), locals.slot(passed), rawLocals.get(passed));
                flow.jump(label);
                operands.pop(1);
                code.labelBinding(skip);
            }
        }
    }

    /** Loads what tells whether the part was left by one of its ways out. */
    private Condition leftBy(int exit) {
        code.iload(exitSlot());
        if (exit == 0) {
            return Condition.NOT_ZERO.negated();
        }
        code.loadConstant(exit);
        return new Condition(Opcode.I32_EQ, true);
    }

    /** Returns from a part by one of its ways out. */
    void leave(Region region, int exit) {
        if (region.returnsResult(locals.kinds())) {
            int local = region.results().getFirst();
            Kind kind = locals.kind(local);
            code.loadLocal(kind.typeKind(), locals.slot(local)).return_(kind.typeKind());
            return;
        }
        if (region.returnsPair(locals.kinds())) {
            loadPair(region, exit);
            code.lreturn();
            return;
        }
        if (region.usesSlots(locals.kinds())) {
            List<Kind> kinds = region.results().stream().map(locals::kind).toList();
            int left = region.left().size();
            operands.spill(left);
            int base = SlotTransfer.baseAtTop(emission, Signature.width(kinds) + left);
            int offset = 0;
            for (int local : region.results()) {
                offset = SlotTransfer.put(emission, locals.kind(local), locals.slot(local), base, offset);
            }
            for (int i = left - 1; i >= 0; i--) {
                offset = SlotTransfer.put(emission, operands.kind(i), operands.slotOf(i), base, offset);
            }
        }
        if (region.returnsExit()) {
            code.loadConstant(region.exits().indexOf(exit)).ireturn();
        } else {
            code.return_();
        }
    }

    private void loadPair(Region region, int exit) {
        loadBits(region.results().getLast());
        code.bipush(Integer.SIZE).lshl();
        if (region.returnsExit()) {
            code.loadConstant((long) region.exits().indexOf(exit));
        } else {
            loadBits(region.results().getFirst());
            code.loadConstant(LOWER_HALF).land();
        }
        code.lor();
    }

    private void loadBits(int local) {
        Kind kind = locals.kind(local);
        code.loadLocal(kind.typeKind(), locals.slot(local));
        emission.toBits(kind);
    }
}
