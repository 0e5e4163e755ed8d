package dev.abigate.format.wasm.type;

/** What a field of a struct or an element of an array holds. */
public sealed interface StorageType permits ValType, PackedType {
    /** The type as the text format writes it. */
    String text();
}
