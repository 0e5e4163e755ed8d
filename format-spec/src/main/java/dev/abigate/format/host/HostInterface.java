package dev.abigate.format.host;

import java.util.List;
import java.util.Set;

/**
 * What a host offers to the imports of a module, and what it does about imports that it does not offer.
 *
 * @param functions sorted by module and name
 * @param globals offered as {@code module.name} with a value type
 * @param memoryModules module names from which memories and tables may be imported; empty where any will do
 * @param unlisted what stands behind imports that are not listed
 */
public record HostInterface(
        List<HostFunction> functions,
        List<HostGlobal> globals,
        Set<String> memoryModules,
        Unresolved unresolved,
        Unlisted unlisted) {
    public HostInterface {
        functions = List.copyOf(functions);
        globals = List.copyOf(globals);
        memoryModules = Set.copyOf(memoryModules);
    }

    /** What becomes of a module that imports a function which the host does not offer. */
    public enum Unresolved {
        /** It is not instantiated. */
        REFUSED("refused"),
        /** It runs, and traps when it calls the function. */
        TRAPS_WHEN_CALLED("traps-when-called");

        private final String id;

        Unresolved(String id) {
            this.id = id;
        }

        /** The word in profiles. */
        public String id() {
            return id;
        }
    }

    /** What stands behind an import that a profile does not list. */
    public enum Unlisted {
        /** Nothing: the profile lists all. */
        ABSENT("absent"),
        /** Nobody knows: the host offers more than the profile lists. */
        UNKNOWN("unknown"),
        /** What the module asks for, since it is shipped together with the module. */
        PROVIDED("provided");

        private final String id;

        Unlisted(String id) {
            this.id = id;
        }

        /** The word in profiles. */
        public String id() {
            return id;
        }
    }

    /** A constant that a host offers. */
    public record HostGlobal(String module, String name, String type) {}
}
