package dev.abigate.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** An object of one of our JSON documents, read back; whatever is not as we write it ends in a {@link MalformedPartException}. */
record JsonFields(JsonNode node) {
    /** The object that is a member's value. */
    JsonFields object(String name) {
        JsonNode value = node.path(name);
        if (!value.isObject()) {
            throw lacks("object", name);
        }
        return new JsonFields(value);
    }

    /** As {@link #object}, where the member may be {@code null}. */
    Optional<JsonFields> optionalObject(String name) {
        return node.path(name).isNull() ? Optional.empty() : Optional.of(object(name));
    }

    /** What a function makes of each object of an array. */
    <T> List<T> objects(String name, Function<JsonFields, T> reader) {
        var objects = new ArrayList<T>();
        for (JsonNode item : array(name)) {
            if (!item.isObject()) {
                throw lacks("array of objects", name);
            }
            objects.add(reader.apply(new JsonFields(item)));
        }
        return objects;
    }

    /** As {@link #objects}; none where the field is left out. */
    <T> List<T> optionalObjects(String name, Function<JsonFields, T> reader) {
        return node.has(name) ? objects(name, reader) : List.of();
    }

    String text(String name) {
        JsonNode value = node.path(name);
        if (!value.isString()) {
            throw lacks("text", name);
        }
        return value.stringValue();
    }

    /** As {@link #text}, where the member may be {@code null}. */
    Optional<String> optionalText(String name) {
        return node.path(name).isNull() ? Optional.empty() : Optional.of(text(name));
    }

    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (JsonNode item : array(name)) {
            if (!item.isString()) {
                throw lacks("array of texts", name);
            }
            texts.add(item.stringValue());
        }
        return texts;
    }

    /** A number that is not negative. */
    long size(String name) {
        JsonNode value = node.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw lacks("number", name);
        }
        return value.longValue();
    }

    /** As {@link #size}, of things that are in memory. */
    int count(String name) {
        long size = size(name);
        if (size > Integer.MAX_VALUE) {
            throw lacks("number", name);
        }
        return (int) size;
    }

    boolean flag(String name) {
        JsonNode value = node.path(name);
        if (!value.isBoolean()) {
            throw lacks("true or false", name);
        }
        return value.booleanValue();
    }

    /** The constant whose word a member is. */
    <E> E constant(String name, E[] constants, Function<E, String> word) {
        return constant(text(name), name, constants, word);
    }

    /** As {@link #constant}, where the member may be {@code null}. */
    <E> Optional<E> optionalConstant(String name, E[] constants, Function<E, String> word) {
        return optionalText(name).map(text -> constant(text, name, constants, word));
    }

    /** The constants whose words an array has. */
    <E> List<E> constants(String name, E[] constants, Function<E, String> word) {
        return texts(name).stream()
                .map(text -> constant(text, name, constants, word))
                .toList();
    }

    private static <E> E constant(String text, String name, E[] constants, Function<E, String> word) {
        return Arrays.stream(constants)
                .filter(constant -> word.apply(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new MalformedPartException("unknown word '" + text + "' as '" + name + "'"));
    }

    private JsonNode array(String name) {
        JsonNode value = node.path(name);
        if (!value.isArray()) {
            throw lacks("array", name);
        }
        return value;
    }

    private static MalformedPartException lacks(String what, String name) {
        return new MalformedPartException("lacks the " + what + " '" + name + "'");
    }
}
