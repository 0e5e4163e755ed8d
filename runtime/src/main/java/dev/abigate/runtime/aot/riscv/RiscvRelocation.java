package dev.abigate.runtime.aot.riscv;

import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.aot.reloc.RelocationType;
import java.nio.ByteBuffer;

/** Patches of RISC-V code: the upper part of an address in one instruction, the lower one in another. */
final class RiscvRelocation {
    private static final long HALF = 0x800;
    private static final int REGISTER_FIELDS = 0x000f_ffff;
    private static final int STORE_FIELDS = 0x01ff_f07f;

    private RiscvRelocation() {}

    /**
     * Applies a relocation.
     *
     * @param place index of the patched bytes
     * @param address of the patched bytes
     * @param target the symbol's address plus the addend
     * @throws InvalidModuleException where the value has more bits than the instruction or word
     * @throws IllegalArgumentException where the type is none of RISC-V
     */
    static void apply(RelocationType type, ByteBuffer bytes, int place, long address, long target) {
        long distance = target - address;
        switch (type) {
            case R_RISCV_32 -> bytes.putInt(place, (int) requireWord(type, target));
            case R_RISCV_64 -> bytes.putLong(place, target);
            case R_RISCV_CALL, R_RISCV_CALL_PLT, R_RISCV_PCREL_HI20 -> {
                high(bytes, place, requireWord(type, distance));
                low(bytes, place + Integer.BYTES, distance);
            }
            case R_RISCV_PCREL_LO12_I, R_RISCV_PCREL_LO12_S -> {
                // The relocation of the instruction before has patched this one, too.
            }
            case R_RISCV_HI20 -> high(bytes, place, requireWord(type, target));
            case R_RISCV_LO12_I -> low(bytes, place, target);
            case R_RISCV_LO12_S -> {
                int low = (int) target & 0xfff;
                bytes.putInt(place, (bytes.getInt(place) & STORE_FIELDS) | (low & 31) << 7 | low >>> 5 << 25);
            }
            default -> throw new IllegalArgumentException("no relocation of RISC-V: " + type);
        }
    }

    private static long requireWord(RelocationType type, long value) {
        if (value != (int) value) {
            throw new InvalidModuleException(
                    "relocation %s: found value %d, at most %d either way".formatted(type, value, Integer.MAX_VALUE));
        }
        return value;
    }

    private static void high(ByteBuffer bytes, int place, long value) {
        bytes.putInt(place, (bytes.getInt(place) & 0xfff) | ((int) (value + HALF) & 0xffff_f000));
    }

    private static void low(ByteBuffer bytes, int place, long value) {
        bytes.putInt(place, (bytes.getInt(place) & REGISTER_FIELDS) | (int) value << 20);
    }
}
