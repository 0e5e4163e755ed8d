package dev.abigate.cli;

import dev.abigate.diff.document.MalformedDocumentException;
import dev.abigate.diff.names.NameMap;
import dev.abigate.diff.names.NameMapReader;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.reader.Artifact;

/** How a map of names is read. */
final class NameMapFile {
    private NameMapFile() {}

    /**
     * The ABI facts of a module, with the names that a map has for it.
     *
     * @param path the map
     * @throws UsageException where the map is missing, malformed or not one of that module
     * @throws UnreadableInputException where the module contradicts itself
     */
    static Snapshot snapshot(String path, InputFile file, Artifact artifact, SourceOptions source, Session session) {
        if (!(artifact instanceof Artifact.Wasm(var module))) {
            throw refusal(path, file);
        }
        NameMap map = Configuration.read(path, session, (text, _) -> NameMapReader.read(text));
        try {
            return Loaded.snapshot(file, module, map, source.dwarf(file, module, session));
        } catch (MalformedDocumentException e) {
            throw new UsageException(path + ":" + e.getMessage(), e);
        }
    }

    /** The complaint about a map for what has no indices of functions to look up. */
    static UsageException refusal(String path, InputFile file) {
        return new UsageException(path + ": a map of names goes with a core WebAssembly module, which " + file.name()
                + " is not; 'dump --names' keeps the names in a snapshot");
    }
}
