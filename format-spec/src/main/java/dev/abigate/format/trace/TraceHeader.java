package dev.abigate.format.trace;

import dev.abigate.format.ByteString;
import java.util.List;

/**
 * What a trace is of.
 *
 * @param version of the layout
 * @param tool that recorded it, with its version
 * @param module the file that was run
 * @param imports all functions that the module imports, in the order of their indices
 * @param exports all functions that it exports, in its order
 * @param settings what else the run depended on
 */
public record TraceHeader(
        int version, String tool, Module module, List<Import> imports, List<Export> exports, Settings settings) {
    public TraceHeader {
        imports = List.copyOf(imports);
        exports = List.copyOf(exports);
    }

    /**
     * A module's file.
     *
     * @param sha256 of its bytes
     * @param bytes how many it has
     * @param machineCode whether it is an AOT file
     * @param declarations SHA-256 of what it declares and what its memories and tables begin with, which an AOT file has in
     *     common with the module that it was compiled from
     */
    public record Module(ByteString sha256, long bytes, boolean machineCode, ByteString declarations) {}

    /** An imported function with its type, as messages show it. */
    public record Import(String module, String name, String type) {
        @Override
        public String toString() {
            return module + "." + name;
        }
    }

    /** A function under a name of the module's exports, with its type, as messages show it. */
    public record Export(String name, int function, String type) {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * What a run depends on besides the module and what its host does.
     *
     * @param engine that executed the module
     * @param canonicalNans whether every NaN that an operation made was the canonical one
     * @param deterministic whether the host's clocks and random bytes are the same in every run
     * @param memoryBytes that a memory could have at most
     */
    public record Settings(String engine, boolean canonicalNans, boolean deterministic, long memoryBytes) {}
}
