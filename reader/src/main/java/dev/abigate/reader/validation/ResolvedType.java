package dev.abigate.reader.validation;

import dev.abigate.format.wasm.type.MemoryType;

/** The type of something that is imported or exported, with no index left in it. */
public sealed interface ResolvedType {
    /** A function; as an export it is of exactly its type. */
    record OfFunction(ValidModule.Function function) implements ResolvedType {}

    record OfTable(ValidModule.Table table) implements ResolvedType {}

    record OfMemory(MemoryType memory) implements ResolvedType {}

    record OfGlobal(ValidModule.Global global) implements ResolvedType {}

    record OfTag(DefinedType tag) implements ResolvedType {}

    /** The type as messages show it. */
    default String text() {
        return switch (this) {
            case OfFunction(var function) -> TypeText.of(function.type());
            case OfTable(var table) -> TypeText.table(table.element(), table.limits());
            case OfMemory(var memory) -> TypeText.of(memory);
            case OfGlobal(var global) -> TypeText.global(global.type(), global.mutable());
            case OfTag(var tag) -> "tag " + TypeText.of(tag);
        };
    }
}
