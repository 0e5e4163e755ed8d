package dev.abigate.diff.snapshot;

/**
 * A custom section.
 *
 * @param size of its content in bytes
 * @param sha256 of its content, in hexadecimal; empty for debug information of a WebAssembly module, which is compared by
 *     what it says
 */
public record CustomSection(String name, long size, String sha256) {
    private static final String DEBUG_PREFIX = ".debug_";

    /** Whether it is part of debug information in DWARF form. */
    public boolean isDebugInformation() {
        return isDebugInformation(name);
    }

    /** Whether sections of a name are part of debug information in DWARF form. */
    static boolean isDebugInformation(String name) {
        return name.startsWith(DEBUG_PREFIX);
    }
}
