package dev.abigate.reader.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a JSON document. */
public sealed interface JsonValue {
    /** The place of the value's first character, in bytes from the start of the document. */
    int offset();

    /**
     * An object.
     *
     * @param members in the order of the document
     */
    record JsonObject(int offset, Map<String, JsonValue> members) implements JsonValue {
        public JsonObject {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    /** An array. */
    record JsonArray(int offset, List<JsonValue> items) implements JsonValue {
        public JsonArray {
            items = List.copyOf(items);
        }
    }

    /** A string. */
    record JsonString(int offset, String text) implements JsonValue {}

    /**
     * A number.
     *
     * @param text as the document has it
     */
    record JsonNumber(int offset, String text) implements JsonValue {}

    /** {@code true} or {@code false}. */
    record JsonBoolean(int offset, boolean value) implements JsonValue {}

    /** {@code null}. */
    record JsonNull(int offset) implements JsonValue {}
}
