package dev.abigate.format.aot;

/**
 * An imported function (section 5.7).
 *
 * @param type index, 16 bits
 */
public record ImportFunction(String module, String name, int type) {}
