package dev.abigate.format.aot;

import java.util.List;

/** A type of the module's type index space (section 5.4). Other than functions only with garbage collection. */
public sealed interface AotType {
    /** A function type. */
    record Function(SubType subType, Signature signature, List<FieldReference> references) implements AotType {
        public Function {
            references = List.copyOf(references);
        }
    }

    /** A struct type. */
    record Struct(SubType subType, List<Field> fields, List<FieldReference> references) implements AotType {
        public Struct {
            fields = List.copyOf(fields);
            references = List.copyOf(references);
        }
    }

    /**
     * An array type.
     *
     * @param element plain unless its type needs a {@link ReferenceType}
     */
    record Array(SubType subType, int flags, ReferenceType element) implements AotType {}

    /**
     * A type that is identical to an earlier one.
     *
     * @param kind of the earlier one
     * @param earlier its index; the first of all that are identical
     */
    record Equivalent(Kind kind, int earlier) implements AotType {}

    /** What a type describes. Closed: a loader refuses other numbers. */
    enum Kind {
        FUNCTION(0),
        STRUCT(1),
        ARRAY(2);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /** The number in the file. */
        public int code() {
            return code;
        }
    }

    /**
     * Where a type stands among the others.
     *
     * @param isFinal 1 if it cannot have subtypes, else 0
     * @param parent index of the supertype or {@link AotModule#NO_INDEX}
     * @param groupSize types in the recursion group, 16 bits
     * @param groupIndex place in the recursion group, 16 bits
     */
    record SubType(int isFinal, int parent, int groupSize, int groupIndex) {
        /** A type of its own: what modules without garbage collection have. */
        public static final SubType ALONE = new SubType(1, AotModule.NO_INDEX, 1, 0);
    }

    /** Parameters and results of a function. */
    record Signature(List<ValueType> parameters, List<ValueType> results) {
        public Signature {
            parameters = List.copyOf(parameters);
            results = List.copyOf(results);
        }
    }

    /**
     * A field of a struct.
     *
     * @param flags 1 if it is mutable, else 0
     */
    record Field(int flags, ValueType type) {}

    /**
     * What a parameter, result or field refers to.
     *
     * @param position of the parameter, result or field, 16 bits
     */
    record FieldReference(int position, ReferenceType type) {}
}
