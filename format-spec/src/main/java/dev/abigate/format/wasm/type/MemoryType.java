package dev.abigate.format.wasm.type;

/**
 * The type of a memory.
 *
 * @param limits in pages
 * @param pageSizeLog2 exponent of the page size in bytes: {@link #DEFAULT_PAGE_SIZE_LOG2} unless the module says otherwise
 */
public record MemoryType(Limits limits, boolean shared, int pageSizeLog2) {
    /** Pages of 64 KiB. */
    public static final int DEFAULT_PAGE_SIZE_LOG2 = 16;
    /** The largest exponent that can be meant; engines allow only 0 and 16. */
    public static final int MAX_PAGE_SIZE_LOG2 = 63;
}
