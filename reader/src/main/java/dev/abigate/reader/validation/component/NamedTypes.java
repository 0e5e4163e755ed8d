package dev.abigate.reader.validation.component;

import dev.abigate.format.component.ValueType;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Records, variants, enumerations, flags and resources that cross the border of a component need a name there. */
final class NamedTypes {
    private NamedTypes() {}

    /** Whether all that an entity is made of has a name: among those that are known, or by the entity itself. */
    static boolean areEnough(Entity entity, Set<Type> known) {
        return switch (entity) {
            case Entity.CoreModule _, Entity.Component _ -> true;
            case Entity.Function(var function, var _) -> areEnough(function, known);
            case Entity.Value(var type) -> areEnough(type, known);
            case Entity.OfType(var type) ->
                switch (type.unnamed()) {
                    case Type.Value(var shape, int _, int _) ->
                        shape.parts().stream().allMatch(part -> areEnough(part, known));
                    case Type.Function function -> areEnough(function, known);
                    case Type.OfInstance(var instance, int _) -> areEnough(instance, known);
                    case Type.Named _, Type.Resource _, Type.OfComponent _ -> true;
                };
            case Entity.Instance(var instance) -> areEnough(instance, known);
        };
    }

    private static boolean areEnough(InstanceType instance, Set<Type> known) {
        Set<Type> all = union(known, Set.of());
        instance.exports().values().forEach(export -> collect(export, all));
        return instance.exports().values().stream().allMatch(export -> areEnough(export, all));
    }

    private static boolean areEnough(Type type, Set<Type> known) {
        return !new TypeWalk(NamedTypes::needsName, part -> known.contains(part)).in(type);
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

    /** Adds the types to which an entity gives names. */
    static void collect(Entity entity, Set<Type> names) {
        switch (entity) {
            case Entity.OfType(var type) -> names.add(type);
            case Entity.Instance(var instance) -> instance.exports().values().forEach(export -> collect(export, names));
            case Entity.CoreModule _, Entity.Function _, Entity.Value _, Entity.Component _ -> {}
        }
    }

    static Set<Type> union(Set<Type> some, Set<Type> others) {
        Set<Type> all = Collections.newSetFromMap(new IdentityHashMap<>());
        all.addAll(some);
        all.addAll(others);
        return all;
    }
}
