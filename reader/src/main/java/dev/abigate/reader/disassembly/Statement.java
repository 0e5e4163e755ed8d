package dev.abigate.reader.disassembly;

import java.util.List;
import java.util.OptionalInt;

/**
 * A line of assembler.
 *
 * @param offset of its first byte in the code
 * @param length in bytes
 * @param mnemonic the operation, or the directive for bytes that encode none
 * @param operands as the assembler writes them, without the target
 * @param target for a branch or jump to a fixed place: its offset in the code, which may lie outside of it; written last
 */
public record Statement(int offset, int length, String mnemonic, List<String> operands, OptionalInt target) {
    public Statement {
        operands = List.copyOf(operands);
    }
}
