package dev.abigate.runtime.jit;

import dev.abigate.runtime.instance.Code;
import dev.abigate.runtime.instance.CodeFactory;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.ModuleFunction;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.VectorApi;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/**
 * Compiles functions to bytecode of the JVM, some at a time, when the first of them is called. A function that is too large
 * for a method of the JVM stays with another engine.
 */
public final class Jit implements CodeFactory {
    private final ExecutionOptions options;
    private final CodeFactory otherEngine;
    private final Interruption interruption = new Interruption();
    private final Map<ExecutableModule, CompiledModule> modules = Collections.synchronizedMap(new WeakHashMap<>());

    /** @param otherEngine makes the code of functions that cannot be compiled */
    public Jit(ExecutionOptions options, CodeFactory otherEngine) {
        this.options = options;
        this.otherEngine = otherEngine;
    }

    @Override
    public Code code(ModuleFunction function) {
        return compiled(function).orElseGet(() -> otherEngine.code(function));
    }

    /** The code of a function, unless it has more parameters than a method of the JVM. */
    Optional<Code> compiled(ModuleFunction function) {
        return Signature.of(function.signature()).fitsMethod()
                ? Optional.of(new CompiledCode(module(function.module()), function.index()))
                : Optional.empty();
    }

    CompiledModule module(ExecutableModule module) {
        return modules.computeIfAbsent(module, key -> new CompiledModule(this, key));
    }

    /** Stops the code of a store that was interrupted. */
    public void interrupt(Store store) {
        interruption.announce(store);
    }

    /** Forgets a store that is closed. */
    public void forget(Store store) {
        interruption.forget(store);
    }

    /** When code uses the Vector API: never where it is absent. */
    VectorApi vectorApi() {
        return WholeVectors.arePresent() ? options.vectorApi() : VectorApi.NEVER;
    }

    ExecutionOptions options() {
        return options;
    }

    CodeFactory otherEngine() {
        return otherEngine;
    }

    Interruption interruption() {
        return interruption;
    }
}
