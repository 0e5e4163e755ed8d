package dev.abigate.diff;

/**
 * One of the two builds of a comparison, as a report names it.
 *
 * @param path as the user gave it
 * @param sha256 of the file's bytes, in hexadecimal
 * @param size in bytes
 * @param kind {@code wasm}, {@code aot} or {@code snapshot}
 */
public record Side(String path, String sha256, long size, String kind) {}
