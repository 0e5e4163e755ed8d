package dev.abigate.diff;

import dev.abigate.diff.snapshot.Digest;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.version.Version;
import java.util.List;
import java.util.Optional;

/**
 * One of the two builds of a comparison.
 *
 * @param path the file's name without its folders: reports travel, and the folders of the machine that made them mean
 *     nothing elsewhere
 * @param digest of the file's bytes
 * @param size in bytes
 * @param kind {@code wasm}, {@code aot} or {@code snapshot}
 * @param snapshot the facts that are compared
 * @param sections in file order; empty for a snapshot, which knows the facts only
 */
public record Side(String path, Digest digest, long size, String kind, Snapshot snapshot, List<Section> sections) {
    public Side {
        path = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        sections = List.copyOf(sections);
    }

    /** One whose digest is known, in hexadecimal. */
    public Side(String path, String sha256, long size, String kind, Snapshot snapshot, List<Section> sections) {
        this(path, Digest.known(sha256), size, kind, snapshot, sections);
    }

    /** Has all digests computed beside other work, for one who will ask, or who keeps the facts and not the bytes. */
    public void startDigests() {
        Thread.ofPlatform().daemon().start(() -> {
            digest.hexadecimal();
            snapshot.digests().forEach(Digest::hexadecimal);
        });
    }

    /** SHA-256 of the file's bytes, in hexadecimal. */
    public String sha256() {
        return digest.hexadecimal();
    }

    /** The build's version, where its file's name tells it: {@code 1.4.2} of {@code plugin-1.4.2.wasm}. */
    public Optional<String> version() {
        return Version.inFileName(path);
    }

    /**
     * Where a section is in the file.
     *
     * @param name of a custom section its own, else the format's
     * @param offset of the body from the start of the file
     * @param size of the body in bytes
     */
    public record Section(String name, long offset, long size) {}
}
