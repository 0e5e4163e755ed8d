package dev.abigate.diff.snapshot;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Which system interfaces a build needs, and how a host has to start it.
 *
 * @param interfaces sorted by name
 * @param hosts products whose own interface the imports belong to, sorted: {@code emscripten}, {@code wasm-bindgen}
 */
public record SystemNeeds(List<Interface> interfaces, List<String> hosts, Convention convention, boolean threads) {
    /** A module without imports of a known interface that is called by its exports. */
    public static final SystemNeeds NONE = new SystemNeeds(List.of(), List.of(), Convention.LIBRARY, false);

    public SystemNeeds {
        interfaces = List.copyOf(interfaces);
        hosts = List.copyOf(hosts);
    }

    /** The names of the interfaces as one phrase, {@code none} without one. */
    public String level() {
        return interfaces.isEmpty()
                ? "none"
                : interfaces.stream().map(Interface::name).collect(Collectors.joining(" + "));
    }

    /**
     * A system interface that imports belong to.
     *
     * @param name {@code preview1}, {@code unstable}, {@code wasix}, {@code wasi-threads}, {@code p2} ...
     * @param functions the imported ones, sorted, as {@code module.name} where the interface has several modules
     * @param unknown those among them that the published interface does not have, sorted
     * @param mismatches those among them whose type differs from the published one, sorted
     */
    public record Interface(String name, List<String> functions, List<String> unknown, List<Mismatch> mismatches) {
        public Interface {
            functions = List.copyOf(functions);
            unknown = List.copyOf(unknown);
            mismatches = List.copyOf(mismatches);
        }
    }

    /**
     * A function imported with a type that its interface does not have.
     *
     * @param published the interface's type
     * @param imported the import's type
     */
    public record Mismatch(String function, String published, String imported) {}

    /** How a host starts the module. */
    public enum Convention {
        /** Exports {@code _start}: runs once. */
        COMMAND("command"),
        /** Exports {@code _initialize}: that is called before anything else. */
        REACTOR("reactor"),
        /** Exports neither: its exports are called as they are. */
        LIBRARY("library");

        private final String id;

        Convention(String id) {
            this.id = id;
        }

        /** The word in snapshots and reports. */
        public String id() {
            return id;
        }
    }
}
