package dev.abigate.diff.snapshot;

import dev.abigate.diff.document.Documents;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Snapshots as JSON documents of the schema {@code abigate-snapshot/1}: the same snapshot gives the same text, and what
 * is read from a text is what was written.
 */
public final class SnapshotJson {
    /** The schema's name, the value of the field {@code schema}. */
    public static final String SCHEMA = "abigate-snapshot/1";

    private SnapshotJson() {}

    /** A snapshot as indented text with a line feed at the end. */
    public static String write(Snapshot snapshot) {
        return mapper().writeValueAsString(SnapshotJsonWriter.write(snapshot)).replace("\r\n", "\n") + "\n";
    }

    /**
     * The snapshot of a JSON document.
     *
     * @throws dev.abigate.diff.document.MalformedDocumentException where the text is not JSON, of another schema, or lacks,
     *     doubles or adds fields
     */
    public static Snapshot read(byte[] text) {
        return SnapshotJsonReader.read(Documents.readJson(text));
    }

    private static JsonMapper mapper() {
        return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    }
}
