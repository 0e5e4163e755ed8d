package dev.abigate.diff.behaviour;

import dev.abigate.format.ByteString;
import dev.abigate.format.schema.ExportSchema;
import java.nio.file.Path;
import java.util.Map;

/** The files that scenarios name, wherever their document is. */
public interface ScenarioFiles {
    /** What a file holds. */
    ByteString read(String file);

    /** The schemas of exports in a file. */
    Map<String, ExportSchema> schemas(String file);

    /** Where a folder is. */
    Path folder(String folder);
}
