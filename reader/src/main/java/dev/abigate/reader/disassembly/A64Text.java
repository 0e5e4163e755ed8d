package dev.abigate.reader.disassembly;

import java.util.List;

/**
 * A line of A64 assembler, without the target of a branch.
 *
 * @param mnemonic the operation, or the alias that the manual prefers
 * @param operands as the assembler writes them
 */
record A64Text(String mnemonic, List<String> operands) {
    static A64Text of(String mnemonic, String... operands) {
        return new A64Text(mnemonic, List.of(operands));
    }

    /** An immediate in decimal digits. */
    static String number(long value) {
        return "#" + value;
    }

    /** An immediate that is a set of bits. */
    static String bits(long value) {
        return value == 0 ? "#0" : "#0x" + Long.toHexString(value);
    }

    /** An amount behind the name of a shift or an extension. */
    static String shifted(String shift, int amount) {
        return shift + " #" + amount;
    }

    /** A place in memory at a distance from a base. */
    static String memory(int base, long offset) {
        String register = A64Registers.orStackPointer(base, true);
        return offset == 0 ? "[" + register + "]" : "[" + register + ", #" + offset + "]";
    }
}
