package dev.abigate.format.wasm.custom;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What the source called things: the section of that kind. Malformed names never make a module malformed.
 *
 * @param module the module's own name
 * @param names by index, for each kind that has names
 * @param nested by outer and inner index: locals and labels of functions, fields of types
 * @see <a href="https://webassembly.github.io/spec/core/appendix/custom.html#name-section">Name section</a>
 */
public record NameSection(
        Optional<String> module,
        Map<Kind, SortedMap<Integer, String>> names,
        Map<Kind, SortedMap<Integer, SortedMap<Integer, String>>> nested)
        implements CustomContent {
    /** The name of the section. */
    public static final String NAME = "name";

    /** A section without names. */
    public static final NameSection EMPTY = new NameSection(Optional.empty(), Map.of(), Map.of());

    public NameSection {
        names = Map.copyOf(names);
        nested = Map.copyOf(nested);
    }

    /** The names of one kind, by index. */
    public SortedMap<Integer, String> of(Kind kind) {
        SortedMap<Integer, String> named = names.get(kind);
        return named == null ? Collections.emptySortedMap() : named;
    }

    /** The names of one kind within a function or type, by index. */
    public SortedMap<Integer, String> of(Kind kind, int owner) {
        SortedMap<Integer, SortedMap<Integer, String>> owners = nested.get(kind);
        SortedMap<Integer, String> named = owners == null ? null : owners.get(owner);
        return named == null ? Collections.emptySortedMap() : named;
    }

    /** What a subsection names. */
    public enum Kind {
        MODULE(0, "module"),
        FUNCTION(1, "function"),
        LOCAL(2, "local"),
        LABEL(3, "label"),
        TYPE(4, "type"),
        TABLE(5, "table"),
        MEMORY(6, "memory"),
        GLOBAL(7, "global"),
        ELEMENT(8, "element segment"),
        DATA(9, "data segment"),
        FIELD(10, "field"),
        TAG(11, "tag");

        private final int code;
        private final String text;

        Kind(int code, String text) {
            this.code = code;
            this.text = text;
        }

        /** The subsection's id. */
        public int code() {
            return code;
        }

        public String text() {
            return text;
        }

        /** The kind of a subsection's id. */
        public static Optional<Kind> of(int code) {
            return code >= 0 && code < values().length ? Optional.of(values()[code]) : Optional.empty();
        }
    }
}
