package dev.abigate.format.wasm.type;

import java.util.List;

/** The shape of a defined type. */
public sealed interface CompositeType {
    /** A function's parameters and results. */
    record Function(List<ValType> parameters, List<ValType> results) implements CompositeType {
        /** The byte in the binary format. */
        public static final int CODE = 0x60;

        public Function {
            parameters = List.copyOf(parameters);
            results = List.copyOf(results);
        }
    }

    /** A structure of fields. */
    record Struct(List<FieldType> fields) implements CompositeType {
        /** The byte in the binary format. */
        public static final int CODE = 0x5F;

        public Struct {
            fields = List.copyOf(fields);
        }
    }

    /** An array of equal elements. */
    record Array(FieldType element) implements CompositeType {
        /** The byte in the binary format. */
        public static final int CODE = 0x5E;
    }
}
