package dev.abigate.format.component;

import dev.abigate.format.wasm.type.ValType;
import java.util.List;
import java.util.OptionalInt;

/** A type as the type section defines it. */
public sealed interface TypeDefinition {
    /** A type of values. */
    record Value(ValueType<TypeReference> type) implements TypeDefinition {}

    /** A type of functions. */
    record Function(FunctionType<TypeReference> type) implements TypeDefinition {}

    /** What a component imports and exports; its indices are spaces of their own. */
    record Component(List<Declaration> declarations) implements TypeDefinition {
        /** The byte in the binary format. */
        public static final int CODE = 0x41;

        public Component {
            declarations = List.copyOf(declarations);
        }
    }

    /** What an instance exports; its indices are spaces of their own. */
    record Instance(List<Declaration> declarations) implements TypeDefinition {
        /** The byte in the binary format. */
        public static final int CODE = 0x42;

        public Instance {
            declarations = List.copyOf(declarations);
        }
    }

    /**
     * A resource that the component implements.
     *
     * @param representation type of the core value that stands for one
     * @param destructor index of the core function that is called when the last handle is gone
     */
    record Resource(ValType representation, OptionalInt destructor) implements TypeDefinition {
        /** The byte in the binary format. */
        public static final int CODE = 0x3F;
    }
}
