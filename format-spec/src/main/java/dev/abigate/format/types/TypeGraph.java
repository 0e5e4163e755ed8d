package dev.abigate.format.types;

import java.util.List;

/**
 * The interface of a module as its source has it: functions and variables, and every type that can be reached from them.
 *
 * <p>Types that are the same in several units are here once. The order of all lists depends on what they hold only, not
 * on the order of units or on the build.
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
