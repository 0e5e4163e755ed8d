package dev.abigate.format.aot;

import dev.abigate.format.ByteString;

/**
 * Section 2: the machine code (section 6). A compiler built for debugging puts a whole ELF file in its place.
 *
 * @param literal pool of constants, only on Xtensa; empty in dialects without the field
 */
public record Text(ByteString literal, ByteString code) {}
