package dev.abigate.runtime.interpreter;

import dev.abigate.runtime.instance.Code;
import dev.abigate.runtime.instance.CodeFactory;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.ModuleFunction;

/** Makes interpreted code of functions. */
public final class Interpreter implements CodeFactory {
    private final ExecutionOptions options;

    public Interpreter(ExecutionOptions options) {
        this.options = options;
    }

    @Override
    public Code code(ModuleFunction function) {
        return FunctionLowering.lower(function, options);
    }
}
