package dev.abigate.runtime.replay;

import dev.abigate.format.schema.ExportSchema;
import dev.abigate.format.trace.ReplayLevel;
import dev.abigate.runtime.libc.HeapRange;
import java.util.Map;
import java.util.Optional;

/**
 * How a trace is replayed.
 *
 * @param level A or B
 * @param machineCode whether it is the code of an AOT module, of which less can be compared: NaNs have other bits, and
 *     globals are seen only where they are imported or exported
 * @param schemas what arguments and results of exports mean, which counts at level B
 * @param masking which differences do not matter
 * @param heap that was inserted into the module for functions of WAMR's libc-builtin, which another build calls for itself
 */
public record ReplaySettings(
        ReplayLevel level,
        boolean machineCode,
        Map<String, ExportSchema> schemas,
        Masking masking,
        Optional<HeapRange> heap) {
    public ReplaySettings {
        schemas = Map.copyOf(schemas);
    }

    /** A replay of a WebAssembly module of which nothing says what arguments of exports mean. */
    public static ReplaySettings of(ReplayLevel level) {
        return new ReplaySettings(level, false, Map.of(), Masking.NONE, Optional.empty());
    }

    /** The same, of machine code or not. */
    public ReplaySettings withMachineCode(boolean isMachineCode) {
        return new ReplaySettings(level, isMachineCode, schemas, masking, heap);
    }

    /** The same, with what is known of exports. */
    public ReplaySettings withSchemas(Map<String, ExportSchema> known) {
        return new ReplaySettings(level, machineCode, known, masking, heap);
    }

    /** The same, with differences that do not matter. */
    public ReplaySettings withMasking(Masking hidden) {
        return new ReplaySettings(level, machineCode, schemas, hidden, heap);
    }

    /** The same, with the heap that was inserted. */
    public ReplaySettings withHeap(Optional<HeapRange> inserted) {
        return new ReplaySettings(level, machineCode, schemas, masking, inserted);
    }
}
