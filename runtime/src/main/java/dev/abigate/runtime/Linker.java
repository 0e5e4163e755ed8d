package dev.abigate.runtime;

import dev.abigate.format.wasm.Import;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.ValType;
import dev.abigate.reader.validation.DefinedType;
import dev.abigate.reader.validation.ImportMatching;
import dev.abigate.reader.validation.ResolvedType;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.Extern;
import dev.abigate.runtime.instance.HostFunction;
import dev.abigate.runtime.instance.ImportMissing;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Instantiation;
import dev.abigate.runtime.instance.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Offers things under names, and instantiates modules that import them. A later definition replaces an earlier one. */
public final class Linker {
    private final Store store;
    private final Map<String, Map<String, Extern>> modules = new HashMap<>();

    /** A linker that offers nothing yet. */
    public Linker(Store store) {
        this.store = store;
    }

    public Store store() {
        return store;
    }

    /** Offers something. */
    public Linker define(String module, String name, Extern extern) {
        modules.computeIfAbsent(module, _ -> new HashMap<>()).put(name, extern);
        return this;
    }

    /** Offers all exports of an instance. */
    public Linker define(String module, Instance instance) {
        instance.exports().forEach((name, extern) -> define(module, name, extern));
        return this;
    }

    /** Offers a host function. */
    public Linker define(
            String module, String name, List<ValType> parameters, List<ValType> results, HostFunction.Body body) {
        DefinedType type = store.types().function(new CompositeType.Function(parameters, results));
        return define(module, name, new Extern.OfFunction(new HostFunction(store, type, body)));
    }

    /** What is offered under a name. */
    public Optional<Extern> find(String module, String name) {
        return Optional.ofNullable(modules.getOrDefault(module, Map.of()).get(name));
    }

    /**
     * An instance of a module whose imports are offered here.
     *
     * @throws ImportMissing where one is not
     * @throws dev.abigate.runtime.instance.ImportMismatch where one is of another type
     * @throws dev.abigate.runtime.trap.Trap where a segment does not fit, a limit is reached, or the start function traps
     * @throws dev.abigate.runtime.instance.WasmException where the start function throws it
     */
    public Instance instantiate(ExecutableModule module) {
        missing(module).stream().findFirst().ifPresent(first -> {
            throw first;
        });
        List<Extern> imports = module.module().imports().stream()
                .map(wanted -> find(wanted.module(), wanted.name()).orElseThrow())
                .toList();
        return Instantiation.instantiate(store, module, imports);
    }

    /** The imports of a module that are not offered here, in its order. */
    public List<ImportMissing> missing(ExecutableModule module) {
        List<Import> imports = module.module().imports();
        List<ResolvedType> expected = ImportMatching.expected(module.declarations());
        var missing = new ArrayList<ImportMissing>();
        for (int i = 0; i < imports.size(); i++) {
            Import wanted = imports.get(i);
            if (find(wanted.module(), wanted.name()).isEmpty()) {
                missing.add(new ImportMissing(wanted, expected.get(i).text()));
            }
        }
        return missing;
    }
}
