package dev.abigate.format.wasm.type;

/** The type of a global. */
public record GlobalType(ValType type, boolean mutable) {}
