package dev.abigate.diff.snapshot;

import java.util.List;

/**
 * What is particular to a component.
 *
 * @param imports in file order, each interface followed by its parts
 * @param exports in file order, each interface followed by its parts
 * @param modules the core modules inside, in file order
 */
public record ComponentFacts(List<WorldItem> imports, List<WorldItem> exports, List<Module> modules) {
    public ComponentFacts {
        imports = List.copyOf(imports);
        exports = List.copyOf(exports);
        modules = List.copyOf(modules);
    }

    /**
     * A core module inside.
     *
     * @param name its own, or its place where it has none: {@code 2}
     */
    public record Module(String name, Snapshot snapshot) {}
}
