package dev.abigate.diff.behaviour;

import dev.abigate.format.ByteString;
import dev.abigate.format.MalformedTextException;
import dev.abigate.reader.json.JsonReader;
import dev.abigate.reader.json.JsonValue;
import dev.abigate.reader.json.JsonValue.JsonArray;
import dev.abigate.reader.json.JsonValue.JsonBoolean;
import dev.abigate.reader.json.JsonValue.JsonNull;
import dev.abigate.reader.json.JsonValue.JsonNumber;
import dev.abigate.reader.json.JsonValue.JsonObject;
import dev.abigate.reader.json.JsonValue.JsonString;
import dev.abigate.reader.source.SourceText;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a program wrote, in parts that have places: the values of a JSON document, the lines of a text, with the values of
 * those that are JSON, or rows of 16 bytes.
 */
final class OutputText {
    private static final int MOST_PARTS = 100_000;
    private static final int ROW_BYTES = 16;

    private final String name;
    private final List<Observed> parts = new ArrayList<>();

    private OutputText(String name) {
        this.name = name;
    }

    /** The parts of an output; what is behind the first 100,000 is one part, by its digest. */
    static List<Observed> parts(String name, ByteString content) {
        var output = new OutputText(name);
        Optional<String> text = content.strictUtf8().filter(decoded -> decoded.indexOf('\0') < 0);
        if (content.isEmpty()) {
            output.add(name, "", "(empty)");
        } else if (text.isEmpty()) {
            output.addRows(content);
        } else {
            Optional<JsonValue> document = json(text.get());
            if (document.isPresent()) {
                output.addValues(name, "", document.get());
            } else {
                output.addLines(text.get());
            }
        }
        return output.isFull()
                ? List.of(new Observed(
                        name,
                        "",
                        "%,d bytes, SHA-256 %s"
                                .formatted(
                                        content.length(),
                                        HexFormat.of()
                                                .formatHex(content.sha256().toArray()))))
                : output.parts;
    }

    /** The parts of one line of an output, without its end: the line itself, or the values of its JSON. */
    static List<Observed> line(String name, long number, String content) {
        var output = new OutputText(name);
        output.addLine("%s[%d]".formatted(name, number), content);
        return output.parts;
    }

    private void addLine(String place, String content) {
        json(content).ifPresentOrElse(value -> addValues(place, "", value), () -> add(place, "", content));
    }

    private boolean isFull() {
        return parts.size() >= MOST_PARTS;
    }

    private void add(String place, String label, String text) {
        if (!isFull()) {
            parts.add(new Observed(place, label, text));
        }
    }

    private void addRows(ByteString content) {
        HexFormat hex = HexFormat.ofDelimiter(" ");
        for (int at = 0; at < content.length() && !isFull(); at += ROW_BYTES) {
            ByteString row = content.slice(at, Math.min(ROW_BYTES, content.length() - at));
            add("%s[0x%x]".formatted(name, at), "", hex.formatHex(row.toArray()));
        }
    }

    private void addLines(String text) {
        int line = 0;
        int at = 0;
        while (at < text.length() && !isFull()) {
            int end = text.indexOf('\n', at);
            String content = text.substring(at, end < 0 ? text.length() : end);
            String place = "%s[%d]".formatted(name, line++);
            addLine(place, content);
            if (end < 0) {
                add("%s[%d]".formatted(name, line), "", "(no end of line)");
            }
            at = end < 0 ? text.length() : end + 1;
        }
    }

    /** The document of a text that begins as an object or an array does. */
    private static Optional<JsonValue> json(String text) {
        String stripped = text.strip();
        if (!stripped.startsWith("{") && !stripped.startsWith("[")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonReader.read(new SourceText(ByteString.utf8(stripped))));
        } catch (MalformedTextException _) {
            return Optional.empty();
        }
    }

    private void addValues(String place, String label, JsonValue value) {
        switch (value) {
            case JsonObject object -> {
                if (object.members().isEmpty()) {
                    add(place, label, "{}");
                }
                object.members()
                        .forEach((member, inner) -> addValues(place + "." + member, label + "." + member, inner));
            }
            case JsonArray array -> {
                if (array.items().isEmpty()) {
                    add(place, label, "[]");
                }
                for (int i = 0; i < array.items().size(); i++) {
                    String index = "[" + i + "]";
                    addValues(place + index, label + index, array.items().get(i));
                }
            }
            case JsonString string -> add(place, label, '"' + string.text() + '"');
            case JsonNumber number -> add(place, label, number.text());
            case JsonBoolean flag -> add(place, label, String.valueOf(flag.value()));
            case JsonNull _ -> add(place, label, "null");
        }
    }
}
