package dev.abigate.report;

import dev.abigate.format.schema.ExportSchemas;
import dev.abigate.format.schema.SchemaSource;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Where the schemas of exports come from. */
final class SchemaLines {
    private SchemaLines() {}

    /** One line for each source that says something of one of the exports. */
    static List<String> of(ExportSchemas schemas, List<String> exports) {
        var lines = new ArrayList<String>();
        for (SchemaSource source : SchemaSource.values()) {
            List<String> described = exports.stream()
                    .filter(name -> schemas.described().containsKey(name)
                            && schemas.described().get(name).source() == source)
                    .toList();
            if (!described.isEmpty()) {
                lines.add("by %s: %s".formatted(source.text(), String.join(", ", described)));
            }
        }
        return lines;
    }

    /** A member with all of them. */
    static void write(JsonGenerator json, ExportSchemas schemas, List<String> exports) {
        json.writeArrayPropertyStart("schemas");
        for (String name : exports) {
            ExportSchemas.Described described = schemas.described().get(name);
            if (described != null) {
                json.writeStartObject();
                json.writeStringProperty("export", name);
                json.writeStringProperty("by", described.source().text());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }
}
