package dev.abigate.diff.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a document, with the place where it begins. */
sealed interface Node {
    Position position();

    /**
     * Names with values, each name once.
     *
     * @param members in document order
     */
    record Mapping(Map<String, Member> members, Position position) implements Node {
        public Mapping {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    /**
     * The value of a name.
     *
     * @param name where the name stands
     */
    record Member(Node value, Position name) {}

    /** Values in a row. */
    record Sequence(List<Node> items, Position position) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /**
     * A single value.
     *
     * @param text as it stands in the document, without quotes
     */
    record Scalar(Kind kind, String text, Position position) implements Node {
        /** What a value without quotes was taken for; a quoted one is a text. */
        enum Kind {
            TEXT,
            INTEGER,
            DECIMAL,
            FLAG,
            NOTHING
        }

        boolean isTextOrNumber() {
            return switch (kind) {
                case TEXT, INTEGER, DECIMAL -> true;
                case FLAG, NOTHING -> false;
            };
        }
    }
}
