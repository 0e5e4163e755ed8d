package dev.abigate.reader.validation.component;

import dev.abigate.format.component.Sort;
import dev.abigate.format.wasm.type.CompositeType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a core module imports and exports.
 *
 * @param imports in order
 * @param exports by name, in order
 */
public record ModuleType(List<Imported> imports, Map<String, Item> exports) {
    public ModuleType {
        imports = List.copyOf(imports);
        exports = Collections.unmodifiableMap(new LinkedHashMap<>(exports));
    }

    /** Something that the module imports. */
    public record Imported(String module, String name, Item item) {}

    /**
     * A core definition.
     *
     * @param function the type of a function
     */
    public record Item(Sort sort, Optional<CompositeType.Function> function) {}
}
