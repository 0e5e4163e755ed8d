package dev.abigate.reader.validation.component;

import dev.abigate.format.component.Sort;

/** What stands behind a name that a component imports or exports. */
public sealed interface Entity {
    Sort sort();

    /** A core module. */
    record CoreModule(ModuleType type) implements Entity {
        @Override
        public Sort sort() {
            return Sort.CORE_MODULE;
        }
    }

    /** A function. */
    record Function(Type.Function type, Origin origin) implements Entity {
        @Override
        public Sort sort() {
            return Sort.FUNCTION;
        }
    }

    /** A value. */
    record Value(Type type) implements Entity {
        @Override
        public Sort sort() {
            return Sort.VALUE;
        }
    }

    /** A type. */
    record OfType(Type type) implements Entity {
        @Override
        public Sort sort() {
            return Sort.TYPE;
        }
    }

    /** A component. */
    record Component(ComponentType type) implements Entity {
        @Override
        public Sort sort() {
            return Sort.COMPONENT;
        }
    }

    /** An instance. */
    record Instance(InstanceType type) implements Entity {
        @Override
        public Sort sort() {
            return Sort.INSTANCE;
        }
    }
}
