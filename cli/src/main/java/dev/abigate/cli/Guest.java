package dev.abigate.cli;

import dev.abigate.format.ByteString;
import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.host.EntryConvention;
import dev.abigate.format.host.InterfaceFamily;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.reader.Artifact;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.aot.UnsupportedAotException;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.ImportMissing;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.LinkException;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.StoreLimits;
import dev.abigate.runtime.plugin.Plugin;
import dev.abigate.runtime.plugin.PluginModule;
import dev.abigate.runtime.replay.UnrecordableException;
import dev.abigate.runtime.wasi.Wasi;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A module that is to be run, with the modules that it is linked with. */
final class Guest {
    private final Engine engine;
    private final GuestLimits limits;
    private final GuestWorld world;
    private final InputFile input;
    private final Part main;
    private final List<Part> linked = new ArrayList<>();
    private Consumer<Store> observation = _ -> {};

    /** A module under the name by which others import from it. */
    private record Part(String name, String file, PluginModule module) {}

    /**
     * Reads and validates all modules.
     *
     * @param links of the form {@code NAME=FILE}, in the order in which they are to be instantiated
     * @throws UnreadableInputException where a file is no valid module
     * @throws UsageException where a link has another form, or a file is one that the engine does not execute
     */
    Guest(
            String file,
            List<String> links,
            EngineChoice choice,
            ExecutionOptions options,
            GuestLimits limits,
            GuestWorld world,
            Session session) {
        this.engine =
                new Engine(choice.tier(), options.withNativeAot(choice == EngineChoice.AOT_NATIVE), FeatureSet.ALL);
        this.limits = limits;
        this.world = world;
        for (String link : links) {
            int equals = link.indexOf('=');
            if (equals < 1) {
                throw new UsageException("--link: expected NAME=FILE, found '" + link + "'");
            }
            String linkedFile = link.substring(equals + 1);
            linked.add(load(
                    link.substring(0, equals), linkedFile, Loaded.artifact(InputFile.readModule(linkedFile, session))));
        }
        this.input = InputFile.readModule(file, session);
        Artifact artifact = Loaded.artifact(input);
        choice.requireFor(artifact, file);
        this.main = load("", file, artifact);
    }

    private Part load(String name, String file, Artifact artifact) {
        return new Part(name, file, load(engine, file, artifact));
    }

    /**
     * A module of a file, loaded for execution.
     *
     * @throws UnreadableInputException where it is not valid
     * @throws UsageException where it is one that no engine executes
     */
    static PluginModule load(Engine engine, String file, Artifact artifact) {
        try {
            return switch (artifact) {
                case Artifact.Wasm(var module) -> PluginModule.load(engine, module);
                case Artifact.Component _ ->
                    throw new UsageException(file + ": a component, which this version cannot run");
                case Artifact.Aot(var module) -> PluginModule.load(engine, module);
            };
        } catch (MalformedBinaryException | InvalidModuleException e) {
            throw new UnreadableInputException(file + ": " + e.getMessage(), e);
        } catch (UnsupportedAotException e) {
            throw new UsageException(file + ": " + e.getMessage(), e);
        }
    }

    GuestLimits limits() {
        return limits;
    }

    Engine engine() {
        return engine;
    }

    /** The name of the module's file. */
    String file() {
        return main.file();
    }

    /** The bytes of the module. */
    ByteString bytes() {
        return input.bytes();
    }

    /** Lets someone see each store that is made from now on. */
    void observe(Consumer<Store> observer) {
        observation = observer;
    }

    /** The module's declarations. */
    ExecutableModule module() {
        return main.module().module();
    }

    /** How the module begins. */
    EntryConvention convention() {
        return main.module().needs().convention();
    }

    /** A store with the limits of the command line, for the present thread. */
    Store newStore() {
        StoreLimits defaults = StoreLimits.DEFAULT;
        Store store = engine.newStore(
                limits.memoryBytes().isPresent()
                        ? defaults.withMemoryBytes(limits.memoryBytes().getAsLong())
                        : defaults);
        store.trustThread(RunCommand.STACK_BYTES);
        observation.accept(store);
        return store;
    }

    /** Fills the store's fuel up to what the command line allows. */
    void refuel(Store store) {
        limits.fuel().ifPresent(store::setFuel);
    }

    /**
     * Runs the module in a world of its own, as a program that begins by its convention.
     *
     * @return the exit code
     * @throws UsageException where imports are missing or of other types
     */
    int run(Store store) {
        return link(main, () -> plugin(store).run());
    }

    /**
     * Runs the module in a world of its own.
     *
     * @param program what to do with its instance
     * @return the exit code
     * @throws UsageException where imports are missing or of other types
     */
    int run(Store store, Consumer<Instance> program) {
        return link(main, () -> plugin(store).run(plugin -> program.accept(plugin.instance())));
    }

    /**
     * An instance of the module in a world of its own, which is there until the process ends.
     *
     * @throws UsageException where imports are missing or of other types
     */
    Instance instantiate(Store store) {
        return link(main, () -> plugin(store).instantiate().instance());
    }

    /** The module with all that it is linked with. */
    private Plugin.Builder plugin(Store store) {
        var wasi = new Wasi(store, world.open());
        var instances = new LinkedHashMap<String, Instance>();
        for (Part each : linked) {
            Plugin.Builder builder = plugin(each, instances, wasi);
            instances.put(each.name(), link(each, () -> builder.instantiate().instance()));
        }
        return plugin(main, instances, wasi);
    }

    private static Plugin.Builder plugin(Part part, Map<String, Instance> instances, Wasi wasi) {
        Plugin.Builder builder = Plugin.builder(part.module(), wasi);
        instances.forEach(builder::link);
        requireImports(part, builder.missing());
        return builder;
    }

    private static <T> T link(Part part, Supplier<T> linking) {
        try {
            return linking.get();
        } catch (LinkException e) {
            throw new UsageException(part.file() + ": " + e.getMessage(), e);
        } catch (UnrecordableException e) {
            throw new UsageException(part.file() + ": cannot be recorded: " + e.getMessage(), e);
        }
    }

    private static void requireImports(Part part, List<ImportMissing> missing) {
        if (missing.isEmpty()) {
            return;
        }
        String imports = missing.stream()
                .map(item -> "%s.%s (%s)".formatted(item.module(), item.name(), item.expected()))
                .collect(Collectors.joining(", "));
        Set<String> names =
                missing.stream().map(item -> item.module() + "." + item.name()).collect(Collectors.toSet());
        String families = part.module().needs().functions().entrySet().stream()
                .filter(family -> family.getKey() != InterfaceFamily.APPLICATION
                        && !Collections.disjoint(names, family.getValue()))
                .map(family -> "; the module is built for " + family.getKey().text())
                .collect(Collectors.joining());
        throw new UsageException("%s: nothing provides %s%s; '--link NAME=FILE' offers the exports of a module"
                .formatted(part.file(), imports, families));
    }
}
