package dev.abigate.format.component;

import dev.abigate.format.ByteString;

/**
 * A value.
 *
 * @param bytes in the encoding of its type, not decoded
 */
public record Value(TypeReference type, ByteString bytes) {}
