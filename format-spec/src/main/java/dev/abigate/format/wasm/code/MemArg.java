package dev.abigate.format.wasm.code;

/**
 * Where in which memory an instruction accesses.
 *
 * @param alignment promised, as the exponent of a power of two, 0 to 63
 * @param memory index
 * @param offset added to the address; unsigned
 */
public record MemArg(int alignment, int memory, long offset) {
    /** The bit of the encoded alignment that announces a memory index. */
    public static final int HAS_MEMORY = 0x40;
}
