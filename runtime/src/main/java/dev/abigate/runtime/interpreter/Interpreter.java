package dev.abigate.runtime.interpreter;

import dev.abigate.runtime.instance.Code;
import dev.abigate.runtime.instance.CodeFactory;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.ModuleFunction;
import dev.abigate.runtime.instance.TierUp;
import java.util.Optional;

/** Makes interpreted code of functions. */
public final class Interpreter implements CodeFactory {
    private final ExecutionOptions options;
    private final Optional<TierUp> tierUp;

    /** An interpreter on its own. */
    public Interpreter(ExecutionOptions options) {
        this(options, Optional.empty());
    }

    /** An interpreter that reports hot code. */
    public Interpreter(ExecutionOptions options, TierUp tierUp) {
        this(options, Optional.of(tierUp));
    }

    private Interpreter(ExecutionOptions options, Optional<TierUp> tierUp) {
        this.options = options;
        this.tierUp = tierUp;
    }

    @Override
    public Code code(ModuleFunction function) {
        return FunctionLowering.lower(function, options, tierUp);
    }
}
