package dev.abigate.format.wasm.type;

import java.util.OptionalLong;

/**
 * The size range of a memory (in pages) or table (in elements).
 *
 * @param minimum unsigned
 * @param maximum unsigned
 */
public record Limits(AddressType addressType, long minimum, OptionalLong maximum) {
    /** The flag of limits with a maximum. */
    public static final int HAS_MAXIMUM = 1;
    /** The flag of a shared memory. */
    public static final int SHARED = 2;
    /** The flag of 64-bit addresses. */
    public static final int ADDRESS_64 = 4;
    /** The flag of a page size other than 64 KiB. */
    public static final int HAS_PAGE_SIZE = 8;
}
