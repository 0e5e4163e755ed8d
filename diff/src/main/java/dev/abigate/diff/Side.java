package dev.abigate.diff;

import java.util.List;

/**
 * One of the two builds of a comparison, as a report names it.
 *
 * @param path as the user gave it
 * @param sha256 of the file's bytes, in hexadecimal
 * @param size in bytes
 * @param kind {@code wasm}, {@code aot} or {@code snapshot}
 * @param facts what identifies the build beyond its bytes, in reading order: format, target, tool chain, features
 */
public record Side(String path, String sha256, long size, String kind, List<Fact> facts) {
    public Side {
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
