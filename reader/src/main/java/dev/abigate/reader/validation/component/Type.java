package dev.abigate.reader.validation.component;

import dev.abigate.format.component.FunctionType;
import dev.abigate.format.component.ValueType;

/**
 * A type with its indices resolved. Types share their parts, so that a small file can hold a type of which a walk that
 * does not remember where it was would never come to an end: compare them by {@link #structure()} and by identity, not by
 * {@code equals}.
 */
public sealed interface Type {
    /** A number that equal types of values and functions have in common; resources and other types are equal to themselves only. */
    int structure();

    /** How many types are below this one at most. */
    int depth();

    /** What the type is without the names that imports and exports gave to it. */
    default Type unnamed() {
        Type type = this;
        while (type instanceof Named named) {
            type = named.target();
        }
        return type;
    }

    /** A type under the name of an import or export. */
    record Named(String name, Type target, int depth) implements Type {
        @Override
        public int structure() {
            return target.structure();
        }
    }

    /** A type of values. */
    record Value(ValueType<Type> shape, int structure, int depth) implements Type {}

    /** A type of functions. */
    record Function(FunctionType<Type> type, int structure, int depth) implements Type {}

    /**
     * A resource.
     *
     * @param defined whether the component being looked at implements it
     */
    record Resource(int structure, boolean defined) implements Type {
        @Override
        public int depth() {
            return 0;
        }
    }

    /** A type of instances. */
    record OfInstance(InstanceType type, int structure) implements Type {
        @Override
        public int depth() {
            return type.depth();
        }
    }

    /** A type of components. */
    record OfComponent(ComponentType type, int structure) implements Type {
        @Override
        public int depth() {
            return type.depth();
        }
    }
}
