package dev.abigate.runtime.replay;

import dev.abigate.format.wasm.ExternKind;
import dev.abigate.runtime.instance.Instance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The globals of an instance that its host sees and can change. */
final class SharedGlobals {
    private SharedGlobals() {}

    /** The indices of the mutable ones that are imported or exported. */
    static List<Integer> of(Instance instance) {
        var module = instance.module().module();
        int count = instance.module().declarations().globalCount();
        int imported = count - module.globals().size();
        var exported = new HashSet<Integer>();
        for (var export : module.exports()) {
            if (export.kind() == ExternKind.GLOBAL) {
                exported.add(export.index());
            }
        }
        var shared = new ArrayList<Integer>();
        for (int i = 0; i < count; i++) {
            if ((i < imported || exported.contains(i)) && instance.global(i).isMutable()) {
                shared.add(i);
            }
        }
        return List.copyOf(shared);
    }
}
