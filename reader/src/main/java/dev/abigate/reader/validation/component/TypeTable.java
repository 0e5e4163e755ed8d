package dev.abigate.reader.validation.component;

import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.component.FunctionType;
import dev.abigate.format.component.ValueType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes types, and tells by a number which of them are equal. */
final class TypeTable {
    /** How deep types may lie in each other; what interface descriptions give rise to stays far below. */
    private static final int DEEPEST = 200;
    /** How many types may be made. A file of a few kilobytes can ask for more than any memory holds. */
    private static final int MOST = 5_000_000;
    /** How many parts of types, and of what modules import, may be looked at, which is a few seconds. */
    private static final int MOST_LOOKS = 50_000_000;

    private final Map<Object, Integer> structures = new HashMap<>();
    private int next;
    private int made;
    private int looks;

    Type.Value value(ValueType<Type> shape) {
        int depth = depth(shape.parts().stream());
        return new Type.Value(shape, structure(shape.map(Type::structure)), depth);
    }

    Type.Function function(FunctionType<Type> type) {
        int depth = depth(type.types().stream());
        return new Type.Function(type, structure(type.map(Type::structure)), depth);
    }

    Type.Named named(String name, Type target) {
        return new Type.Named(name, target, depth(Stream.of(target)));
    }

    Type.Resource resource(boolean defined) {
        count();
        return new Type.Resource(next++, defined);
    }

    Type.OfInstance type(InstanceType type) {
        return new Type.OfInstance(type, next++);
    }

    Type.OfComponent type(ComponentType type) {
        return new Type.OfComponent(type, next++);
    }

    InstanceType instance(Map<String, Entity> exports, List<Type.Resource> resources) {
        return new InstanceType(exports, resources, depth(exports.values()));
    }

    ComponentType component(Map<String, Entity> imports, Map<String, Entity> exports, List<Type.Resource> resources) {
        return new ComponentType(
                imports, exports, resources, Math.max(depth(imports.values()), depth(exports.values())));
    }

    private int structure(Object shape) {
        Integer known = structures.putIfAbsent(shape, next);
        return known == null ? next++ : known;
    }

    private int depth(Collection<Entity> entities) {
        return deeper(entities.stream().mapToInt(entity -> switch (entity) {
            case Entity.Function(var type, var _) -> type.depth();
            case Entity.OfType(var type) -> type.depth();
            case Entity.Value(var type) -> type.depth();
            case Entity.Instance(var type) -> type.depth();
            case Entity.Component(var type) -> type.depth();
            case Entity.CoreModule _ -> 0;
        }));
    }

    private int depth(Stream<Type> parts) {
        return deeper(parts.mapToInt(Type::depth));
    }

    private int deeper(IntStream depths) {
        count();
        int depth = 1 + depths.max().orElse(0);
        if (depth > DEEPEST) {
            throw new InvalidModuleException("types nest deeper than " + DEEPEST);
        }
        return depth;
    }

    /**
     * Counts that so many parts are looked at: what is used often and large is looked at often.
     *
     * @throws InvalidModuleException where that takes too long
     */
    void look(int parts) {
        looks += parts;
        if (looks > MOST_LOOKS) {
            throw new InvalidModuleException(
                    "types and imports are so large and used so often that they take more than %d steps to check"
                            .formatted(MOST_LOOKS));
        }
    }

    private void count() {
        made++;
        if (made > MOST) {
            throw new InvalidModuleException("more than %d types, counting those of instances".formatted(MOST));
        }
    }
}
