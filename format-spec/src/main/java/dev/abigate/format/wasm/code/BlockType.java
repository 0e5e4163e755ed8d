package dev.abigate.format.wasm.code;

import dev.abigate.format.wasm.type.ValType;

/** What a block takes and leaves. */
public sealed interface BlockType {
    /** Takes and leaves nothing. */
    record Empty() implements BlockType {}

    /** Leaves one value. */
    record Result(ValType type) implements BlockType {}

    /** A function type of the module. */
    record TypeIndex(int index) implements BlockType {}
}
