package dev.abigate.format.aot;

import dev.abigate.format.ByteString;

/**
 * A place where the bytes of a file are not what the values alone say: memory that the compiler did not clear, or a string
 * with another ending than compilers of the dialect write. A writer that follows the deviations gives back the bytes that
 * were read; those at whose position no such place is any more are ignored.
 */
public sealed interface Deviation {
    /** From the start of the file. */
    int offset();

    /** Padding, the unused half of a value, or the rest of a field of fixed size, that is not zero. */
    record StrayBytes(int offset, ByteString bytes) implements Deviation {}

    /**
     * A string that ends otherwise.
     *
     * @param offset of its length
     * @param terminated whether it ends with a NUL that the length counts
     */
    record Terminator(int offset, boolean terminated) implements Deviation {}
}
