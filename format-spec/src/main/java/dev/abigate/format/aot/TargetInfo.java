package dev.abigate.format.aot;

import dev.abigate.format.aot.reloc.Architecture;
import java.util.Optional;

/**
 * Section 0: what the module was compiled for (section 4).
 *
 * @param abiType 16 bits; no compiler sets it; 0 in dialects without the field
 * @param objectVersion the field e_version, always 1
 * @param objectFlags the field e_flags, copied from the object file: on some machines it tells the calling convention
 * @param featureFlags none in dialects without the field
 * @param reserved always 0; 32 bits in the 36-byte form, 64 in the 48-byte form
 * @param arch first component of the LLVM target triple, such as {@code x86_64} or {@code thumbv7em}; at most 16 bytes
 */
public record TargetInfo(
        BinaryType binaryType,
        int abiType,
        ModuleType moduleType,
        Machine machine,
        int objectVersion,
        int objectFlags,
        FeatureFlags featureFlags,
        long reserved,
        String arch) {
    /** Bytes that the field arch takes, filled with zeros. */
    public static final int ARCH_BYTES = 16;

    /** What a loader of the module is built for, empty where the machine is not known. */
    public Optional<Architecture> architecture() {
        return Architecture.of(machine.code(), arch);
    }
}
