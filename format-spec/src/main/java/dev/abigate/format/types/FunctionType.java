package dev.abigate.format.types;

import java.util.List;

/**
 * What a function takes and returns: the target of function pointers.
 *
 * @param result {@link VoidType} where it returns nothing
 * @param variadic whether it takes further arguments
 * @param reference the ref-qualifier of a member function
 */
public record FunctionType(TypeId result, List<TypeId> parameters, boolean variadic, RefQualifier reference)
        implements Type {
    public FunctionType {
        parameters = List.copyOf(parameters);
    }
}
