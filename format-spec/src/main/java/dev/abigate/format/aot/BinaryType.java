package dev.abigate.format.aot;

import java.util.Map;

/**
 * Kind of the object file that an AOT module was made from: the field bin_type. Open: loaders look at its two lowest bits
 * only.
 *
 * @param code as in the file, unsigned
 */
public record BinaryType(int code) {
    private static final Map<Integer, String> NAMES = Map.of(
            0, "ELF32 little-endian",
            1, "ELF32 big-endian",
            2, "ELF64 little-endian",
            3, "ELF64 big-endian",
            4, "COFF32",
            6, "COFF64");

    /** Byte order of code and of the content of object data sections; the file itself is always little-endian. */
    public boolean isBigEndian() {
        return (code & 1) != 0;
    }

    /** Whether code offsets and relocations have 64 bits. */
    public boolean is64Bit() {
        return (code & 2) != 0;
    }

    /** Whether the module was compiled for Windows. */
    public boolean isCoff() {
        return (code & 4) != 0;
    }

    /** Size of an address of the target in bytes. */
    public int addressBytes() {
        return is64Bit() ? Long.BYTES : Integer.BYTES;
    }

    /** The name, or the code where it has none. */
    @Override
    public String toString() {
        return NAMES.getOrDefault(code, "unknown binary type " + Integer.toUnsignedString(code));
    }
}
