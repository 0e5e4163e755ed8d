package dev.abigate.runtime.jit;

import dev.abigate.runtime.instance.Code;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.memory.ArrayMemory;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The compiled code of a module. There is one form of it for each combination of back ends that memories have; nearly always
 * all instances have the same.
 */
final class CompiledModule {
    private final Jit jit;
    private final ExecutableModule module;
    private final ConcurrentHashMap<BitSet, GeneratedClasses> forms = new ConcurrentHashMap<>();
    private volatile Recent recent = new Recent(new BitSet(), null);

    private record Recent(BitSet arrays, @Nullable GeneratedClasses classes) {}

    CompiledModule(Jit jit, ExecutableModule module) {
        this.jit = jit;
        this.module = module;
    }

    /** The way into a function for an instance. */
    Entry entry(Instance instance, int function) {
        jit.interruption().settle();
        return classes(instance).entry(function);
    }

    /** Code that goes on at a loop, for an instance, if there can be such code. */
    Optional<Code> loop(Instance instance, int function, int loop) {
        return classes(instance).loop(function, loop);
    }

    private GeneratedClasses classes(Instance instance) {
        Recent last = recent;
        GeneratedClasses classes = last.classes();
        if (classes != null && fits(instance, last.arrays())) {
            return classes;
        }
        var arrays = new BitSet();
        for (int i = 0; i < instance.memoryCount(); i++) {
            arrays.set(i, instance.memory(i) instanceof ArrayMemory);
        }
        GeneratedClasses found =
                forms.computeIfAbsent(arrays, key -> new GeneratedClasses(new CompilationUnit(jit, module, key)));
        recent = new Recent(arrays, found);
        return found;
    }

    private static boolean fits(Instance instance, BitSet arrays) {
        for (int i = 0; i < instance.memoryCount(); i++) {
            if (arrays.get(i) != instance.memory(i) instanceof ArrayMemory) {
                return false;
            }
        }
        return true;
    }
}
