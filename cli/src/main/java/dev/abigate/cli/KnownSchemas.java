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

/** What is known of the exports of two builds: what a schema file says, and about others the debug information. */
final class KnownSchemas {
    private final Session session;
    private ExportSchemas known;

    /**
     * Begins with the schemas of the file that the user gave, which win.
     *
     * @param given by export
     */
    KnownSchemas(Map<String, ExportSchema> given, Session session) {
        this.known = ExportSchemas.of(given, SchemaSource.FILE);
        this.session = session;
    }

    /**
     * With the exports that nothing has described before and the debug information of a build does, if it has any.
     *
     * @throws UnreadableInputException where a file with its debug information cannot be read
     */
    KnownSchemas with(InputFile file, Artifact artifact, SchemaSource source) {
        if (artifact instanceof Artifact.Wasm(WasmModule module)) {
            DwarfOptions options = SourceOptions.NONE.dwarf(file, module, session);
            Loaded.inspect(
                    file,
                    () -> Snapshots.source(module, options)
                            .ifPresent(types -> known =
                                    known.orElse(DerivedSchemas.of(types.program(), module, known.schemas(), source))));
        }
        return this;
    }

    /** As {@link #with(InputFile, Artifact, SchemaSource)}, of a file that is needed for nothing else. */
    KnownSchemas with(InputFile file, SchemaSource source) {
        return with(file, Loaded.artifact(file), source);
    }

    /** All that is known. */
    ExportSchemas schemas() {
        return known;
    }
}
