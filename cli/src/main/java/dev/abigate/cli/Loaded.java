package dev.abigate.cli;

import dev.abigate.diff.document.Documents;
import dev.abigate.diff.document.MalformedDocumentException;
import dev.abigate.diff.names.NameMap;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.snapshot.SnapshotJson;
import dev.abigate.diff.snapshot.Snapshots;
import dev.abigate.diff.source.SourceTypes;
import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.trace.ReplayResult;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.reader.Artifact;
import dev.abigate.reader.Readers;
import dev.abigate.reader.anatomy.Anatomy;
import dev.abigate.reader.aot.AotReader;
import dev.abigate.reader.cursor.FieldSink;
import dev.abigate.reader.dwarf.DwarfOptions;
import dev.abigate.reader.trace.Trace;
import java.util.Optional;
import java.util.function.Supplier;

/** What the command line's files hold, with the file's name in every complaint. */
final class Loaded {
    private static final int SNIFFED_BYTES = 64;

    private Loaded() {}

    /**
     * The module in a file.
     *
     * @throws UnreadableInputException where it holds none that is well-formed
     */
    static Artifact artifact(InputFile file) {
        return named(file.name(), () -> Readers.read(file.bytes()));
    }

    /** The word for what a file holds. */
    static String kind(Artifact artifact) {
        return switch (artifact) {
            case Artifact.Wasm _ -> "wasm";
            case Artifact.Aot _ -> "aot";
            case Artifact.Component _ -> "component";
        };
    }

    /**
     * The ABI facts of a module.
     *
     * @throws UnreadableInputException where it contradicts itself
     */
    static Snapshot snapshot(InputFile file, Artifact artifact) {
        return named(file.name(), () -> Snapshots.of(artifact));
    }

    /**
     * The ABI facts of a module with the types of its source.
     *
     * @throws UnreadableInputException where it contradicts itself, or a file with its types cannot be read
     */
    static Snapshot snapshot(InputFile file, Artifact artifact, SourceOptions source, Session session) {
        DwarfOptions options = artifact instanceof Artifact.Wasm(WasmModule module)
                ? source.dwarf(file, module, session)
                : source.dwarf(session);
        Snapshot snapshot = named(file.name(), () -> Snapshots.of(artifact, options));
        return source.module()
                .map(name -> snapshot.withSource(source(name, source, session)))
                .orElse(snapshot);
    }

    /** The types of the module in a file, which may itself say where its debug information is. */
    private static Optional<SourceTypes> source(String name, SourceOptions source, Session session) {
        InputFile file = InputFile.readModule(name, session);
        WasmModule module = SourceOptions.module(file);
        return Snapshots.source(module, source.dwarf(file, module, session));
    }

    /**
     * The ABI facts of a module with the names of a map.
     *
     * @throws UnreadableInputException where the module contradicts itself
     * @throws MalformedDocumentException where the map is not one of that module
     */
    static Snapshot snapshot(InputFile file, WasmModule module, NameMap names, DwarfOptions options) {
        return named(file.name(), () -> Snapshots.of(module, names, options));
    }

    /**
     * The ABI facts of a module, or of an AOT file whose version is not that of its layout.
     *
     * @throws UnreadableInputException where it holds neither
     */
    static Snapshot snapshotForHosts(InputFile file) {
        return named(file.name(), () -> {
            try {
                return Snapshots.of(Readers.read(file.bytes()));
            } catch (MalformedBinaryException e) {
                return mislabelled(file).orElseThrow(() -> e);
            }
        });
    }

    private static Optional<Snapshot> mislabelled(InputFile file) {
        try {
            return Optional.of(Snapshots.of(AotReader.readMislabelled(file.bytes())));
        } catch (MalformedBinaryException _) {
            return Optional.empty();
        }
    }

    /**
     * Reports every byte of a file with its field.
     *
     * @throws UnreadableInputException where the file is malformed
     */
    static void map(InputFile file, FieldSink sink) {
        inspect(file, () -> Anatomy.map(file.bytes(), sink));
    }

    /**
     * Does work that looks into a file.
     *
     * @throws UnreadableInputException where the file turns out to be malformed or to contradict itself
     */
    static void inspect(InputFile file, Runnable work) {
        inspected(file, () -> {
            work.run();
            return file;
        });
    }

    /**
     * What comes of work that looks into a file.
     *
     * @throws UnreadableInputException where the file turns out to be malformed or to contradict itself
     */
    static <T> T inspected(InputFile file, Supplier<T> work) {
        return named(file.name(), work);
    }

    /**
     * The trace in a file.
     *
     * @throws UnreadableInputException where it holds none, or one that is cut or damaged
     */
    static Trace trace(InputFile file) {
        return named(file.name(), () -> Trace.read(file.bytes()));
    }

    /**
     * What came of replaying a trace.
     *
     * @throws UnreadableInputException where an event of it is malformed
     */
    static ReplayResult replayed(InputFile trace, Supplier<ReplayResult> replay) {
        return named(trace.name(), replay);
    }

    /** Whether a file looks like a snapshot that {@code dump} wrote, and not like a module. */
    static boolean isSnapshot(InputFile file) {
        int size = Math.min(SNIFFED_BYTES, file.bytes().length());
        return Documents.looksLikeJson(file.bytes().slice(0, size).toArray());
    }

    /**
     * The ABI facts that {@code dump} wrote.
     *
     * @throws UnreadableInputException where the file is damaged or of another schema
     */
    static Snapshot savedSnapshot(InputFile file) {
        try {
            return SnapshotJson.read(file.bytes().toArray());
        } catch (MalformedDocumentException e) {
            throw new UnreadableInputException(file.name() + ":" + e.getMessage(), e);
        }
    }

    /**
     * The result of {@code work} on a file.
     *
     * @throws UnreadableInputException where the file turns out to be malformed or to contradict itself
     */
    private static <T> T named(String file, Supplier<T> work) {
        try {
            return work.get();
        } catch (MalformedBinaryException | InvalidModuleException e) {
            throw new UnreadableInputException(file + ": " + e.getMessage(), e);
        }
    }
}
