package dev.abigate.report;

import dev.abigate.format.Visibility;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.TokenBuffer;

/**
 * JSON as all our output has it: members in the order they are written, two blanks a level, lines that end in LF, and
 * escapes for every character that cannot be seen, so that it may go to a terminal.
 */
final class JsonText {
    private static final int DEEPEST_NESTING = 64;

    private JsonText() {}

    /** The document that {@code content} writes, with a line end. */
    static String of(Consumer<JsonGenerator> content) {
        var text = new StringWriter();
        print(text, content);
        return text.toString();
    }

    /** Prints the document that {@code content} writes, with a line end, while it is written. */
    static void print(Writer out, Consumer<JsonGenerator> content) {
        JsonFactory factory = JsonFactory.builder()
                .characterEscapes(new InvisibleEscapes())
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        try (JsonGenerator generator = factory.createGenerator(new Indented(), out)) {
            content.accept(generator);
            generator.writeRaw('\n');
        }
    }

    /** What {@code content} writes, as a tree. */
    static JsonNode tree(Consumer<JsonGenerator> content) {
        try (var buffer = new TokenBuffer(ObjectWriteContext.empty(), false)) {
            content.accept(buffer);
            return JsonMapper.shared().readTree(buffer.asParser());
        }
    }

    /**
     * The tree of a document.
     *
     * @throws tools.jackson.core.JacksonException where the text is no JSON, or nests too deep
     */
    static JsonNode read(String text) {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEEPEST_NESTING)
                                .build())
                        .build())
                .build()
                .readTree(text);
    }

    /**
     * Writes a tree as it was read.
     *
     * @throws MalformedPartException where it holds other numbers than integers, which none of our documents does
     */
    static void write(JsonGenerator json, JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> {
                json.writeStartObject();
                node.properties().forEach(member -> {
                    json.writeName(member.getKey());
                    write(json, member.getValue());
                });
                json.writeEndObject();
            }
            case ARRAY -> {
                json.writeStartArray();
                node.forEach(item -> write(json, item));
                json.writeEndArray();
            }
            case STRING -> json.writeString(node.stringValue());
            case NUMBER -> {
                if (!node.isIntegralNumber() || !node.canConvertToLong()) {
                    throw new MalformedPartException("found the number " + node + ", expected an integer of 64 bits");
                }
                json.writeNumber(node.longValue());
            }
            case BOOLEAN -> json.writeBoolean(node.booleanValue());
            case NULL, MISSING, BINARY, POJO -> json.writeNull();
        }
    }

    /** A text as a JSON string. */
    static String quoted(String text) {
        var quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if ((c >= ' ' && c < 0x7f) || InvisibleEscapes.isPlain(c)) {
                quoted.append(c);
            } else {
                quoted.append(InvisibleEscapes.escape(c));
            }
        }
        return quoted.append('"').toString();
    }

    /** Writes the member that names the program that made a document. */
    static void tool(JsonGenerator json, String version) {
        json.writeObjectPropertyStart("tool");
        json.writeStringProperty("name", "abigate");
        json.writeStringProperty("version", version);
        json.writeEndObject();
    }

    /** Writes a member whose value {@code writer} writes or, where there is none, {@code null}. */
    static <T> void nullable(JsonGenerator json, String name, Optional<T> value, Consumer<T> writer) {
        json.writeName(name);
        value.ifPresentOrElse(writer, json::writeNull);
    }

    /** Writes a member whose value is a text or, where there is none, {@code null}. */
    static void optional(JsonGenerator json, String name, Optional<String> value) {
        if (value.isPresent()) {
            json.writeStringProperty(name, value.get());
        } else {
            json.writeNullProperty(name);
        }
    }

    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            var separators = Separators.createDefaultInstance()
                    .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayElementSpacing(Separators.Spacing.AFTER)
                    .withArrayEmptySeparator("");
            return new DefaultPrettyPrinter(separators)
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultPrettyPrinter.NopIndenter());
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }

    /** Escapes what JSON would let through although nobody can see it. */
    private static final class InvisibleEscapes extends CharacterEscapes {
        private static final long serialVersionUID = 1;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes[0x7f] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            return c < 0x7f || isPlain((char) c) ? null : new SerializedString(escape((char) c));
        }

        /** Halves of a pair go as they are: together they may be visible. */
        private static boolean isPlain(char c) {
            return Character.isSurrogate(c) || Visibility.isVisible(c);
        }

        private static String escape(char c) {
            return "\\u%04x".formatted((int) c);
        }
    }
}
