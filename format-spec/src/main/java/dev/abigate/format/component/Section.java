package dev.abigate.format.component;

import dev.abigate.format.wasm.WasmModule;
import java.util.List;

/**
 * A section of a component, which adds definitions to index spaces in the order in which they stand.
 *
 * <p>Grammar: {@code section(id) ::= id:byte size:u32 body}; bodies are vectors unless said otherwise.
 */
public sealed interface Section {
    /** Bytes under a name, as core modules have them. */
    record Custom(dev.abigate.format.wasm.Section.Custom section) implements Section {}

    /** A core module; not a vector. */
    record CoreModule(WasmModule module) implements Section {}

    /** Instances of core modules. */
    record CoreInstances(List<CoreInstance> instances) implements Section {
        public CoreInstances {
            instances = List.copyOf(instances);
        }
    }

    /** Types of core definitions and of core modules. */
    record CoreTypes(List<CoreType> types) implements Section {
        public CoreTypes {
            types = List.copyOf(types);
        }
    }

    /** A component inside this one; not a vector. */
    record Nested(Component component) implements Section {}

    /** Instances of components. */
    record Instances(List<Instance> instances) implements Section {
        public Instances {
            instances = List.copyOf(instances);
        }
    }

    /** Second names for what is defined elsewhere. */
    record Aliases(List<Alias> aliases) implements Section {
        public Aliases {
            aliases = List.copyOf(aliases);
        }
    }

    /** Types. */
    record Types(List<TypeDefinition> types) implements Section {
        public Types {
            types = List.copyOf(types);
        }
    }

    /** Functions made by the canonical ABI. */
    record Canons(List<Canon> canons) implements Section {
        public Canons {
            canons = List.copyOf(canons);
        }
    }

    /**
     * A function that runs at instantiation; not a vector.
     *
     * @param arguments indices of values
     * @param results number of values that it defines
     */
    record Start(int function, List<Integer> arguments, int results) implements Section {
        public Start {
            arguments = List.copyOf(arguments);
        }
    }

    /** What the host has to provide. */
    record Imports(List<Import> imports) implements Section {
        public Imports {
            imports = List.copyOf(imports);
        }
    }

    /** What the component offers. */
    record Exports(List<Export> exports) implements Section {
        public Exports {
            exports = List.copyOf(exports);
        }
    }

    /** Values. */
    record Values(List<Value> values) implements Section {
        public Values {
            values = List.copyOf(values);
        }
    }
}
