package dev.abigate.runtime.libc;

import dev.abigate.format.ByteString;

/**
 * Memory with the arguments of a call that prints. Each function throws a {@link dev.abigate.runtime.trap.Trap} where the
 * memory has no such bytes.
 */
public interface TextMemory {
    /** Requires that an argument begins at an address. */
    void requireArgument(long address);

    /** The integer of 32 bits at an address. */
    int narrow(long address);

    /** The integer of 64 bits at an address. */
    long wide(long address);

    /** The bytes from an address on, up to a NUL. */
    ByteString string(long address);
}
