package dev.abigate.reader.validation.component;

import dev.abigate.format.component.ValueType;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The types to which imports or exports gave names: records, variants, enumerations, flags and resources that cross the
 * border of a component need one there.
 */
final class NamedTypes {
    private final TypeTable table;
    private final Set<Type> named = Collections.newSetFromMap(new IdentityHashMap<>());

    /** @param table counts what is looked at */
    NamedTypes(TypeTable table) {
        this.table = table;
    }

    boolean has(Type type) {
        return named.contains(type);
    }

    /** Adds the types to which an entity gives names. */
    void add(Entity entity) {
        table.look(1);
        switch (entity) {
            case Entity.OfType(var type) -> named.add(type);
            case Entity.Instance(var instance) -> instance.exports().values().forEach(this::add);
            case Entity.CoreModule _, Entity.Function _, Entity.Value _, Entity.Component _ -> {}
        }
    }

    /**
     * Whether all that an entity is made of has a name: by the entity itself, or otherwise.
     *
     * @param known which types have a name
     */
    static boolean areEnough(TypeTable table, Entity entity, Predicate<Type> known) {
        return switch (entity) {
            case Entity.CoreModule _, Entity.Component _ -> true;
            case Entity.Function(var function, var _) -> areEnough(table, function, known);
            case Entity.Value(var type) -> areEnough(table, type, known);
            case Entity.OfType(var type) ->
                switch (type.unnamed()) {
                    case Type.Value(var shape, int _, int _) ->
                        shape.parts().stream().allMatch(part -> areEnough(table, part, known));
                    case Type.Function function -> areEnough(table, function, known);
                    case Type.OfInstance(var instance, int _) -> areEnough(table, instance, known);
                    case Type.Named _, Type.Resource _, Type.OfComponent _ -> true;
                };
            case Entity.Instance(var instance) -> areEnough(table, instance, known);
        };
    }

    private static boolean areEnough(TypeTable table, InstanceType instance, Predicate<Type> known) {
        var own = new NamedTypes(table);
        instance.exports().values().forEach(own::add);
        return instance.exports().values().stream().allMatch(export -> areEnough(table, export, known.or(own::has)));
    }

    private static boolean areEnough(TypeTable table, Type type, Predicate<Type> known) {
        return !new TypeWalk(table, NamedTypes::needsName, known).in(type);
    }

    private static boolean needsName(Type type) {
        return switch (type) {
            case Type.Resource _ -> true;
            case Type.Value(var shape, int _, int _) ->
                switch (shape) {
                    case ValueType.Fields<Type> _,
                            ValueType.Variant<Type> _,
                            ValueType.Flags<Type> _,
                            ValueType.Enumeration<Type> _ -> true;
                    case ValueType.Primitive<Type> _,
                            ValueType.Elements<Type> _,
                            ValueType.Tuple<Type> _,
                            ValueType.Option<Type> _,
                            ValueType.Result<Type> _,
                            ValueType.Handle<Type> _,
                            ValueType.Stream<Type> _,
                            ValueType.Dictionary<Type> _ -> false;
                };
            case Type.Named _, Type.Function _, Type.OfInstance _, Type.OfComponent _ -> false;
        };
    }
}
