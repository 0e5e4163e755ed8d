package dev.abigate.cli;

import dev.abigate.diff.Side;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.report.BuildFacts;

/** One of the two builds of a comparison, as the reports name it and as the rules see it. */
record Build(Side side, Snapshot snapshot) {
    /**
     * Reads a module, or a snapshot that {@code dump} wrote. The digest is computed while the module is read.
     *
     * @throws UnreadableInputException where the file is neither
     */
    static Build read(String name, Session session) {
        InputFile file = InputFile.read(name, session);
        Task<String> sha256 = Task.start(file::sha256);
        boolean saved = Loaded.isSnapshot(file);
        Snapshot snapshot = saved ? Loaded.savedSnapshot(file) : Loaded.snapshot(file, Loaded.artifact(file));
        String kind = saved ? "snapshot" : snapshot.kind().id();
        var side = new Side(name, sha256.result(), file.bytes().length(), kind, BuildFacts.of(snapshot));
        return new Build(side, snapshot);
    }
}
