package dev.abigate.cli;

import dev.abigate.format.wasm.FunctionBody;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.reader.Artifact;
import dev.abigate.reader.wasm.code.CodeReader;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.LinkException;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.StoreLimits;
import dev.abigate.runtime.plugin.Plugin;
import dev.abigate.runtime.plugin.PluginModule;
import dev.abigate.runtime.replay.search.Build;
import dev.abigate.writer.coverage.CountedModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A file whose behaviour is searched, on an engine. */
final class SearchedFile {
    private final InputFile file;
    private final Artifact artifact;
    private final EngineChoice choice;
    private final StoreLimits limits;
    private final PluginModule module;
    private final Engine engine;

    /**
     * Loads a file.
     *
     * @throws UnreadableInputException where it holds no valid module
     * @throws UsageException where the engine does not execute it, or it imports what nobody provides
     */
    SearchedFile(String name, EngineChoice choice, long memoryBytes, Session session) {
        this.choice = choice;
        this.file = InputFile.readModule(name, session);
        this.artifact = Loaded.artifact(file);
        choice.requireFor(artifact, name);
        this.limits = StoreLimits.DEFAULT.withMemoryBytes(memoryBytes);
        this.engine = engine(false);
        this.module = Guest.load(engine, name, artifact);
    }

    private Engine engine(boolean metered) {
        return new Engine(
                choice.tier(),
                ExecutionOptions.DEFAULT.withMetering(metered).withNativeAot(choice == EngineChoice.AOT_NATIVE),
                FeatureSet.ALL);
    }

    InputFile file() {
        return file;
    }

    Artifact artifact() {
        return artifact;
    }

    EngineChoice choice() {
        return choice;
    }

    /** The module as the file has it. */
    ExecutableModule module() {
        return module.module();
    }

    /** What a memory may have at most. */
    long memoryBytes() {
        return limits.memoryBytes();
    }

    /** A store for the module as the file has it, on the present thread. */
    Store newStore() {
        return newStore(engine);
    }

    private Store newStore(Engine of) {
        Store store = of.newStore(limits);
        store.trustThread(RunCommand.STACK_BYTES);
        return store;
    }

    /** An instance in a world with nothing in it. */
    Instance instantiate(Store store) {
        return instantiate(module, store);
    }

    private Instance instantiate(PluginModule of, Store store) {
        try {
            Plugin plugin = Plugin.builder(of, store, GuestWorld.empty()).instantiate();
            store.onClose(plugin::close);
            return plugin.instance();
        } catch (LinkException e) {
            throw new UsageException(file.name() + ": " + e.getMessage(), e);
        }
    }

    /**
     * The build, whose branches are counted where it is no machine code.
     *
     * @param fuel of each input
     */
    Build build(long fuel) {
        Engine metered = engine(true);
        return switch (artifact) {
            case Artifact.Wasm(var plain) -> {
                CountedModule counted = CountedModule.of(plain, code(plain));
                PluginModule loaded = PluginModule.load(metered, counted.module());
                yield build(
                        loaded,
                        metered,
                        fuel,
                        Optional.of(new Build.Counters(
                                counted.branches(), counted.counters(), counted.operands(), counted.comparisons())));
            }
            case Artifact.Aot _, Artifact.Component _ ->
                build(Guest.load(metered, file.name(), artifact), metered, fuel, Optional.empty());
        };
    }

    private Build build(PluginModule loaded, Engine metered, long fuel, Optional<Build.Counters> counters) {
        return new Build(loaded.module(), () -> newStore(metered), store -> instantiate(loaded, store), fuel, counters);
    }

    private static List<FunctionCode> code(WasmModule module) {
        var code = new ArrayList<FunctionCode>();
        for (FunctionBody body : module.bodies()) {
            code.add(CodeReader.read(body, code.size()));
        }
        return code;
    }
}
