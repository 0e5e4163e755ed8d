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
     * Reads a module, or a snapshot that {@code dump} wrote. An AOT file of a version that nobody knows is read by the layout
     * that its bytes fit, and has no sections.
     *
     * @throws UnreadableInputException where the file is neither
     */
    static Side read(String name, Session session) {
        Side side = read(name, SourceOptions.NONE, Optional.empty(), session);
        // Lets go of the file's bytes, whoever keeps the side.
        side.startDigests();
        return side;
    }

    /**
     * As {@link #read(String, Session)}, where options say where its types are and what its parts are called. The digest is
     * not computed before somebody asks for it.
     *
     * @param map the file with the names, where they are not in the module
     * @throws UnreadableInputException where the file, or one with its types, cannot be read
     * @throws UsageException where the map is malformed or not one of that file
     */
    static Side read(String name, SourceOptions source, Optional<String> map, Session session) {
        InputFile file = InputFile.readModule(name, session);
        long size = file.bytes().length();
        if (map.isPresent() && (Loaded.isSnapshot(file) || AotReader.hasUnknownVersion(file.bytes()))) {
            throw NameMapFile.refusal(map.get(), file);
        }
        if (Loaded.isSnapshot(file)) {
            return new Side(name, file.digest(), size, "snapshot", Loaded.savedSnapshot(file), List.of());
        }
        if (AotReader.hasUnknownVersion(file.bytes())) {
            return new Side(name, file.digest(), size, "aot", Loaded.snapshotForHosts(file), List.of());
        }
        Artifact artifact = Loaded.artifact(file);
        Snapshot snapshot = map.map(path -> NameMapFile.snapshot(path, file, artifact, source, session))
                .orElseGet(() -> Loaded.snapshot(file, artifact, source, session));
        List<Side.Section> sections = SectionRange.of(file.bytes(), artifact).stream()
                .map(range -> new Side.Section(range.name(), range.offset(), range.size()))
                .toList();
        return new Side(name, file.digest(), size, snapshot.kind().id(), snapshot, sections);
    }

    /**
     * Reads a file for hosts to judge: also an AOT file whose version is not that of its layout, since hosts go by the
     * version first.
     *
     * @throws UnreadableInputException where the file is no module, no snapshot and no such file
     */
    static Side readForHosts(String name, Session session) {
        InputFile file = InputFile.readModule(name, session);
        Snapshot snapshot = Loaded.isSnapshot(file) ? Loaded.savedSnapshot(file) : Loaded.snapshotForHosts(file);
        String kind = Loaded.isSnapshot(file) ? "snapshot" : snapshot.kind().id();
        var side = new Side(name, file.digest(), file.bytes().length(), kind, snapshot, List.of());
        side.startDigests();
        return side;
    }
}
