package dev.abigate.runtime.aot.emulator;

import dev.abigate.format.aot.reloc.RelocationType;
import dev.abigate.runtime.aot.call.TargetAbi;

/**
 * A processor architecture as far as code compiled for WAMR uses it: how instructions decode to micro-operations, how
 * functions are called, and how relocations patch. A new architecture is a new implementation of this and nothing else.
 */
public interface Machine extends TargetAbi {
    /** How many registers micro-operations may name, with the zero and those that only the decoder knows. */
    int registers();

    /** The bytes that the address of each instruction is a multiple of. */
    int instructionAlignment();

    /** Number of the register with the stack pointer. */
    int stackPointer();

    /** Number of the register with the address where a function returns to. */
    int returnAddress();

    /**
     * Decodes one instruction to micro-operations. One that the machine does not have becomes an effect that traps.
     *
     * @param word four bytes of code, lowest first, zeros behind the end
     * @param bytes how many of them there are
     * @return the instruction's length in bytes
     */
    int decode(int word, int bytes, BlockBuilder block);

    /** The name of an instruction that the machine has. */
    String mnemonic(int encoding);

    @Override
    default boolean isByPointer(RelocationType type) {
        return false;
    }
}
