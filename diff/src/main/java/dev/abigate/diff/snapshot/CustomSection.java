package dev.abigate.diff.snapshot;

import dev.abigate.format.ByteString;

/**
 * A custom section.
 *
 * @param size of its content in bytes
 * @param digest of its content; that of debug information of a WebAssembly module, which is compared by what it says, is
 *     known to be the empty word
 */
public record CustomSection(String name, long size, Digest digest) {
    private static final String DEBUG_PREFIX = ".debug_";

    /** One whose digest is known, in hexadecimal. */
    public CustomSection(String name, long size, String sha256) {
        this(name, size, Digest.known(sha256));
    }

    static CustomSection of(String name, ByteString content) {
        return new CustomSection(name, content.length(), Digest.of(content));
    }

    /** SHA-256 of its content, in hexadecimal; empty for debug information of a WebAssembly module. */
    public String sha256() {
        return digest.hexadecimal();
    }

    /** Whether it is part of debug information in DWARF form. */
    public boolean isDebugInformation() {
        return isDebugInformation(name);
    }

    /** Whether sections of a name are part of debug information in DWARF form. */
    static boolean isDebugInformation(String name) {
        return name.startsWith(DEBUG_PREFIX);
    }
}
