package dev.abigate.diff.source;

import dev.abigate.format.types.TypeGraph;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The interface as the source has it, as far as debug information tells.
 *
 * @param contents the bytes of exported constants in hexadecimal, by export
 */
public record SourceTypes(TypeGraph graph, Map<String, String> contents) {
    public SourceTypes {
        contents = Collections.unmodifiableMap(new TreeMap<>(contents));
    }
}
