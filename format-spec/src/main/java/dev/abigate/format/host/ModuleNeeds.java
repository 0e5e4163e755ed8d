package dev.abigate.format.host;

import dev.abigate.format.wasm.ExternType;
import dev.abigate.format.wasm.Import;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.SubType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the imports and exports of a module tell about the host that it is built for. Only imported functions count, all of
 * them: neither their order nor a single one of them decides.
 *
 * @param functions imported functions as {@code module.name} by their family, in the module's order
 */
public record ModuleNeeds(Map<InterfaceFamily, List<String>> functions, EntryConvention convention) {
    public ModuleNeeds {
        functions = Collections.unmodifiableMap(new EnumMap<>(functions));
    }

    /** The needs of a module, valid or not. */
    public static ModuleNeeds of(WasmModule module) {
        List<SubType> types =
                module.types().stream().flatMap(group -> group.types().stream()).toList();
        var functions = new EnumMap<InterfaceFamily, List<String>>(InterfaceFamily.class);
        for (Import item : module.imports()) {
            if (item.type() instanceof ExternType.Function(int index, boolean _)
                    && index >= 0
                    && index < types.size()
                    && types.get(index).composite() instanceof CompositeType.Function type) {
                functions
                        .computeIfAbsent(InterfaceFamily.of(item.module(), item.name(), type), _ -> new ArrayList<>())
                        .add(item.module() + "." + item.name());
            }
        }
        return new ModuleNeeds(functions, EntryConvention.of(module));
    }

    /** The families that the module imports functions of. */
    public Set<InterfaceFamily> families() {
        return functions.keySet();
    }
}
