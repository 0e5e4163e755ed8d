package dev.abigate.diff.snapshot;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of one JSON object, each taken once and by type; what nobody takes is an error. */
final class JsonFields {
    private static final BigInteger UNSIGNED_LIMIT = BigInteger.ONE.shiftLeft(Long.SIZE);

    private final JsonNode node;
    private final String path;
    private final Set<String> taken = new HashSet<>();

    JsonFields(JsonNode node, String path) {
        this.node = node;
        this.path = path;
        if (!node.isObject()) {
            throw fail("expected an object");
        }
    }

    MalformedSnapshotException fail(String message) {
        return new MalformedSnapshotException(path, message);
    }

    String text(String name) {
        return text(required(name), path + "." + name);
    }

    Optional<String> optionalText(String name) {
        return optional(name).map(value -> text(value, path + "." + name));
    }

    boolean flag(String name) {
        JsonNode value = required(name);
        if (!value.isBoolean()) {
            throw new MalformedSnapshotException(path + "." + name, "expected true or false");
        }
        return value.booleanValue();
    }

    /** A number of 64 bits, signed or unsigned. */
    long number(String name) {
        return number(required(name), path + "." + name);
    }

    OptionalLong optionalNumber(String name) {
        Optional<JsonNode> value = optional(name);
        return value.isPresent() ? OptionalLong.of(number(value.get(), path + "." + name)) : OptionalLong.empty();
    }

    /** A count, 0 to 2^31 - 1. */
    int count(String name) {
        long value = number(name);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new MalformedSnapshotException(
                    path + "." + name, "found " + Long.toUnsignedString(value) + ", at most " + Integer.MAX_VALUE);
        }
        return (int) value;
    }

    List<String> texts(String name) {
        return list(required(name), path + "." + name, JsonFields::text);
    }

    Optional<List<String>> optionalTexts(String name) {
        return optional(name).map(value -> list(value, path + "." + name, JsonFields::text));
    }

    <T> List<T> objects(String name, Function<JsonFields, T> reader) {
        return list(required(name), path + "." + name, (value, at) -> object(value, at, reader));
    }

    <T> T object(String name, Function<JsonFields, T> reader) {
        return object(required(name), path + "." + name, reader);
    }

    <T> Optional<T> optionalObject(String name, Function<JsonFields, T> reader) {
        return optional(name).map(value -> object(value, path + "." + name, reader));
    }

    /** The constant of a word. */
    <E extends Enum<E>> E word(String name, E[] values, Function<E, String> id) {
        String text = text(name);
        for (E value : values) {
            if (id.apply(value).equals(text)) {
                return value;
            }
        }
        throw new MalformedSnapshotException(path + "." + name, "unknown word '" + text + "'");
    }

    private static <T> T object(JsonNode value, String path, Function<JsonFields, T> reader) {
        var fields = new JsonFields(value, path);
        T result = reader.apply(fields);
        fields.refuseOthers();
        return result;
    }

    /** Refuses fields that were not taken. */
    void refuseOthers() {
        for (String name : node.propertyNames()) {
            if (!taken.contains(name)) {
                throw new MalformedSnapshotException(path, "unknown field '" + name + "'");
            }
        }
    }

    private interface Item<T> {
        T read(JsonNode value, String path);
    }

    private static <T> List<T> list(JsonNode value, String path, Item<T> item) {
        if (!value.isArray()) {
            throw new MalformedSnapshotException(path, "expected an array");
        }
        var items = new ArrayList<T>(value.size());
        int index = 0;
        for (JsonNode element : value) {
            items.add(item.read(element, path + "[" + index++ + "]"));
        }
        return items;
    }

    private static String text(JsonNode value, String path) {
        if (!value.isString()) {
            throw new MalformedSnapshotException(path, "expected a text");
        }
        return value.stringValue();
    }

    private static long number(JsonNode value, String path) {
        if (!value.isIntegralNumber()) {
            throw new MalformedSnapshotException(path, "expected an integer");
        }
        BigInteger number = value.bigIntegerValue();
        if (number.compareTo(BigInteger.valueOf(Long.MIN_VALUE)) < 0 || number.compareTo(UNSIGNED_LIMIT) >= 0) {
            throw new MalformedSnapshotException(path, "expected an integer of 64 bits");
        }
        return number.longValue();
    }

    private JsonNode required(String name) {
        return optional(name).orElseThrow(() -> fail("lacks the field '" + name + "'"));
    }

    private Optional<JsonNode> optional(String name) {
        taken.add(name);
        @Nullable JsonNode value = node.get(name);
        return value == null ? Optional.empty() : Optional.of(value);
    }
}
