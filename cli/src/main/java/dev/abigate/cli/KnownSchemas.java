package dev.abigate.cli;

import dev.abigate.diff.schema.DerivedSchemas;
import dev.abigate.diff.snapshot.Snapshots;
import dev.abigate.format.schema.ExportSchema;
import dev.abigate.format.schema.ExportSchemas;
import dev.abigate.format.schema.SchemaSource;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.reader.Artifact;
import dev.abigate.reader.dwarf.DwarfOptions;
import java.util.Map;

/**
 * What is known of the exports of two builds: what a schema file says, and about others the debug information.
 *
 * @param schemas all that is known
 */
record KnownSchemas(ExportSchemas schemas) {
    /**
     * The schemas of the file that the user gave, which win.
     *
     * @param given by export
     */
    static KnownSchemas of(Map<String, ExportSchema> given) {
        return new KnownSchemas(ExportSchemas.of(given, SchemaSource.FILE));
    }

    /**
     * With the exports that nothing has described before and the debug information of a build does, if it has any.
     *
     * @throws UnreadableInputException where a file with its debug information cannot be read
     */
    KnownSchemas with(InputFile file, Artifact artifact, SchemaSource source, Session session) {
        if (!(artifact instanceof Artifact.Wasm(WasmModule module))) {
            return this;
        }
        DwarfOptions options = SourceOptions.NONE.dwarf(file, module, session);
        return Loaded.inspected(
                file,
                () -> Snapshots.source(module, options)
                        .map(types -> new KnownSchemas(
                                schemas.orElse(DerivedSchemas.of(types.program(), module, schemas.schemas(), source))))
                        .orElse(this));
    }

    /** As {@link #with(InputFile, Artifact, SchemaSource, Session)}, of a file that is needed for nothing else. */
    KnownSchemas with(InputFile file, SchemaSource source, Session session) {
        return with(file, Loaded.artifact(file), source, session);
    }
}
