package dev.abigate.diff.snapshot;

import java.util.Optional;

/**
 * Something that a component imports or exports: by itself, or as a part of an interface.
 *
 * @param owner the interface that it is a part of: {@code wasi:io/streams@0.2.3}; empty for what is imported or exported by
 *     itself, the interface included
 * @param text what it is, as WIT has it; types that have a name go by it, those of other interfaces with that before it
 * @param structure digest of what it is, all names of types resolved and versions left out: equal for equal types
 * @param conventions how values of a function cross the border of the core code: {@code utf8, memory, realloc}; absent for
 *     what is no function, and for a function that core code neither implements nor calls
 */
public record WorldItem(
        String owner, String name, Kind kind, String text, String structure, Optional<String> conventions) {
    /** Interface and name as one word for people: {@code wasi:io/streams@0.2.3#[method]input-stream.read}. */
    public String path() {
        return owner.isEmpty() ? name : owner + "#" + name;
    }

    /** What an item is. */
    public enum Kind {
        FUNCTION("func"),
        TYPE("type"),
        RESOURCE("resource"),
        INTERFACE("interface"),
        COMPONENT("component"),
        MODULE("module"),
        VALUE("value");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** The word in snapshots and reports. */
        public String id() {
            return id;
        }
    }
}
