package dev.abigate.runtime.jit;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Locals that are compared with the limit of a memory once for a {@linkplain AccessGroup group} of accesses. Where all of the
 * group are inside of the memory, HotSpot knows the range of the copy that is made of the local, and so that the comparisons of
 * each access hold; where not, the copy is any number, and the accesses are as they would be otherwise.
 */
final class CheckedBases {
    private static final MethodTypeDesc BINARY =
            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int);

    private final CodeBuilder code;
    private final OperandStack operands;
    private final Locals locals;
    private final Accesses accesses;
    private final Map<Integer, AccessGroup> groups;

    /** The JVM's variable of the copy of each local that has had one. */
    private final Map<Integer, Integer> copies = new HashMap<>();

    /** Those that are valid, by local. */
    private final Map<Integer, Integer> valid = new HashMap<>();

    /** @param groups by the index of the instruction where each begins */
    CheckedBases(Emission emission, Locals locals, Accesses accesses, Map<Integer, AccessGroup> groups) {
        this.code = emission.code();
        this.operands = emission.operands();
        this.locals = locals;
        this.accesses = accesses;
        this.groups = groups;
    }

    /** Makes the copy for a group that begins at an instruction, if one does; the local has its value already. */
    void begin(int index) {
        AccessGroup group = groups.get(index);
        if (group == null || valid.containsKey(group.local())) {
            return;
        }
        int copy = copies.computeIfAbsent(group.local(), local -> code.allocateLocal(TypeKind.INT));
        operands.saveCopies(copy);
        int local = locals.slot(group.local());
        // HotSpot takes the bound itself for a possible result of checkIndex.
        int reach = group.reach() + 1;
        Label any = code.newLabel();
        code.iload(local).dup().istore(copy);
        accesses.loadBound(reach);
        code.invokestatic(Names.of(Integer.class), "compareUnsigned", BINARY).ifge(any);
        code.iload(local);
        accesses.loadBound(reach);
        code.invokestatic(Names.of(Objects.class), "checkIndex", BINARY).istore(copy);
        code.labelBinding(any);
        valid.put(group.local(), copy);
    }

    /** Where the value of a local is: in its own variable, or a copy. */
    int slot(int local) {
        return valid.getOrDefault(local, locals.slot(local));
    }

    /** Forgets the copy of a local that changes. */
    void change(int local) {
        valid.remove(local);
    }

    /** Forgets all copies, where code follows that is reached on several ways. */
    void forget() {
        valid.clear();
    }
}
