package dev.abigate.format.component;

/** What an import asks for or an export is. */
public sealed interface ExternType {
    /** The sort of the definition. */
    Sort sort();

    /** A core module. */
    record CoreModule(int typeIndex) implements ExternType {
        @Override
        public Sort sort() {
            return Sort.CORE_MODULE;
        }
    }

    /** A function. */
    record Function(int typeIndex) implements ExternType {
        @Override
        public Sort sort() {
            return Sort.FUNCTION;
        }
    }

    /** A value of a type. */
    record Value(TypeReference type) implements ExternType {
        @Override
        public Sort sort() {
            return Sort.VALUE;
        }
    }

    /** A value that is a known one. */
    record SameValue(int valueIndex) implements ExternType {
        @Override
        public Sort sort() {
            return Sort.VALUE;
        }
    }

    /** A type that is a known one. */
    record SameType(int typeIndex) implements ExternType {
        @Override
        public Sort sort() {
            return Sort.TYPE;
        }
    }

    /** A resource of which nothing is known. */
    record Resource() implements ExternType {
        @Override
        public Sort sort() {
            return Sort.TYPE;
        }
    }

    /** A component. */
    record Component(int typeIndex) implements ExternType {
        @Override
        public Sort sort() {
            return Sort.COMPONENT;
        }
    }

    /** An instance. */
    record Instance(int typeIndex) implements ExternType {
        @Override
        public Sort sort() {
            return Sort.INSTANCE;
        }
    }
}
