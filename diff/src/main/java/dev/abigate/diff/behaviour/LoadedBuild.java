package dev.abigate.diff.behaviour;

import dev.abigate.diff.behaviour.Scenario.Limits;
import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.aot.reloc.Architecture;
import dev.abigate.format.wasm.Import;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.reader.Artifact;
import dev.abigate.reader.validation.ImportMatching;
import dev.abigate.reader.validation.ResolvedType;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.aot.UnsupportedAotException;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Extern;
import dev.abigate.runtime.instance.HostFunction;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.StoreLimits;
import dev.abigate.runtime.libc.HeapRange;
import dev.abigate.runtime.plugin.Plugin;
import dev.abigate.runtime.plugin.PluginModule;
import dev.abigate.runtime.wasi.WasiConfiguration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A build that is ready to be run, within limits. */
final class LoadedBuild {
    private final Executable file;
    private final Limits limits;
    private final Engine engine;
    private final PluginModule module;

    /** @throws NotRunException where no engine runs it */
    LoadedBuild(Executable file, Limits limits) {
        this.file = file;
        this.limits = limits;
        this.engine = new Engine(
                Tier.AUTO, ExecutionOptions.DEFAULT.withMetering(limits.fuel().isPresent()), FeatureSet.ALL);
        this.module = load();
    }

    private PluginModule load() {
        try {
            return switch (file.artifact()) {
                case Artifact.Wasm(var wasm) -> PluginModule.load(engine, wasm);
                case Artifact.Aot(var aot) -> {
                    if (aot.target().architecture().equals(Optional.of(Architecture.X86_64))) {
                        throw new NotRunException(
                                file.name() + ": code for x86-64, which scenarios do not let this machine execute");
                    }
                    yield PluginModule.load(engine, aot);
                }
                case Artifact.Component _ ->
                    throw new NotRunException(file.name() + ": a component, which cannot be run");
            };
        } catch (MalformedBinaryException | InvalidModuleException | UnsupportedAotException e) {
            throw new NotRunException(file.name() + ": " + e.getMessage());
        }
    }

    Executable file() {
        return file;
    }

    ExecutableModule module() {
        return module.module();
    }

    /** The heap that was inserted into the module, where it needs one. */
    Optional<HeapRange> inserted() {
        return module.inserted();
    }

    boolean isMachineCode() {
        return file.artifact() instanceof Artifact.Aot;
    }

    /** A store with the limits, for the present thread. */
    Store newStore() {
        Store store = engine.newStore(StoreLimits.DEFAULT.withMemoryBytes(limits.memoryBytes()));
        store.trustThread(Behaviour.STACK_BYTES);
        limits.fuel().ifPresent(store::setFuel);
        return store;
    }

    /**
     * The module with what it imports. A function that nothing offers ends the run that calls it.
     *
     * @throws NotRunException where nothing offers an import that is no function
     */
    Plugin.Builder plugin(Store store, WasiConfiguration world) {
        Plugin.Builder builder = Plugin.builder(module, store, world);
        Set<ImportName> missing = builder.missing().stream()
                .map(each -> new ImportName(each.module(), each.name()))
                .collect(Collectors.toSet());
        List<Import> imports = module().module().imports();
        List<ResolvedType> expected = ImportMatching.expected(module().declarations());
        for (int i = 0; i < imports.size(); i++) {
            var name = new ImportName(imports.get(i).module(), imports.get(i).name());
            if (missing.contains(name)) {
                if (!(expected.get(i) instanceof ResolvedType.OfFunction(var function))) {
                    throw new NotRunException("nothing provides %s to %s".formatted(name, file.name()));
                }
                var stub = new Extern.OfFunction(new HostFunction(store, function.type(), _ -> {
                    throw new NotRunException("%s calls %s, which nothing provides".formatted(file.name(), name));
                }));
                builder.define(linker -> linker.define(name.module(), name.name(), stub));
            }
        }
        return builder;
    }

    /** What an import asks for. */
    private record ImportName(String module, String name) {
        @Override
        public String toString() {
            return module + "." + name;
        }
    }
}
