package dev.abigate.reader.wast;

import dev.abigate.format.MalformedTextException;
import dev.abigate.format.TextFlaw;
import dev.abigate.reader.json.JsonValue;
import dev.abigate.reader.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members of an object of a list; those that are missing or of another type are the list's fault. */
final class Members {
    private final SourceText source;
    private final int offset;
    private final Map<String, JsonValue> members;

    Members(SourceText source, JsonValue value) {
        if (!(value instanceof JsonValue.JsonObject object)) {
            throw source.fail(TextFlaw.UNEXPECTED_TOKEN, value.offset(), "expected an object");
        }
        this.source = source;
        this.offset = object.offset();
        this.members = object.members();
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    String string(String name) {
        return optionalString(name).orElseThrow(() -> missing(name));
    }

    Optional<String> optionalString(String name) {
        JsonValue value = members.get(name);
        return switch (value) {
            case null -> Optional.empty();
            case JsonValue.JsonString(var _, String text) -> Optional.of(text);
            default -> throw unexpected(value, "a string as '" + name + "'");
        };
    }

    /** A string that is an identifier of the text format, without its dollar sign. */
    Optional<String> identifier(String name) {
        return optionalString(name).map(text -> text.startsWith("$") ? text.substring(1) : text);
    }

    int integer(String name) {
        JsonValue value = required(name);
        if (value instanceof JsonValue.JsonNumber(var _, String text)) {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException _) {
                // Told below.
            }
        }
        throw unexpected(value, "an integer of 32 bits as '" + name + "'");
    }

    Members object(String name) {
        return new Members(source, required(name));
    }

    List<Members> objects(String name) {
        var objects = new ArrayList<Members>();
        array(name).forEach(item -> objects.add(new Members(source, item)));
        return objects;
    }

    List<String> strings(String name) {
        var strings = new ArrayList<String>();
        for (JsonValue item : array(name)) {
            if (!(item instanceof JsonValue.JsonString(var _, String text))) {
                throw unexpected(item, "a string in '" + name + "'");
            }
            strings.add(text);
        }
        return strings;
    }

    private List<JsonValue> array(String name) {
        JsonValue value = required(name);
        if (!(value instanceof JsonValue.JsonArray array)) {
            throw unexpected(value, "an array as '" + name + "'");
        }
        return array.items();
    }

    /** A refusal for something in this object. */
    MalformedTextException fail(TextFlaw flaw, String detail) {
        return source.fail(flaw, offset, detail);
    }

    private JsonValue required(String name) {
        @Nullable JsonValue value = members.get(name);
        if (value == null) {
            throw missing(name);
        }
        return value;
    }

    /** A refusal for a member that is not there. */
    MalformedTextException missing(String name) {
        return fail(TextFlaw.MISSING_MEMBER, "'" + name + "'");
    }

    private MalformedTextException unexpected(JsonValue value, String expected) {
        return source.fail(TextFlaw.UNEXPECTED_TOKEN, value.offset(), "expected " + expected);
    }
}
