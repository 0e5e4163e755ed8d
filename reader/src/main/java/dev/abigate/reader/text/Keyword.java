package dev.abigate.reader.text;

import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.type.HeapType;
import dev.abigate.format.wasm.type.StorageType;
import org.jspecify.annotations.Nullable;

/**
 * What a keyword means: each of its meanings that is there. {@code func} is a word and a heap type, {@code catch} an
 * instruction and a kind of handler.
 *
 * @param op the first of the instructions that the keyword may stand for
 * @param type a value type or packed type
 */
record Keyword(
        String text,
        @Nullable Word word,
        @Nullable Opcode op,
        @Nullable StorageType type,
        HeapType.@Nullable Abstract heapType) {}
