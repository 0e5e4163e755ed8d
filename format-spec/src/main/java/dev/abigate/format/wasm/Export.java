package dev.abigate.format.wasm;

/**
 * Something that the module offers.
 *
 * @param index into the index space of its kind, imports first
 */
public record Export(String name, ExternKind kind, int index) {}
