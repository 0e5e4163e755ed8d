package dev.abigate.diff.snapshot;

import java.util.List;
import java.util.Optional;

/**
 * What a module consists of beyond its surface. Empty for an AOT file, whose machine code tells none of it.
 *
 * @param functions those with a body, in index order
 * @param tables those that are exported or imported
 * @param data SHA-256 of all data segments, in hexadecimal; absent without any
 * @param dataSize bytes of all data segments
 */
public record Code(List<FunctionPrint> functions, List<FunctionTable> tables, Optional<String> data, long dataSize) {
    /** Nothing known. */
    public static final Code NONE = new Code(List.of(), List.of(), Optional.empty(), 0);

    public Code {
        functions = List.copyOf(functions);
        tables = List.copyOf(tables);
    }
}
