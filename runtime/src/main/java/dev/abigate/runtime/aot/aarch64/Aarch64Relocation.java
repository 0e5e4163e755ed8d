package dev.abigate.runtime.aot.aarch64;

import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.aot.reloc.RelocationType;
import java.nio.ByteBuffer;

/** Patches of A64 code: parts of an address, or of the distance to it, in the immediate of an instruction. */
final class Aarch64Relocation {
    private static final int PAGE_SHIFT = 12;
    private static final long PAGE_OFFSET = (1 << PAGE_SHIFT) - 1;
    private static final int BRANCH_BITS = 26;
    private static final int PAGE_BITS = 21;

    private Aarch64Relocation() {}

    /**
     * Applies a relocation.
     *
     * @param place index of the patched bytes
     * @param address of the patched bytes
     * @param target the symbol's address plus the addend
     * @throws InvalidModuleException where the value has more bits than the instruction
     * @throws IllegalArgumentException where the type is none of AArch64
     */
    static void apply(RelocationType type, ByteBuffer bytes, int place, long address, long target) {
        int word = bytes.getInt(place);
        int patched = switch (type) {
            case R_AARCH64_CALL26, R_AARCH64_JUMP26 ->
                field(word, 0, BRANCH_BITS, required(type, (target - address) >> 2, BRANCH_BITS));
            case R_AARCH64_ADR_PREL_PG_HI21, R_AARCH64_ADR_PREL_PG_HI21_NC -> {
                long pages = (target >> PAGE_SHIFT) - (address >> PAGE_SHIFT);
                long value =
                        type == RelocationType.R_AARCH64_ADR_PREL_PG_HI21 ? required(type, pages, PAGE_BITS) : pages;
                yield field(field(word, 29, 2, value), 5, 19, value >> 2);
            }
            case R_AARCH64_ADD_ABS_LO12_NC, R_AARCH64_LDST8_ABS_LO12_NC ->
                field(word, 10, PAGE_SHIFT, target & PAGE_OFFSET);
            case R_AARCH64_LDST16_ABS_LO12_NC -> field(word, 10, PAGE_SHIFT, (target & PAGE_OFFSET) >> 1);
            case R_AARCH64_LDST32_ABS_LO12_NC -> field(word, 10, PAGE_SHIFT, (target & PAGE_OFFSET) >> 2);
            case R_AARCH64_LDST64_ABS_LO12_NC -> field(word, 10, PAGE_SHIFT, (target & PAGE_OFFSET) >> 3);
            case R_AARCH64_LDST128_ABS_LO12_NC -> field(word, 10, PAGE_SHIFT, (target & PAGE_OFFSET) >> 4);
            case R_AARCH64_MOVW_UABS_G0, R_AARCH64_MOVW_UABS_G0_NC -> field(word, 5, 16, target);
            case R_AARCH64_MOVW_UABS_G1, R_AARCH64_MOVW_UABS_G1_NC -> field(word, 5, 16, target >> 16);
            case R_AARCH64_MOVW_UABS_G2, R_AARCH64_MOVW_UABS_G2_NC -> field(word, 5, 16, target >> 32);
            case R_AARCH64_MOVW_UABS_G3 -> field(word, 5, 16, target >> 48);
            default -> throw new IllegalArgumentException("no relocation of AArch64: " + type);
        };
        bytes.putInt(place, patched);
    }

    private static int field(int word, int lowest, int width, long value) {
        int mask = ((1 << width) - 1) << lowest;
        return (word & ~mask) | ((int) value << lowest & mask);
    }

    private static long required(RelocationType type, long value, int bits) {
        int unused = Long.SIZE - bits;
        if (value << unused >> unused != value) {
            throw new InvalidModuleException(
                    "relocation %s: found distance %d, of at most %d bits".formatted(type, value, bits));
        }
        return value;
    }
}
