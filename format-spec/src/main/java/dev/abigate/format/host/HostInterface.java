package dev.abigate.format.host;

import java.util.List;
import java.util.Set;

/**
 * What a host offers to the imports of a module, and what it does about imports that it does not offer.
 *
 * @param functions sorted by module and name
 * @param globals offered as {@code module.name} with a value type
 * @param memoryModules module names from which memories and tables may be imported; empty where any will do
 * @param complete whether there is nothing beyond what is listed; otherwise nothing can be said of other imports
 */
public record HostInterface(
        List<HostFunction> functions,
        List<HostGlobal> globals,
        Set<String> memoryModules,
        Unresolved unresolved,
        boolean complete) {
    public HostInterface {
        functions = List.copyOf(functions);
        globals = List.copyOf(globals);
        memoryModules = Set.copyOf(memoryModules);
    }

    /** What becomes of a module that imports a function which the host does not offer. */
    public enum Unresolved {
        /** It is not instantiated. */
        REFUSED,
        /** It runs, and traps when it calls the function. */
        TRAPS_WHEN_CALLED
    }

    /** A constant that a host offers. */
    public record HostGlobal(String module, String name, String type) {}
}
