package dev.abigate.diff.snapshot;

import dev.abigate.diff.names.NameMap;
import dev.abigate.diff.source.SourceTypes;
import dev.abigate.format.aot.AotModule;
import dev.abigate.format.component.Component;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.reader.Artifact;
import dev.abigate.reader.aot.AotReader;
import dev.abigate.reader.dwarf.DwarfOptions;
import java.util.List;
import java.util.Optional;

/** Takes the facts from what was read. */
public final class Snapshots {
    private Snapshots() {}

    /**
     * The facts of a file.
     *
     * @throws dev.abigate.format.MalformedBinaryException where a function body is malformed
     * @throws dev.abigate.format.InvalidModuleException where imports or exports refer to what does not exist
     */
    public static Snapshot of(Artifact artifact) {
        return of(artifact, DwarfOptions.DEFAULT);
    }

    /**
     * The facts of a file, with the types of the source as the options say; an AOT file holds none.
     *
     * @throws dev.abigate.format.MalformedBinaryException where a function body is malformed
     * @throws dev.abigate.format.InvalidModuleException where imports or exports refer to what does not exist
     */
    public static Snapshot of(Artifact artifact, DwarfOptions debugInformation) {
        return switch (artifact) {
            case Artifact.Wasm(WasmModule module) -> WasmSnapshot.of(module, NameMap.NONE, debugInformation);
            case Artifact.Component(Component component) -> ComponentSnapshot.of(component);
            case Artifact.Aot(AotModule module) -> of(module);
        };
    }

    /**
     * What a module imports, with types as in its {@link Snapshot}.
     *
     * @throws dev.abigate.format.InvalidModuleException where a type refers to what does not exist
     */
    public static List<Import> imports(WasmModule module) {
        return new WasmSurface(module).imports();
    }

    /** The interface of a module as its source has it; nothing where there is no debug information. */
    public static Optional<SourceTypes> source(WasmModule module, DwarfOptions debugInformation) {
        return SourceReader.read(module, debugInformation);
    }

    /**
     * The facts of a WebAssembly module. Function bodies are decoded for it.
     *
     * @throws dev.abigate.format.MalformedBinaryException where a function body is malformed
     * @throws dev.abigate.format.InvalidModuleException where imports or exports refer to what does not exist
     */
    public static Snapshot of(WasmModule module) {
        return of(module, NameMap.NONE, DwarfOptions.DEFAULT);
    }

    /**
     * As {@link #of(WasmModule)}, of a module whose names are kept elsewhere.
     *
     * @throws dev.abigate.diff.document.MalformedDocumentException where the map is not one of this module
     */
    public static Snapshot of(WasmModule module, NameMap names, DwarfOptions debugInformation) {
        return WasmSnapshot.of(module, names, debugInformation);
    }

    /** The facts of a WAMR AOT file. */
    public static Snapshot of(AotModule module) {
        return new AotSnapshot(
                        module, Integer.parseInt(module.dialect().version().toString()))
                .snapshot();
    }

    /** The facts of a WAMR AOT file whose version is not that of its layout. */
    public static Snapshot of(AotReader.Mislabelled file) {
        return new AotSnapshot(file.module(), file.version()).snapshot();
    }
}
