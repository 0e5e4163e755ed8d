package dev.abigate.format.types;

import java.util.List;

/**
 * The interface of a module as its source has it: functions and variables, and every type that can be reached from them.
 *
 * <p>Types that are the same in several units are here once. Functions are sorted by the names that they are exported
 * under, types are in the order in which they are reached from there: the order of units does not matter.
 *
 * @param conflicts names that units define differently
 */
public record TypeGraph(
        List<Type> types,
        List<Function> functions,
        List<Variable> variables,
        List<Macro> macros,
        List<Conflict> conflicts,
        Coverage coverage) {
    public TypeGraph {
        types = List.copyOf(types);
        functions = List.copyOf(functions);
        variables = List.copyOf(variables);
        macros = List.copyOf(macros);
        conflicts = List.copyOf(conflicts);
    }

    /** What a reference refers to. */
    public Type type(TypeId id) {
        return types.get(id.index());
    }
}
