package dev.abigate.runtime.replay.search;

import dev.abigate.format.schema.ExportSchema;
import dev.abigate.format.wasm.type.NumType;
import java.util.List;

/** An exported function that a search calls. */
public record SearchedExport(String name, List<NumType> parameters, List<NumType> results, ExportSchema schema) {
    public SearchedExport {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
    }
}
