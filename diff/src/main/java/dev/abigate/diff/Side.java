package dev.abigate.diff;

import java.util.List;

/**
 * One of the two builds of a comparison, as a report names it.
 *
 * @param path the file's name without its folders: reports travel, and the folders of the machine that made them mean
 *     nothing elsewhere
 * @param sha256 of the file's bytes, in hexadecimal
 * @param size in bytes
 * @param kind {@code wasm}, {@code aot} or {@code snapshot}
 * @param facts what identifies the build beyond its bytes, in reading order: format, target, tool chain, features
 */
public record Side(String path, String sha256, long size, String kind, List<Fact> facts) {
    public Side {
        path = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        facts = List.copyOf(facts);
    }

    /**
     * One line of a build's identity. Both sides use the same names for the same facts; a fact that a side does not have
     * is left out there.
     *
     * @param name what it is, as a heading: {@code target}
     * @param value what it is on this side: {@code x86_64 linux gnu}
     */
    public record Fact(String name, String value) {}
}
