package dev.abigate.format.host;

/**
 * A function that a host offers to modules.
 *
 * @param library the part of the host that it belongs to, such as {@code libc-wasi}
 * @param module the import's module name
 * @param name the import's name
 */
public record HostFunction(String library, String module, String name, NativeSignature signature) {}
