package dev.abigate.format.aot;

import dev.abigate.format.ByteString;

/**
 * A data section of the object file, such as {@code .rodata.cst4} (section 5.8); its bytes have the target's byte order.
 */
public record ObjectData(String name, ByteString content) {}
