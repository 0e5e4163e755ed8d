package dev.abigate.format.wasm;

import dev.abigate.format.ByteString;

/**
 * A function's locals and instructions, not decoded.
 *
 * @param offset of the first byte in the file that it was read from, for messages; 0 for a body made otherwise
 */
public record FunctionBody(int offset, ByteString bytes) {}
