package dev.abigate.diff.snapshot;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Snapshots as JSON documents of the schema {@code abigate-snapshot/1}: the same snapshot gives the same text, and what
 * is read from a text is what was written.
 */
public final class SnapshotJson {
    /** The schema's name, the value of the field {@code schema}. */
    public static final String SCHEMA = "abigate-snapshot/1";

    private static final int DEEPEST_NESTING = 16;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_NUMBER = 24;
    private static final long LONGEST_DOCUMENT = 1L << 28;

    private SnapshotJson() {}

    /** Whether a file's first bytes are those of a JSON document and not of a module. */
    public static boolean looksLikeSnapshot(byte[] start) {
        for (byte at : start) {
            if (!Character.isWhitespace(at)) {
                return at == '{';
            }
        }
        return false;
    }

    /** A snapshot as indented text with a line feed at the end. */
    public static String write(Snapshot snapshot) {
        return mapper().writeValueAsString(SnapshotJsonWriter.write(snapshot)).replace("\r\n", "\n") + "\n";
    }

    /**
     * The snapshot of a JSON document.
     *
     * @throws MalformedSnapshotException where the text is not JSON, of another schema, or lacks, doubles or adds fields
     */
    public static Snapshot read(byte[] text) {
        JsonNode document;
        try {
            document = mapper().readTree(text);
        } catch (JacksonException e) {
            throw new MalformedSnapshotException("$", "not a JSON document: " + e.getOriginalMessage());
        }
        return SnapshotJsonReader.read(document);
    }

    private static JsonMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST_NESTING)
                        .maxStringLength(LONGEST_TEXT)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxDocumentLength(LONGEST_DOCUMENT)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build();
    }
}
