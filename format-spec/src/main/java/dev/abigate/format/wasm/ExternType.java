package dev.abigate.format.wasm;

import dev.abigate.format.wasm.type.GlobalType;
import dev.abigate.format.wasm.type.MemoryType;
import dev.abigate.format.wasm.type.TableType;

/** What an import asks for. */
public sealed interface ExternType {
    ExternKind kind();

    /**
     * A function.
     *
     * @param exact of exactly this type, not of a subtype (custom descriptors proposal)
     */
    record Function(int typeIndex, boolean exact) implements ExternType {
        @Override
        public ExternKind kind() {
            return ExternKind.FUNCTION;
        }
    }

    /** A table. */
    record Table(TableType type) implements ExternType {
        @Override
        public ExternKind kind() {
            return ExternKind.TABLE;
        }
    }

    /** A memory. */
    record Memory(MemoryType type) implements ExternType {
        @Override
        public ExternKind kind() {
            return ExternKind.MEMORY;
        }
    }

    /** A global. */
    record Global(GlobalType type) implements ExternType {
        @Override
        public ExternKind kind() {
            return ExternKind.GLOBAL;
        }
    }

    /** An exception tag, whose type is a function type without results. */
    record Tag(int typeIndex) implements ExternType {
        @Override
        public ExternKind kind() {
            return ExternKind.TAG;
        }
    }
}
