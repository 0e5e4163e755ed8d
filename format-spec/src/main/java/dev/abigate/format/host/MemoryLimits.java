package dev.abigate.format.host;

import java.util.OptionalLong;

/**
 * How much a host grants an instance; absent where it sets no limit of its own.
 *
 * @param linearMemory bytes of all its memories
 * @param tableElements elements of one table
 */
public record MemoryLimits(OptionalLong linearMemory, OptionalLong tableElements) {
    /** A host without limits of its own. */
    public static final MemoryLimits NONE = new MemoryLimits(OptionalLong.empty(), OptionalLong.empty());
}
