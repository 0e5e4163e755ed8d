package dev.abigate.format.aot.reloc;

/**
 * A place to patch.
 *
 * @param offset in the patched part
 * @param addend 0 in groups of the form REL, whose addends are in the patched place
 * @param type number; what it means depends on the architecture, see {@link Architecture#relocationType}
 * @param symbol index
 */
public record Relocation(long offset, long addend, int type, int symbol) {}
