package dev.abigate.runtime.instance;

import dev.abigate.format.wasm.ExternKind;
import dev.abigate.runtime.memory.LinearMemory;
import dev.abigate.runtime.type.TypeText;

/** Something that can be imported and exported. */
public sealed interface Extern {
    record OfFunction(Function function) implements Extern {}

    record OfTable(Table table) implements Extern {}

    record OfMemory(LinearMemory memory) implements Extern {}

    record OfGlobal(Global global) implements Extern {}

    record OfTag(Tag tag) implements Extern {}

    default ExternKind kind() {
        return switch (this) {
            case OfFunction _ -> ExternKind.FUNCTION;
            case OfTable _ -> ExternKind.TABLE;
            case OfMemory _ -> ExternKind.MEMORY;
            case OfGlobal _ -> ExternKind.GLOBAL;
            case OfTag _ -> ExternKind.TAG;
        };
    }

    /** The type as messages show it. */
    default String typeText() {
        return switch (this) {
            case OfFunction(Function function) -> TypeText.of(function.type());
            case OfTable(Table table) -> table.toString();
            case OfMemory(var memory) -> TypeText.of(memory.type());
            case OfGlobal(Global global) -> global.toString();
            case OfTag(Tag tag) -> "tag " + TypeText.of(tag.type());
        };
    }
}
