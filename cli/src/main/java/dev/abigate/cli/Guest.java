package dev.abigate.cli;

import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.wasm.Import;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.reader.Artifact;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Linker;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.ImportMatching;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.LinkException;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.StoreLimits;
import dev.abigate.runtime.wasi.Wasi;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A module that is to be run, with the modules that it is linked with. */
final class Guest {
    private final Engine engine;
    private final GuestLimits limits;
    private final GuestWorld world;
    private final Part main;
    private final List<Part> linked = new ArrayList<>();

    /** A module under the name by which others import from it. */
    private record Part(String name, String file, ExecutableModule module) {}

    /**
     * Reads and validates all modules.
     *
     * @param links of the form {@code NAME=FILE}, in the order in which they are to be instantiated
     * @throws UnreadableInputException where a file is no valid module
     * @throws UsageException where a link has another form, or a file is no WebAssembly module
     */
    Guest(
            String file,
            List<String> links,
            Tier tier,
            ExecutionOptions options,
            GuestLimits limits,
            GuestWorld world,
            Session session) {
        this.engine = new Engine(tier, options, FeatureSet.ALL);
        this.limits = limits;
        this.world = world;
        for (String link : links) {
            int equals = link.indexOf('=');
            if (equals < 1) {
                throw new UsageException("--link: expected NAME=FILE, found '" + link + "'");
            }
            linked.add(load(link.substring(0, equals), link.substring(equals + 1), session));
        }
        this.main = load("", file, session);
    }

    private Part load(String name, String file, Session session) {
        Artifact artifact = Loaded.artifact(InputFile.readModule(file, session));
        return switch (artifact) {
            case Artifact.Wasm(var module) -> {
                try {
                    yield new Part(name, file, engine.load(module));
                } catch (MalformedBinaryException | InvalidModuleException e) {
                    throw new UnreadableInputException(file + ": " + e.getMessage(), e);
                }
            }
            case Artifact.Component _ ->
                throw new UsageException(file + ": a component, which this version cannot run");
            case Artifact.Aot _ ->
                throw new UsageException(
                        file + ": an AOT file, which this version cannot run; run its WebAssembly module");
        };
    }

    Engine engine() {
        return engine;
    }

    /** The name of the module's file. */
    String file() {
        return main.file();
    }

    /** The module's declarations. */
    ExecutableModule module() {
        return main.module();
    }

    /** A store with the limits of the command line, for the present thread. */
    Store newStore() {
        StoreLimits defaults = StoreLimits.DEFAULT;
        Store store = engine.newStore(
                limits.memoryBytes().isPresent()
                        ? defaults.withMemoryBytes(limits.memoryBytes().getAsLong())
                        : defaults);
        store.trustThread(RunCommand.STACK_BYTES);
        return store;
    }

    /** Fills the store's fuel up to what the command line allows. */
    void refuel(Store store) {
        limits.fuel().ifPresent(store::setFuel);
    }

    /**
     * Runs the module in a world of its own.
     *
     * @param program what to do with its instance
     * @return the exit code
     * @throws UsageException where imports are missing or of other types
     */
    int run(Store store, Consumer<Instance> program) {
        var wasi = new Wasi(store, world.open());
        Linker linker = linker(store, wasi);
        try {
            return wasi.run(linker, main.module(), program);
        } catch (LinkException e) {
            throw new UsageException(main.file() + ": " + e.getMessage(), e);
        }
    }

    /**
     * An instance of the module in a world of its own, which is there until the process ends.
     *
     * @throws UsageException where imports are missing or of other types
     */
    Instance instantiate(Store store) {
        return instantiate(main, linker(store, new Wasi(store, world.open())));
    }

    private Linker linker(Store store, Wasi wasi) {
        var linker = new Linker(store);
        wasi.define(linker, main.module());
        for (Part each : linked) {
            linker.define(each.name(), instantiate(each, linker));
        }
        requireImports(main, linker);
        return linker;
    }

    private static Instance instantiate(Part part, Linker linker) {
        requireImports(part, linker);
        try {
            return linker.instantiate(part.module());
        } catch (LinkException e) {
            throw new UsageException(part.file() + ": " + e.getMessage(), e);
        }
    }

    private static void requireImports(Part part, Linker linker) {
        List<Import> imports = part.module().module().imports();
        List<ImportMatching.Expected> expected =
                ImportMatching.expected(part.module().declarations());
        var missing = new ArrayList<String>();
        for (int i = 0; i < imports.size(); i++) {
            Import wanted = imports.get(i);
            if (linker.find(wanted.module(), wanted.name()).isEmpty()) {
                missing.add("%s.%s (%s)"
                        .formatted(
                                wanted.module(), wanted.name(), expected.get(i).text()));
            }
        }
        if (!missing.isEmpty()) {
            throw new UsageException(part.file() + ": nothing provides " + String.join(", ", missing)
                    + "; '--link NAME=FILE' offers the exports of a module");
        }
    }
}
