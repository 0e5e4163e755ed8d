package dev.abigate.runtime.aot.x86;

import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.aot.reloc.RelocationType;
import java.nio.ByteBuffer;

/** Patches of x86-64 code and of its tables of addresses. */
final class X86Relocation {
    private X86Relocation() {}

    /**
     * Applies a relocation.
     *
     * @param place index of the patched bytes
     * @param address of the patched bytes
     * @param target the symbol's address plus the addend; for the types by way of a global offset table that of the entry
     * @throws InvalidModuleException where the value has more bits than the place
     * @throws IllegalArgumentException where the type is none of x86-64
     */
    static void apply(RelocationType type, ByteBuffer bytes, int place, long address, long target) {
        switch (type) {
            case R_X86_64_64 -> bytes.putLong(place, bytes.getLong(place) + target);
            case R_X86_64_PC64 -> bytes.putLong(place, target - address);
            case R_X86_64_PC32, R_X86_64_PLT32, R_X86_64_GOTPCREL, R_X86_64_GOTPCRELX, R_X86_64_REX_GOTPCRELX ->
                bytes.putInt(place, signed(type, target - address));
            case R_X86_64_32S -> bytes.putInt(place, signed(type, target));
            case R_X86_64_32 -> bytes.putInt(place, unsigned(type, target));
            default -> throw new IllegalArgumentException("no relocation of x86-64: " + type);
        }
    }

    private static int signed(RelocationType type, long value) {
        if (value != (int) value) {
            throw new InvalidModuleException(
                    "relocation %s: found value %d, at most %d either way".formatted(type, value, Integer.MAX_VALUE));
        }
        return (int) value;
    }

    private static int unsigned(RelocationType type, long value) {
        if (value >>> Integer.SIZE != 0) {
            throw new InvalidModuleException("relocation %s: found value %s, at most %s"
                    .formatted(type, Long.toUnsignedString(value), Integer.toUnsignedString(-1)));
        }
        return (int) value;
    }
}
