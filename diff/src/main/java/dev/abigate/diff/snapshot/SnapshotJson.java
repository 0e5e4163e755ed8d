package dev.abigate.diff.snapshot;

import dev.abigate.diff.document.Documents;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Snapshots as JSON documents of the schema {@code abigate-snapshot/1}: the same snapshot gives the same text, and what
 * is read from a text is what was written.
 */
public final class SnapshotJson {
    /** The schema's name, the value of the field {@code schema}. */
    public static final String SCHEMA = "abigate-snapshot/1";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
            .build();

    private SnapshotJson() {}

    /** A snapshot as indented text with a line feed at the end. */
    public static String write(Snapshot snapshot) {
        var bytes = new ByteArrayOutputStream();
        write(snapshot, bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** As {@link #write(Snapshot)}, in UTF-8 to a stream, which stays open. The text is not held in memory. */
    public static void write(Snapshot snapshot, OutputStream out) {
        try (JsonGenerator generator = MAPPER.createGenerator(out)) {
            MAPPER.writeValue(generator, SnapshotJsonWriter.write(snapshot));
            generator.writeRaw('\n');
        }
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
}
