package dev.abigate.runtime;

import dev.abigate.format.ByteString;
import dev.abigate.format.aot.AotModule;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.reader.validation.CanonicalTypes;
import dev.abigate.reader.validation.ModuleValidator;
import dev.abigate.reader.wasm.WasmReader;
import dev.abigate.runtime.aot.DirectCode;
import dev.abigate.runtime.aot.EmulatedCode;
import dev.abigate.runtime.aot.direct.Workers;
import dev.abigate.runtime.instance.CodeFactory;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.StoreLimits;
import dev.abigate.runtime.interpreter.Interpreter;
import dev.abigate.runtime.interpreter.InterpreterStack;
import dev.abigate.runtime.jit.Jit;
import dev.abigate.runtime.jit.Tiering;
import java.util.Optional;

/**
 * Loads modules and makes stores for their instances. Modules of one engine can be linked with each other; their code is
 * shared by all stores. Threads may share an engine.
 */
public final class Engine {
    private final FeatureSet features;
    private final ExecutionOptions options;
    private final CanonicalTypes types = new CanonicalTypes();
    private final Optional<Jit> jit;
    private final CodeFactory codeFactory;
    private final Workers workers = new Workers();

    /**
     * An engine for modules that use at most {@code features}.
     *
     * @param wanted tier; where code is to be profiled it is interpreted all the same
     */
    public Engine(Tier wanted, ExecutionOptions options, FeatureSet features) {
        this.features = features;
        this.options = options;
        Tier tier = options.profiled() ? Tier.INTERPRETER : wanted;
        var interpreter = new Interpreter(options);
        this.jit = tier == Tier.INTERPRETER ? Optional.empty() : Optional.of(new Jit(options, interpreter));
        this.codeFactory = switch (tier) {
            case INTERPRETER -> interpreter;
            case JIT -> jit.orElseThrow();
            case AUTO -> new Interpreter(options, new Tiering(jit.orElseThrow()));
        };
    }

    /** An engine for all features that are standard or known, deterministic and not metered. */
    public static Engine of(Tier tier) {
        return new Engine(tier, ExecutionOptions.DEFAULT, FeatureSet.ALL);
    }

    /**
     * Reads and validates a module.
     *
     * @throws dev.abigate.format.MalformedBinaryException where the bytes are no well-formed module
     * @throws dev.abigate.format.InvalidModuleException where the module is not valid
     */
    public ExecutableModule load(ByteString file) {
        return load(WasmReader.read(file));
    }

    /**
     * Validates a module.
     *
     * @throws dev.abigate.format.InvalidModuleException where it is not valid
     */
    public ExecutableModule load(WasmModule module) {
        return new ExecutableModule(ModuleValidator.validate(module, features, types), codeFactory);
    }

    /**
     * Loads an AOT module, whose code a processor executes whatever the tier: an emulated one, or as the options say.
     *
     * @param declarations of the module: {@link dev.abigate.runtime.aot.AotDeclarations#of}, or these with a heap inserted
     * @throws dev.abigate.format.InvalidModuleException where its parts do not fit together
     * @throws dev.abigate.runtime.aot.UnsupportedAotException where it needs what is not offered
     */
    public ExecutableModule load(AotModule module, WasmModule declarations) {
        CodeFactory code =
                options.nativeAot() ? new DirectCode(module, options, workers) : new EmulatedCode(module, options);
        return new ExecutableModule(ModuleValidator.validate(declarations, features, types), code);
    }

    /** The features that modules may use. */
    public FeatureSet features() {
        return features;
    }

    /** The types of all modules of this engine. */
    public CanonicalTypes types() {
        return types;
    }

    public Store newStore() {
        return newStore(StoreLimits.DEFAULT);
    }

    public Store newStore(StoreLimits limits) {
        var store = new Store(types, limits, InterpreterStack::new);
        jit.ifPresent(compiler -> {
            store.onInterruption(() -> compiler.interrupt(store));
            store.onClose(() -> compiler.forget(store));
        });
        return store;
    }
}
