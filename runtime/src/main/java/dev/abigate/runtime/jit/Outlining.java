package dev.abigate.runtime.jit;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.List;

/** Calls of the parts of a function that are methods of their own, and returns from those. */
final class Outlining {
    private final Emission emission;
    private final CodeBuilder code;
    private final Flow flow;
    private final List<Kind> localKinds;
    private final int[] localSlots;

    /** @param localSlots the JVM's variables of locals, by index */
    Outlining(Emission emission, Flow flow, List<Kind> localKinds, int[] localSlots) {
        this.emission = emission;
        this.code = emission.code();
        this.flow = flow;
        this.localKinds = localKinds;
        this.localSlots = localSlots;
    }

    /**
     * Calls a part, and goes on where it ends.
     *
     * @param accesses which has the array at hand that the part may take
     */
    void call(Region region, int function, ClassDesc owner, Accesses accesses) {
        emission.operands().isolate(0, 0);
        for (int local : region.parameters()) {
            Kind kind = localKinds.get(local);
            code.loadLocal(kind.typeKind(), localSlots[local]);
            if (kind == Kind.VECTOR) {
                code.lload(localSlots[local] + 2);
            }
        }
        emission.loadInstance();
        emission.loadCallStack();
        if (region.bytes()) {
            accesses.loadCached();
        }
        code.invokestatic(owner, region.methodName(function), region.method(localKinds));
        int exit = code.allocateLocal(TypeKind.INT);
        if (region.returnsExit()) {
            code.istore(exit);
        }
        takeResults(region);
        if (region.calls()) {
            accesses.refresh();
        }
        goOn(region, exit);
    }

    private void takeResults(Region region) {
        if (region.returnsResult(localKinds)) {
            int local = region.results().getFirst();
            code.storeLocal(localKinds.get(local).typeKind(), localSlots[local]);
        } else if (!region.results().isEmpty()) {
            int base = SlotTransfer.baseAtTop(emission, 0);
            int offset = 0;
            for (int local : region.results()) {
                Kind kind = localKinds.get(local);
                SlotTransfer.take(emission, kind, base, offset, localSlots[local]);
                offset += kind == Kind.VECTOR ? 2 : 1;
            }
        }
    }

    /** Branches to where the part left to; the last way needs no test. */
    private void goOn(Region region, int exit) {
        List<Integer> exits = region.exits();
        boolean through = exits.contains(Region.THROUGH);
        for (int i = 0; i < exits.size(); i++) {
            int label = exits.get(i);
            if (label == Region.THROUGH) {
                continue;
            }
            if (i == exits.size() - 1 && !through) {
                flow.branch(label);
            } else {
                code.iload(exit).loadConstant(i);
                flow.branchIfLoaded(label);
            }
        }
    }

    /** Returns from a part by one of its ways out. */
    void leave(Region region, int exit) {
        if (region.returnsResult(localKinds)) {
            int local = region.results().getFirst();
            Kind kind = localKinds.get(local);
            code.loadLocal(kind.typeKind(), localSlots[local]).return_(kind.typeKind());
            return;
        }
        if (!region.results().isEmpty()) {
            List<Kind> kinds = region.results().stream().map(localKinds::get).toList();
            int base = SlotTransfer.baseAtTop(emission, Signature.width(kinds));
            int offset = 0;
            for (int local : region.results()) {
                offset = SlotTransfer.put(emission, localKinds.get(local), localSlots[local], base, offset);
            }
        }
        if (region.returnsExit()) {
            code.loadConstant(region.exits().indexOf(exit)).ireturn();
        } else {
            code.return_();
        }
    }
}
