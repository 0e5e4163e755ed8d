package dev.abigate.format.aot;

/**
 * An imported table (section 5.3). No file with one is known: compilers write imported tables among the others.
 *
 * @param flags 0 in dialects without the field
 * @param mayGrow bit 0 tells
 * @param initial elements, unsigned 32-bit
 * @param maximum elements, unsigned 32-bit
 */
public record ImportTable(ReferenceType elementType, int flags, int mayGrow, long initial, long maximum) {}
