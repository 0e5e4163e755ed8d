package dev.abigate.runtime.instance;

import dev.abigate.format.wasm.ExternKind;
import dev.abigate.reader.validation.ResolvedType;
import dev.abigate.reader.validation.ValidModule;
import dev.abigate.runtime.memory.LinearMemory;

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

    /** The type, with the present size of what can grow. */
    default ResolvedType type() {
        return switch (this) {
            case OfFunction(Function function) ->
                new ResolvedType.OfFunction(new ValidModule.Function(function.type(), true));
            case OfTable(Table table) ->
                new ResolvedType.OfTable(new ValidModule.Table(table.elementType(), table.limits()));
            case OfMemory(var memory) -> new ResolvedType.OfMemory(memory.type());
            case OfGlobal(Global global) ->
                new ResolvedType.OfGlobal(new ValidModule.Global(global.type(), global.isMutable()));
            case OfTag(Tag tag) -> new ResolvedType.OfTag(tag.type());
        };
    }
}
