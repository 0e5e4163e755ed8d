package dev.abigate.runtime.aot.emulator;

import dev.abigate.format.aot.reloc.RelocationType;
import java.nio.ByteBuffer;

/**
 * A processor architecture as far as code compiled for WAMR uses it: how instructions decode to micro-operations, how
 * functions are called, and how relocations patch. A new architecture is a new implementation of this and nothing else.
 */
public interface Machine {
    /** How many registers micro-operations may name, with the zero and those that only the decoder knows. */
    int registers();

    /** The bytes that the address of each instruction is a multiple of. */
    int instructionAlignment();

    /** Which registers calls use. */
    CallingConvention callingConvention();

    /**
     * Decodes one instruction to micro-operations. One that the machine does not have becomes an effect that traps.
     *
     * @param word four bytes of code, lowest first, zeros behind the end
     * @param bytes how many of them there are
     * @return the instruction's length in bytes
     */
    int decode(int word, int bytes, BlockBuilder block);

    /**
     * Applies a relocation.
     *
     * @param place index of the patched bytes
     * @param address of the patched bytes
     * @param target the symbol's address plus the addend
     * @throws dev.abigate.format.InvalidModuleException where the target is out of the instruction's reach
     * @throws IllegalArgumentException where the type is of another machine
     */
    void relocate(RelocationType type, ByteBuffer bytes, int place, long address, long target);
}
