package dev.abigate.reader.validation.component;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an instance exports.
 *
 * @param exports by name, in order
 * @param resources those that the type leaves open: each instance has its own
 * @param depth how many types are in each other at most
 */
public record InstanceType(Map<String, Entity> exports, List<Type.Resource> resources, int depth) {
    public InstanceType {
        exports = Collections.unmodifiableMap(new LinkedHashMap<>(exports));
        resources = List.copyOf(resources);
    }
}
