package dev.abigate.format.wasi;

/** How wide addresses and sizes are. */
public enum PointerSize {
    BITS_32,
    BITS_64
}
