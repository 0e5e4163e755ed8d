package dev.abigate.diff.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Reads documents: JSON where the first character is a brace, YAML without anchors, aliases and tags otherwise. */
public final class Documents {
    private static final int DEEPEST_NESTING = 32;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_NUMBER = 24;
    private static final long LONGEST_DOCUMENT = 1L << 28;

    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST_NESTING)
            .maxStringLength(LONGEST_TEXT)
            .maxNumberLength(LONGEST_NUMBER)
            .maxDocumentLength(LONGEST_DOCUMENT)
            .build();

    private Documents() {}

    /** Whether a file's first bytes are those of a JSON document. */
    public static boolean looksLikeJson(byte[] start) {
        for (byte at : start) {
            if (!Character.isWhitespace(at)) {
                return at == '{';
            }
        }
        return false;
    }

    /**
     * The fields of a document's outermost mapping.
     *
     * @throws MalformedDocumentException where the text is neither YAML nor JSON, holds something else than one mapping,
     *     says a name twice, or exceeds the bounds
     */
    public static Fields read(byte[] text) {
        return looksLikeJson(text) ? readJson(text) : readYaml(text);
    }

    /** As {@link #read}, where nothing but JSON will do. */
    public static Fields readJson(byte[] text) {
        return read(
                text, JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build());
    }

    private static Fields readYaml(byte[] text) {
        return read(
                text, YAMLFactory.builder().streamReadConstraints(CONSTRAINTS).build());
    }

    private static Fields read(byte[] text, TokenStreamFactory factory) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                throw new MalformedDocumentException(Position.START, "the document is empty");
            }
            Node root = node(parser);
            if (parser.nextToken() != null) {
                throw new MalformedDocumentException(here(parser), "found a second document, at most one");
            }
            return new Fields(root);
        } catch (JacksonException e) {
            throw new MalformedDocumentException(position(e.getLocation()), plain(e.getOriginalMessage()));
        }
    }

    /** The value that begins at the parser's token. */
    private static Node node(JsonParser parser) {
        Position position = here(parser);
        refuseReferences(parser, position);
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(parser, position);
            case START_ARRAY -> sequence(parser, position);
            case VALUE_STRING -> new Node.Scalar(Node.Scalar.Kind.TEXT, parser.getString(), position);
            case VALUE_NUMBER_INT -> new Node.Scalar(Node.Scalar.Kind.INTEGER, parser.getString(), position);
            case VALUE_NUMBER_FLOAT -> new Node.Scalar(Node.Scalar.Kind.DECIMAL, parser.getString(), position);
            case VALUE_TRUE, VALUE_FALSE ->
                new Node.Scalar(
                        Node.Scalar.Kind.FLAG,
                        parser.currentToken() == JsonToken.VALUE_TRUE ? "true" : "false",
                        position);
            case VALUE_NULL -> new Node.Scalar(Node.Scalar.Kind.NOTHING, "", position);
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new MalformedDocumentException(position, "expected a value");
        };
    }

    private static Node mapping(JsonParser parser, Position position) {
        Map<String, Node.Member> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            Position at = here(parser);
            refuseReferences(parser, at);
            String name = parser.currentName();
            parser.nextToken();
            if (members.put(name, new Node.Member(node(parser), at)) != null) {
                throw new MalformedDocumentException(at, "the key '" + name + "' stands here a second time");
            }
        }
        return new Node.Mapping(members, position);
    }

    private static Node sequence(JsonParser parser, Position position) {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(parser));
        }
        return new Node.Sequence(items, position);
    }

    /** An alias may stand for a text of any size, and a tag for any type: data needs neither. */
    private static void refuseReferences(JsonParser parser, Position position) {
        if (parser.getObjectId() != null || parser.getTypeId() != null) {
            throw new MalformedDocumentException(position, "anchors, aliases and tags are not allowed");
        }
    }

    private static Position here(JsonParser parser) {
        return position(parser.currentTokenLocation());
    }

    private static Position position(@Nullable TokenStreamLocation location) {
        return location == null
                ? Position.START
                : new Position(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    /** A parser's message in our style: its first line, in lower case, without a position of its own. */
    private static String plain(@Nullable String message) {
        String line = message == null ? "" : message.lines().findFirst().orElse("");
        int note = line.indexOf(" (start marker at ");
        line = note < 0 ? line : line.substring(0, note);
        return line.isEmpty() ? "not readable" : Character.toLowerCase(line.charAt(0)) + line.substring(1);
    }
}
