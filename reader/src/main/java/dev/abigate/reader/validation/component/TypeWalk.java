package dev.abigate.reader.validation.component;

import dev.abigate.format.component.PrimitiveType;
import dev.abigate.format.component.ValueType;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Predicate;

/** Looks for something in all that an entity or type is made of, every part once. */
final class TypeWalk {
    private final TypeTable table;
    private final Predicate<Type> found;
    private final Predicate<Type> leftOut;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * @param table counts what is looked at
     * @param found what is looked for
     * @param leftOut what is not looked into
     */
    TypeWalk(TypeTable table, Predicate<Type> found, Predicate<Type> leftOut) {
        this.table = table;
        this.found = found;
        this.leftOut = leftOut;
    }

    /** Whether a value of the type holds a borrowed resource. */
    static boolean findsBorrow(TypeTable table, Type type) {
        return new TypeWalk(
                        table,
                        part -> part instanceof Type.Value(ValueType.Handle<Type> handle, int _, int _)
                                && !handle.owned(),
                        _ -> false)
                .in(type);
    }

    /** Whether values of the type are partly in memory, not only in parameters. */
    static boolean findsMemoryUse(TypeTable table, Type type) {
        return new TypeWalk(
                        table,
                        part -> part instanceof Type.Value value
                                && switch (value.shape()) {
                                    case ValueType.Primitive<Type>(var primitive) -> primitive == PrimitiveType.STRING;
                                    case ValueType.Elements<Type>(var _, var length) -> length.isEmpty();
                                    case ValueType.Dictionary<Type> _ -> true;
                                    case ValueType.Fields<Type> _,
                                            ValueType.Variant<Type> _,
                                            ValueType.Tuple<Type> _,
                                            ValueType.Flags<Type> _,
                                            ValueType.Enumeration<Type> _,
                                            ValueType.Option<Type> _,
                                            ValueType.Result<Type> _,
                                            ValueType.Handle<Type> _,
                                            ValueType.Stream<Type> _ -> false;
                                },
                        part -> part instanceof Type.Value(ValueType.Stream<Type> _, int _, int _))
                .in(type);
    }

    /** Whether an entity is made of resources; types of instances and components may have some of their own. */
    static boolean findsResource(TypeTable table, Entity entity) {
        return new TypeWalk(
                        table,
                        Type.Resource.class::isInstance,
                        type -> type instanceof Type.OfInstance || type instanceof Type.OfComponent)
                .in(entity);
    }

    boolean in(Entity entity) {
        table.look(1);
        return switch (entity) {
            case Entity.CoreModule _ -> false;
            case Entity.Function(var type, var _) -> in(type);
            case Entity.Value(var type) -> in(type);
            case Entity.OfType(var type) -> in(type);
            case Entity.Component(var type) -> in(type);
            case Entity.Instance(var type) -> in(type);
        };
    }

    private boolean in(InstanceType type) {
        return seen.add(type) && type.exports().values().stream().anyMatch(this::in);
    }

    private boolean in(ComponentType type) {
        return seen.add(type)
                && (type.imports().values().stream().anyMatch(this::in)
                        || type.exports().values().stream().anyMatch(this::in));
    }

    boolean in(Type type) {
        table.look(1);
        if (leftOut.test(type) || !seen.add(type)) {
            return false;
        }
        return found.test(type)
                || switch (type) {
                    case Type.Named(var _, var target, int _) -> in(target);
                    case Type.Value(var shape, int _, int _) ->
                        shape.parts().stream().anyMatch(this::in);
                    case Type.Function(var function, int _, int _) ->
                        function.types().stream().anyMatch(this::in);
                    case Type.Resource _ -> false;
                    case Type.OfInstance(var instance, int _) -> in(instance);
                    case Type.OfComponent(var component, int _) -> in(component);
                };
    }
}
