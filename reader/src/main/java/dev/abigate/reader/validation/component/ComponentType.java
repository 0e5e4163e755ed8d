package dev.abigate.reader.validation.component;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a component imports and exports.
 *
 * @param imports by name, in order
 * @param exports by name, in order
 * @param resources those that it makes itself: each instance has its own
 * @param depth how many types are in each other at most
 */
public record ComponentType(
        Map<String, Entity> imports, Map<String, Entity> exports, List<Type.Resource> resources, int depth) {
    public ComponentType {
        imports = Collections.unmodifiableMap(new LinkedHashMap<>(imports));
        exports = Collections.unmodifiableMap(new LinkedHashMap<>(exports));
        resources = List.copyOf(resources);
    }
}
