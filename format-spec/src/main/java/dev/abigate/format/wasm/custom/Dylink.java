package dev.abigate.format.wasm.custom;

import java.util.List;
import java.util.Optional;

/**
 * The {@code dylink.0} section, or the older {@code dylink}: what a dynamic linker needs to know of a side module.
 *
 * @param memory absent where the section does not say
 * @param needed names of modules to be loaded first
 * @param runtimePaths where those are looked for
 * @see <a href="https://github.com/WebAssembly/tool-conventions/blob/main/DynamicLinking.md">Dynamic linking</a>
 */
public record Dylink(
        Optional<MemoryInfo> memory,
        List<String> needed,
        List<ExportInfo> exports,
        List<ImportInfo> imports,
        List<String> runtimePaths)
        implements CustomContent {
    /** The name of the section. */
    public static final String NAME = "dylink.0";
    /** The name of its predecessor, which has no subsections. */
    public static final String OLD_NAME = "dylink";

    public Dylink {
        needed = List.copyOf(needed);
        exports = List.copyOf(exports);
        imports = List.copyOf(imports);
        runtimePaths = List.copyOf(runtimePaths);
    }

    /**
     * Space that the module wants.
     *
     * @param memorySize in bytes, unsigned
     * @param memoryAlignment as the exponent of a power of two, unsigned
     * @param tableSize in elements, unsigned
     * @param tableAlignment as the exponent of a power of two, unsigned
     */
    public record MemoryInfo(int memorySize, int memoryAlignment, int tableSize, int tableAlignment) {}

    /** Symbol flags of an export. */
    public record ExportInfo(String name, int flags) {}

    /** Symbol flags of an import. */
    public record ImportInfo(String module, String field, int flags) {}
}
