package dev.abigate.diff.snapshot;

import dev.abigate.format.wasm.ExternKind;
import dev.abigate.format.wasm.type.AddressType;
import dev.abigate.format.wasm.type.Limits;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The type of something that crosses a module's border. Value types are text in the form of the text format; a reference
 * to a defined type names it by {@link DeclaredType#id()}, never by index.
 */
public sealed interface ExternalType {
    /** What kind of thing has this type. */
    ExternKind kind();

    /** The type as one line for people. */
    String text();

    /** The type without limits and values, which change while a thing stays the same. */
    default ExternalType bare() {
        return switch (this) {
            case Function function -> function;
            case Tag tag -> tag;
            case Global global -> new Global(global.type(), global.mutable(), OptionalLong.empty());
            case Table table -> new Table(table.element(), NO_LIMITS);
            case Memory memory -> new Memory(NO_LIMITS, memory.shared(), memory.pageSize());
        };
    }

    /** The limits of a bare type. */
    Limits NO_LIMITS = new Limits(AddressType.I32, 0, OptionalLong.empty());

    /**
     * The type of a function.
     *
     * @param declared the {@link DeclaredType#id()}, where the type is more than its parameters and results: open for
     *     subtypes, a subtype itself, part of a group of types, or built on defined types
     */
    record Function(List<String> parameters, List<String> results, Optional<String> declared) implements ExternalType {
        public Function {
            parameters = List.copyOf(parameters);
            results = List.copyOf(results);
        }

        @Override
        public ExternKind kind() {
            return ExternKind.FUNCTION;
        }

        @Override
        public String text() {
            String result = switch (results.size()) {
                case 0 -> "()";
                case 1 -> results.getFirst();
                default -> "(" + String.join(", ", results) + ")";
            };
            return "func " + declared.map(id -> id + " ").orElse("") + "(" + String.join(", ", parameters) + ") -> "
                    + result;
        }
    }

    /**
     * The type of a table.
     *
     * @param limits in elements
     */
    record Table(String element, Limits limits) implements ExternalType {
        @Override
        public ExternKind kind() {
            return ExternKind.TABLE;
        }

        @Override
        public String text() {
            return "table " + range(limits) + (limits.addressType() == AddressType.I64 ? " i64 " : " ") + element;
        }
    }

    /**
     * The type of a memory.
     *
     * @param limits in pages
     * @param pageSize in bytes
     */
    record Memory(Limits limits, boolean shared, long pageSize) implements ExternalType {
        /** Bytes of a page unless the module says otherwise. */
        public static final long DEFAULT_PAGE_SIZE = 65536;

        @Override
        public ExternKind kind() {
            return ExternKind.MEMORY;
        }

        @Override
        public String text() {
            return "memory " + range(limits) + " pages"
                    + (pageSize == DEFAULT_PAGE_SIZE ? "" : " of " + pageSize + " bytes")
                    + (limits.addressType() == AddressType.I64 ? " i64" : "")
                    + (shared ? " shared" : "");
        }
    }

    /**
     * The type of a global.
     *
     * @param value of an immutable i32 or i64 global that is initialised by a constant; never for an imported one
     */
    record Global(String type, boolean mutable, OptionalLong value) implements ExternalType {
        @Override
        public ExternKind kind() {
            return ExternKind.GLOBAL;
        }

        @Override
        public String text() {
            return "global " + (mutable ? "mut " : "") + type + (value.isPresent() ? " = " + value.getAsLong() : "");
        }
    }

    /**
     * The type of an exception tag.
     *
     * @param declared as for a function
     */
    record Tag(List<String> parameters, Optional<String> declared) implements ExternalType {
        public Tag {
            parameters = List.copyOf(parameters);
        }

        @Override
        public ExternKind kind() {
            return ExternKind.TAG;
        }

        @Override
        public String text() {
            return "tag " + declared.map(id -> id + " ").orElse("") + "(" + String.join(", ", parameters) + ")";
        }
    }

    private static String range(Limits limits) {
        return Long.toUnsignedString(limits.minimum())
                + (limits.maximum().isPresent()
                        ? ".." + Long.toUnsignedString(limits.maximum().getAsLong())
                        : "..");
    }
}
