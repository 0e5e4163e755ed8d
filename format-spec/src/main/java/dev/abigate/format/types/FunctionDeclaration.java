package dev.abigate.format.types;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A function as callers see it.
 *
 * @param linkageName empty where the debug information has none: in C it is the name
 * @param result {@link VoidType} where it returns nothing
 * @param parameters in order, the object's address first. Unoptimised builds leave out aggregates that are passed by value
 * @param templateArguments of an instantiation
 * @param access {@link Access#PUBLIC} outside of classes
 * @param vtableSlot of a virtual member function, where it is said
 */
public record FunctionDeclaration(
        Name name,
        String linkageName,
        TypeId result,
        List<Parameter> parameters,
        List<TemplateArgument> templateArguments,
        Access access,
        Virtuality virtuality,
        OptionalInt vtableSlot,
        RefQualifier reference,
        Set<Trait> traits,
        Origin origin) {
    public FunctionDeclaration {
        parameters = List.copyOf(parameters);
        templateArguments = List.copyOf(templateArguments);
        Set<Trait> ordered = EnumSet.noneOf(Trait.class);
        ordered.addAll(traits);
        traits = Collections.unmodifiableSet(ordered);
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** Whether it is a member function that is called on an object: its first parameter is {@code this}. */
    public boolean hasObject() {
        return !parameters.isEmpty() && parameters.getFirst().artificial();
    }

    /**
     * A formal parameter.
     *
     * @param name empty where it has none
     * @param artificial made by the compiler, such as {@code this}
     */
    public record Parameter(String name, TypeId type, boolean artificial) {}

    /** What a declaration can say beside types. */
    public enum Trait {
        /** Takes further arguments. */
        VARIADIC,
        /** Declared inline, or inlined by the compiler. */
        INLINE,
        /** Visible to other units. */
        EXTERNAL,
        NORETURN,
        DELETED,
        DEFAULTED,
        EXPLICIT,
        /** Made by the compiler. */
        ARTIFICIAL,
        CONSTEXPR
    }
}
