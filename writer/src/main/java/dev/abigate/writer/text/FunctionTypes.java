package dev.abigate.writer.text;

import dev.abigate.format.wasm.IndexSpaces;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.RecType;
import dev.abigate.format.wasm.type.SubType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The function types of a module, and which of them parameters and results mean where no type is named. */
final class FunctionTypes {
    private static final CompositeType.Function NONE = new CompositeType.Function(List.of(), List.of());

    private final IndexSpaces spaces;
    private final boolean[] implied;

    FunctionTypes(WasmModule module, IndexSpaces spaces) {
        this.spaces = spaces;
        this.implied = new boolean[spaces.types().size()];
        Map<SubType, Integer> first = new HashMap<>();
        int index = 0;
        for (RecType group : module.types()) {
            if (group.types().size() == 1) {
                SubType type = group.types().getFirst();
                implied[index] = isPlain(type) && first.putIfAbsent(type, index) == null;
            }
            index += group.types().size();
        }
    }

    private static boolean isPlain(SubType type) {
        return type.composite() instanceof CompositeType.Function function && type.equals(SubType.of(function));
    }

    /** Whether the parameters and results of a type, without its index, mean this very type. */
    boolean isImplied(int type) {
        return type < implied.length && implied[type];
    }

    /** Whether a type index leads to a function type; the printer prints invalid modules, too. */
    boolean isFunction(int type) {
        return type < spaces.types().size() && spaces.types().get(type).composite() instanceof CompositeType.Function;
    }

    /** The function type of an index; one without parameters and results where it is none. */
    CompositeType.Function of(int type) {
        return isFunction(type) ? spaces.functionType(type) : NONE;
    }

    /** The type index of a function, or one beyond all types. */
    int ofFunction(int function) {
        return function < spaces.functions().size() ? spaces.functions().get(function) : Integer.MAX_VALUE;
    }

    /** The type of a tag. */
    CompositeType.Function ofTag(int tag) {
        return tag < spaces.tags().size() ? of(spaces.tags().get(tag)) : NONE;
    }

    /** The number of fields of a struct type. */
    int fields(int type) {
        return type < spaces.types().size()
                        && spaces.types().get(type).composite() instanceof CompositeType.Struct(var fields)
                ? fields.size()
                : 0;
    }
}
