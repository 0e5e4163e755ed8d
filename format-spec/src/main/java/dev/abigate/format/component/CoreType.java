package dev.abigate.format.component;

import dev.abigate.format.wasm.Import;
import dev.abigate.format.wasm.type.RecType;
import java.util.List;

/** A type of core WebAssembly. */
public sealed interface CoreType {
    /** Types as a module defines them. */
    record Defined(RecType types) implements CoreType {}

    /** What a core module imports and exports; its type indices are a space of their own. */
    record Module(List<Declaration> declarations) implements CoreType {
        /** The byte in the binary format. */
        public static final int CODE = 0x50;

        public Module {
            declarations = List.copyOf(declarations);
        }
    }

    /** A part of the type of a module. */
    sealed interface Declaration {
        /** Something that the module imports. */
        record Imported(Import imported) implements Declaration {
            /** The byte in the binary format. */
            public static final int CODE = 0x00;
        }

        /** Types that the other declarations refer to. */
        record Type(RecType types) implements Declaration {
            /** The byte in the binary format. */
            public static final int CODE = 0x01;
        }

        /**
         * A core type of an enclosing scope.
         *
         * @param count how many scopes outwards, 0 for this one
         */
        record OuterType(int count, int index) implements Declaration {
            /** The byte in the binary format. */
            public static final int CODE = 0x02;
        }

        /** Something that the module exports. */
        record Exported(String name, dev.abigate.format.wasm.ExternType type) implements Declaration {
            /** The byte in the binary format. */
            public static final int CODE = 0x03;
        }
    }
}
