package dev.abigate.cli;

import dev.abigate.diff.Side;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.reader.Artifact;
import dev.abigate.reader.anatomy.SectionRange;
import dev.abigate.reader.aot.AotReader;
import java.util.List;
import java.util.Optional;

/** How a build that is to be compared is read. */
final class Build {
    private Build() {}

    /**
     * Reads a module, or a snapshot that {@code dump} wrote. The digest is computed while the module is read. An AOT file of
     * a version that nobody knows is read by the layout that its bytes fit, and has no sections.
     *
     * @throws UnreadableInputException where the file is neither
     */
    static Side read(String name, Session session) {
        return read(name, SourceOptions.NONE, Optional.empty(), session);
    }

    /**
     * As {@link #read(String, Session)}, where options say where its types are and what its parts are called.
     *
     * @param map the file with the names, where they are not in the module
     * @throws UnreadableInputException where the file, or one with its types, cannot be read
     * @throws UsageException where the map is malformed or not one of that file
     */
    static Side read(String name, SourceOptions source, Optional<String> map, Session session) {
        InputFile file = InputFile.readModule(name, session);
        Task<String> sha256 = Task.start(file::sha256);
        long size = file.bytes().length();
        if (map.isPresent() && (Loaded.isSnapshot(file) || AotReader.hasUnknownVersion(file.bytes()))) {
            throw NameMapFile.refusal(map.get(), file);
        }
        if (Loaded.isSnapshot(file)) {
            return new Side(name, sha256.result(), size, "snapshot", Loaded.savedSnapshot(file), List.of());
        }
        if (AotReader.hasUnknownVersion(file.bytes())) {
            return new Side(name, sha256.result(), size, "aot", Loaded.snapshotForHosts(file), List.of());
        }
        Artifact artifact = Loaded.artifact(file);
        Snapshot snapshot = map.map(path -> NameMapFile.snapshot(path, file, artifact, source, session))
                .orElseGet(() -> Loaded.snapshot(file, artifact, source, session));
        List<Side.Section> sections = SectionRange.of(file.bytes(), artifact).stream()
                .map(range -> new Side.Section(range.name(), range.offset(), range.size()))
                .toList();
        return new Side(name, sha256.result(), size, snapshot.kind().id(), snapshot, sections);
    }

    /**
     * Reads a file for hosts to judge: also an AOT file whose version is not that of its layout, since hosts go by the
     * version first.
     *
     * @throws UnreadableInputException where the file is no module, no snapshot and no such file
     */
    static Side readForHosts(String name, Session session) {
        InputFile file = InputFile.readModule(name, session);
        Task<String> sha256 = Task.start(file::sha256);
        Snapshot snapshot = Loaded.isSnapshot(file) ? Loaded.savedSnapshot(file) : Loaded.snapshotForHosts(file);
        String kind = Loaded.isSnapshot(file) ? "snapshot" : snapshot.kind().id();
        return new Side(name, sha256.result(), file.bytes().length(), kind, snapshot, List.of());
    }
}
