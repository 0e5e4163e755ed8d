package dev.abigate.diff.snapshot;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a dynamically linked module says to the loader in {@code dylink.0} or {@code dylink}.
 *
 * @param memorySize in bytes
 * @param memoryAlignment exponent of a power of two
 * @param tableSize in elements
 * @param tableAlignment exponent of a power of two
 * @param needed libraries to load first, in file order
 * @param exports flags of exports, {@code name=flags}, sorted
 * @param imports flags of imports, {@code module.name=flags}, sorted
 */
public record Dylink(
        long memorySize,
        long memoryAlignment,
        long tableSize,
        long tableAlignment,
        List<String> needed,
        List<String> exports,
        List<String> imports) {
    private static final int WEAK = 1;

    public Dylink {
        needed = List.copyOf(needed);
        exports = List.copyOf(exports);
        imports = List.copyOf(imports);
    }

    /** The imports that may stay without a definition, as {@code module.name}. */
    public Set<String> weakImports() {
        return imports.stream()
                .filter(item -> (Integer.parseInt(item.substring(item.lastIndexOf('=') + 1)) & WEAK) != 0)
                .map(item -> item.substring(0, item.lastIndexOf('=')))
                .collect(Collectors.toSet());
    }

    /** Demands on memory and table as one phrase for people. */
    public String space() {
        return "memory %d bytes aligned to 2^%d, table %d elements aligned to 2^%d"
                .formatted(memorySize, memoryAlignment, tableSize, tableAlignment);
    }
}
