package dev.abigate.reader.validation.component;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Replaces types, and where functions come from, in everything that is made of them. What holds nothing that is replaced
 * stays the very object it was, which is why objects are compared by identity here.
 */
@SuppressWarnings("ReferenceEquality")
final class Substitution {
    private final TypeTable table;
    private final IdentityHashMap<Type, Type> types = new IdentityHashMap<>();
    private final IdentityHashMap<Origin, Origin> origins = new IdentityHashMap<>();
    private final IdentityHashMap<InstanceType, InstanceType> instances = new IdentityHashMap<>();
    private final IdentityHashMap<ComponentType, ComponentType> components = new IdentityHashMap<>();

    Substitution(TypeTable table) {
        this.table = table;
    }

    /** Puts one type in the place of another, with what stands behind the names of both. */
    void replace(Type type, Type by) {
        types.put(type, by);
        Type unnamed = type.unnamed();
        if (unnamed instanceof Type.Resource) {
            types.put(unnamed, by.unnamed());
        }
    }

    /** Puts one function in the place of another. */
    void replace(Origin origin, Origin by) {
        origins.put(origin, by);
    }

    /** Gives each of these resources a successor of its own. */
    List<Type.Resource> renew(List<Type.Resource> resources) {
        return resources.stream()
                .map(resource -> {
                    Type.Resource successor = table.resource(false);
                    types.put(resource, successor);
                    return successor;
                })
                .toList();
    }

    Map<String, Entity> apply(Map<String, Entity> entities) {
        table.look(entities.size());
        var applied = new LinkedHashMap<String, Entity>();
        entities.forEach((name, entity) -> applied.put(name, apply(entity)));
        return applied;
    }

    /** The entity itself where nothing in it is replaced. */
    Entity apply(Entity entity) {
        return switch (entity) {
            case Entity.CoreModule module -> module;
            case Entity.Function(var type, var origin) -> {
                Type.Function applied = function(type);
                Origin from = origins.getOrDefault(origin, origin);
                yield applied == type && from == origin ? entity : new Entity.Function(applied, from);
            }
            case Entity.Value(var type) -> {
                Type applied = apply(type);
                yield applied == type ? entity : new Entity.Value(applied);
            }
            case Entity.OfType(var type) -> {
                Type applied = apply(type);
                yield applied == type ? entity : new Entity.OfType(applied);
            }
            case Entity.Component(var type) -> {
                ComponentType applied = apply(type);
                yield applied == type ? entity : new Entity.Component(applied);
            }
            case Entity.Instance(var type) -> {
                InstanceType applied = apply(type);
                yield applied == type ? entity : new Entity.Instance(applied);
            }
        };
    }

    InstanceType apply(InstanceType type) {
        InstanceType known = instances.get(type);
        if (known == null) {
            Map<String, Entity> exports = apply(type.exports());
            known = isSame(type.exports(), exports) ? type : table.instance(exports, type.resources());
            instances.put(type, known);
        }
        return known;
    }

    private ComponentType apply(ComponentType type) {
        ComponentType known = components.get(type);
        if (known == null) {
            Map<String, Entity> imports = apply(type.imports());
            Map<String, Entity> exports = apply(type.exports());
            known = isSame(type.imports(), imports) && isSame(type.exports(), exports)
                    ? type
                    : table.component(imports, exports, type.resources());
            components.put(type, known);
        }
        return known;
    }

    Type apply(Type type) {
        Type known = types.get(type);
        if (known == null) {
            known = made(type);
            types.put(type, known);
        }
        return known;
    }

    private Type made(Type type) {
        table.look(1);
        return switch (type) {
            case Type.Named(var name, var target, int _) -> {
                Type applied = apply(target);
                yield applied == target ? type : table.named(name, applied);
            }
            case Type.Value value -> {
                boolean same = value.shape().parts().stream().allMatch(part -> apply(part) == part);
                yield same ? type : table.value(value.shape().map(this::apply));
            }
            case Type.Function function -> function(function);
            case Type.Resource resource -> resource;
            case Type.OfInstance(var instance, int _) -> {
                InstanceType applied = apply(instance);
                yield applied == instance ? type : table.type(applied);
            }
            case Type.OfComponent(var component, int _) -> {
                ComponentType applied = apply(component);
                yield applied == component ? type : table.type(applied);
            }
        };
    }

    private Type.Function function(Type.Function function) {
        boolean same = function.type().types().stream().allMatch(part -> apply(part) == part);
        return same ? function : table.function(function.type().map(this::apply));
    }

    private static boolean isSame(Map<String, Entity> before, Map<String, Entity> after) {
        return before.entrySet().stream().allMatch(entry -> after.get(entry.getKey()) == entry.getValue());
    }
}
