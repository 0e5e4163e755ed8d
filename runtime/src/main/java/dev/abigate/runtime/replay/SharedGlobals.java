package dev.abigate.runtime.replay;

import dev.abigate.format.wasm.ExternKind;
import dev.abigate.runtime.instance.Instance;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The globals of an instance that its host sees and can change. */
final class SharedGlobals {
    private SharedGlobals() {}

    /** The indices of the mutable ones that are imported or exported. */
    static List<Integer> of(Instance instance) {
        var module = instance.module().module();
        int count = instance.module().declarations().globalCount();
        int imported = count - module.globals().size();
        Set<Integer> exported = module.exports().stream()
                .filter(export -> export.kind() == ExternKind.GLOBAL)
                .map(export -> export.index())
                .collect(Collectors.toUnmodifiableSet());
        return IntStream.range(0, count)
                .filter(index -> instance.global(index).isMutable() && (index < imported || exported.contains(index)))
                .boxed()
                .toList();
    }
}
