package dev.abigate.format.aot;

/**
 * A memory as the compiler decided on it (section 5.1): it merges pages of memories that cannot grow, so that only products
 * of pages and page size compare, and gives an entry of no pages to a module without memory.
 *
 * @param flags sum of {@link #HAS_MAXIMUM}, {@link #SHARED} and {@link #MEMORY64}; 0 in dialects without the field
 * @param bytesPerPage {@link #WASM_PAGE_BYTES} in dialects without the field
 * @param initialPages unsigned 32-bit
 * @param maximumPages unsigned 32-bit
 */
public record Memory(int flags, long bytesPerPage, long initialPages, long maximumPages) {
    public static final int HAS_MAXIMUM = 1;
    public static final int SHARED = 2;
    public static final int MEMORY64 = 4;

    /** Bytes of a page as WebAssembly has it. */
    public static final long WASM_PAGE_BYTES = 65536;

    public boolean isShared() {
        return (flags & SHARED) != 0;
    }

    /** Whether addresses have 64 bits. */
    public boolean isMemory64() {
        return (flags & MEMORY64) != 0;
    }
}
