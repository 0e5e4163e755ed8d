package dev.abigate.reader.dwarf;

import dev.abigate.format.wasm.WasmModule;
import java.util.List;
import java.util.function.Predicate;

/**
 * What to read of the debug information of a module.
 *
 * @param debugFiles that belong to the module: one with the debug sections that were cut out of it, packages of split
 *     debug information, or single files of such
 * @param callersSee whether the definition of a type that is declared in a file of this name is known to callers; of any
 *     other type they know the name only
 * @param allTypes whether to take all named types, not only those that the interface reaches
 */
public record DwarfOptions(List<WasmModule> debugFiles, Predicate<String> callersSee, boolean allTypes) {
    /** What the interface reaches, by the debug sections of the module itself. */
    public static final DwarfOptions DEFAULT = new DwarfOptions(List.of(), _ -> true, false);

    public DwarfOptions {
        debugFiles = List.copyOf(debugFiles);
    }

    /** The same with files that belong to the module. */
    public DwarfOptions withDebugFiles(List<WasmModule> files) {
        return new DwarfOptions(files, callersSee, allTypes);
    }
}
