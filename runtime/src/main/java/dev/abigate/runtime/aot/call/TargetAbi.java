package dev.abigate.runtime.aot.call;

import dev.abigate.format.aot.reloc.RelocationType;
import java.nio.ByteBuffer;

/** How code for a target is placed and called. */
public interface TargetAbi {
    /** Which registers calls use. */
    CallingConvention callingConvention();

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

    /** Whether a relocation to a function is one to a pointer to it. */
    boolean isByPointer(RelocationType type);
}
