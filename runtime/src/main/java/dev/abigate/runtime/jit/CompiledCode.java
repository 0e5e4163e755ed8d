package dev.abigate.runtime.jit;

import dev.abigate.runtime.instance.CallStack;
import dev.abigate.runtime.instance.Code;
import dev.abigate.runtime.instance.Instance;

/** A compiled function. */
final class CompiledCode extends Code {
    private final CompiledModule module;
    private final int function;

    CompiledCode(CompiledModule module, int function) {
        this.module = module;
        this.function = function;
    }

    @Override
    public void call(Instance instance, CallStack stack, int base) {
        module.code(instance).call(function, stack, base);
    }

    @Override
    public void step(Instance instance, CallStack stack, int base) {
        module.code(instance).step(function, stack, base);
    }
}
