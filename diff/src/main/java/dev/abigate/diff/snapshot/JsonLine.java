package dev.abigate.diff.snapshot;

import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;

/** The fields of an object, written as they are told. What is empty, zero or false may be left out. */
final class JsonLine {
    private final JsonGenerator out;

    private JsonLine(JsonGenerator out) {
        this.out = out;
    }

    /** Writes an object. */
    static <T> void write(JsonGenerator out, T value, BiConsumer<JsonLine, T> fields) {
        out.writeStartObject();
        fields.accept(new JsonLine(out), value);
        out.writeEndObject();
    }

    JsonLine put(String name, String text) {
        out.writeStringProperty(name, text);
        return this;
    }

    JsonLine put(String name, SerializableString text) {
        out.writeName(name);
        out.writeString(text);
        return this;
    }

    JsonLine put(String name, long number) {
        out.writeNumberProperty(name, number);
        return this;
    }

    JsonLine unlessEmpty(String name, String text) {
        return unless("", name, text);
    }

    /** Writes a text that is not the one which its absence stands for. */
    JsonLine unless(String usual, String name, String text) {
        return text.equals(usual) ? this : put(name, text);
    }

    JsonLine unlessZero(String name, long number) {
        return number == 0 ? this : put(name, number);
    }

    JsonLine ifTrue(String name, boolean flag) {
        if (flag) {
            out.writeBooleanProperty(name, true);
        }
        return this;
    }

    JsonLine texts(String name, Collection<String> texts) {
        out.writeArrayPropertyStart(name);
        texts.forEach(out::writeString);
        out.writeEndArray();
        return this;
    }

    JsonLine strings(String name, List<SerializableString> texts) {
        out.writeArrayPropertyStart(name);
        texts.forEach(out::writeString);
        out.writeEndArray();
        return this;
    }

    <T> JsonLine object(String name, T value, BiConsumer<JsonLine, T> fields) {
        out.writeName(name);
        write(out, value, fields);
        return this;
    }

    /** An array of objects; nothing where there are none. */
    <T> JsonLine objects(String name, List<T> values, BiConsumer<JsonLine, T> fields) {
        if (!values.isEmpty()) {
            out.writeArrayPropertyStart(name);
            values.forEach(value -> write(out, value, fields));
            out.writeEndArray();
        }
        return this;
    }
}
