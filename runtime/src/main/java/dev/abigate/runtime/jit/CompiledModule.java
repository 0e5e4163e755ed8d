package dev.abigate.runtime.jit;

import dev.abigate.runtime.instance.Code;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The compiled code of a module. There is a variant of it for each combination of forms that memories have; nearly always all
 * instances have the same.
 */
final class CompiledModule {
    private final Jit jit;
    private final ExecutableModule module;
    private final ConcurrentHashMap<List<MemoryForm>, GeneratedClasses> variants = new ConcurrentHashMap<>();
    private volatile @Nullable GeneratedClasses recent;

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
        GeneratedClasses last = recent;
        if (last != null && fits(instance, last.unit())) {
            return last;
        }
        var forms = new ArrayList<MemoryForm>();
        for (int i = 0; i < instance.memoryCount(); i++) {
            forms.add(MemoryForm.of(instance.memory(i)));
        }
        GeneratedClasses found = variants.computeIfAbsent(
                List.copyOf(forms), key -> new GeneratedClasses(new CompilationUnit(jit, module, key)));
        recent = found;
        return found;
    }

    private static boolean fits(Instance instance, CompilationUnit unit) {
        for (int i = 0; i < instance.memoryCount(); i++) {
            if (unit.memoryForm(i) != MemoryForm.of(instance.memory(i))) {
                return false;
            }
        }
        return true;
    }
}
