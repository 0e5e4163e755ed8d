package dev.abigate.format.wasm.type;

/**
 * The type of a table.
 *
 * @param limits in elements
 */
public record TableType(RefType element, Limits limits) {}
