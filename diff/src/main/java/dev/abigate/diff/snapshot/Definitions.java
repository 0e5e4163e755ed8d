package dev.abigate.diff.snapshot;

import java.util.List;

/**
 * What the module defines itself.
 *
 * @param functions number of functions with a body
 * @param codeSize bytes of all bodies; of machine code and its literals in an AOT file
 * @param memories those that are neither imported nor exported, in index order
 * @param memoryCount all memories, imported ones too
 * @param start whether code runs at instantiation
 */
public record Definitions(
        int functions, long codeSize, List<ExternalType.Memory> memories, int memoryCount, boolean start) {
    /** Nothing. */
    public static final Definitions NONE = new Definitions(0, 0, List.of(), 0, false);

    public Definitions {
        memories = List.copyOf(memories);
    }
}
