package dev.abigate.format.wasm.type;

/** The type of a value on the stack. */
public sealed interface ValType extends StorageType permits NumType, VecType, RefType {}
