package dev.abigate.format.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known of the values that the exported functions of a module take and return.
 *
 * @param described by export
 * @param unclear by export that is not described, why its source leaves open what its values are
 */
public record ExportSchemas(Map<String, Described> described, Map<String, String> unclear) {
    /** Nothing is known. */
    public static final ExportSchemas NONE = new ExportSchemas(Map.of(), Map.of());

    public ExportSchemas {
        described = Collections.unmodifiableMap(new LinkedHashMap<>(described));
        var open = new LinkedHashMap<>(unclear);
        open.keySet().removeAll(described.keySet());
        unclear = Collections.unmodifiableMap(open);
    }

    /** The schema of an export. */
    public record Described(ExportSchema schema, SchemaSource source) {}

    /** Schemas of one source. */
    public static ExportSchemas of(Map<String, ExportSchema> schemas, SchemaSource source) {
        return of(schemas, Map.of(), source);
    }

    /** Schemas of one source, and what that source leaves open. */
    public static ExportSchemas of(
            Map<String, ExportSchema> schemas, Map<String, String> unclear, SchemaSource source) {
        var described = new LinkedHashMap<String, Described>();
        schemas.forEach((name, schema) -> described.put(name, new Described(schema, source)));
        return new ExportSchemas(described, unclear);
    }

    /** These, and of exports that they do not describe the others. */
    public ExportSchemas orElse(ExportSchemas others) {
        var both = new LinkedHashMap<>(described);
        others.described.forEach(both::putIfAbsent);
        var open = new LinkedHashMap<>(unclear);
        others.unclear.forEach(open::putIfAbsent);
        return new ExportSchemas(both, open);
    }

    /** The schemas by export, wherever they come from. */
    public Map<String, ExportSchema> schemas() {
        var schemas = new LinkedHashMap<String, ExportSchema>();
        described.forEach((name, each) -> schemas.put(name, each.schema));
        return schemas;
    }
}
