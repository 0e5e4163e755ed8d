package dev.abigate.reader.text;

import dev.abigate.format.wasm.type.CompositeType;
import dev.abigate.format.wasm.type.RecType;
import dev.abigate.format.wasm.type.SubType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The types of a module: those it defines, and behind them those of functions that name none. */
final class DefinedTypes {
    private final List<RecType> groups = new ArrayList<>();
    private final List<SubType> types = new ArrayList<>();
    private final Map<CompositeType.Function, Integer> functions = new HashMap<>();
    private final Map<Integer, IndexSpace> fields = new HashMap<>();

    /** Adds a group. */
    void add(RecType group) {
        if (group.types().size() == 1) {
            SubType type = group.types().getFirst();
            if (type.composite() instanceof CompositeType.Function function && type.equals(SubType.of(function))) {
                functions.putIfAbsent(function, types.size());
            }
        }
        groups.add(group);
        types.addAll(group.types());
    }

    /** The index of a function type: the first that is equal, or a new one. */
    int indexOf(CompositeType.Function function) {
        Integer index = functions.get(function);
        if (index == null) {
            index = types.size();
            add(new RecType(List.of(SubType.of(function))));
        }
        return index;
    }

    /** The function type of an index, if it is one. */
    Optional<CompositeType.Function> function(int index) {
        return index >= 0
                        && index < types.size()
                        && types.get(index).composite() instanceof CompositeType.Function function
                ? Optional.of(function)
                : Optional.empty();
    }

    int count() {
        return types.size();
    }

    List<RecType> groups() {
        return groups;
    }

    /** The identifiers of the fields of a type. */
    IndexSpace fields(int type) {
        return fields.computeIfAbsent(type, _ -> new IndexSpace());
    }

    /** The identifiers of fields, by type. */
    Map<Integer, IndexSpace> fields() {
        return fields;
    }
}
