package dev.abigate.report;

import dev.abigate.diff.snapshot.Snapshot;
import java.util.List;

/**
 * What is in one file.
 *
 * @param path as the user gave it
 * @param sha256 of the file's bytes, in hexadecimal
 * @param size in bytes
 * @param snapshot its ABI facts
 * @param sections in file order
 */
public record Inspection(String path, String sha256, long size, Snapshot snapshot, List<Section> sections) {
    public Inspection {
        sections = List.copyOf(sections);
    }

    /**
     * A section of the file.
     *
     * @param id the number in the file
     * @param offset of the body from the start of the file
     * @param size of the body in bytes
     */
    public record Section(int id, String name, long offset, long size) {}
}
