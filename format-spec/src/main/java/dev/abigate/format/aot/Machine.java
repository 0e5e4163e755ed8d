package dev.abigate.format.aot;

import java.util.Map;

/**
 * Machine of the object file that an AOT module was made from: the field e_machine (section 4.2). Open.
 *
 * @param code as in the file, 16 bits; ELF's numbers, or COFF's for Windows
 */
public record Machine(int code) {
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(3, "i386"),
            Map.entry(8, "MIPS"),
            Map.entry(10, "MIPS RS3 little-endian"),
            Map.entry(40, "Arm"),
            Map.entry(45, "ARC"),
            Map.entry(50, "IA-64"),
            Map.entry(51, "MIPS-X"),
            Map.entry(62, "x86-64"),
            Map.entry(93, "ARC compact"),
            Map.entry(94, "Xtensa"),
            Map.entry(183, "AArch64"),
            Map.entry(195, "ARC compact 2"),
            Map.entry(243, "RISC-V"),
            Map.entry(0x14c, "Windows i386"),
            Map.entry(0x8664, "Windows x86-64"));

    /** The name, or the code where it has none. */
    @Override
    public String toString() {
        return NAMES.getOrDefault(code, "unknown machine " + code);
    }
}
