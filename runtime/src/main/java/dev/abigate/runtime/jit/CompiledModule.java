package dev.abigate.runtime.jit;

import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.Instance;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The compiled code of a module. There is a variant of it for each combination of forms that memories have; nearly always all
 * instances have the same. Those that run for long get code of their own.
 */
final class CompiledModule {
    private final Jit jit;
    private final ExecutableModule module;
    private final ConcurrentHashMap<List<MemoryForm>, GeneratedClasses> variants = new ConcurrentHashMap<>();

    CompiledModule(Jit jit, ExecutableModule module) {
        this.jit = jit;
        this.module = module;
    }

    /** The code that an instance executes. */
    InstanceCode code(Instance instance) {
        jit.interruption().settle();
        return instance.companion(InstanceCode.class, () -> new InstanceCode(jit, instance, this));
    }

    /** What instances share whose memories have some forms. */
    GeneratedClasses shared(List<MemoryForm> forms) {
        return variants.computeIfAbsent(
                List.copyOf(forms), key -> new GeneratedClasses(new CompilationUnit(jit, module, key)));
    }
}
