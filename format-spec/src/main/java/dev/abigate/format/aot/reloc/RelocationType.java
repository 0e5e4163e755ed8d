package dev.abigate.format.aot.reloc;

import dev.abigate.format.aot.release.WamrRelease;

/**
 * A relocation type that a loader knows (section 11). In formulas S is the address of the symbol, A the addend of the
 * record, P the patched address, old the value that is there, imm the immediate of the instruction that is there, G the
 * address of a slot that holds S, and PLT an entry that the loader appends to the code to reach a helper.
 *
 * <p>Numbers are open: compilers write types that no loader knows, and newer ones may come.
 */
public enum RelocationType {
    R_X86_64_64(Architecture.X86_64, 1, "R_X86_64_64", 8, "S + A + old64", "1"),
    R_X86_64_PC32(Architecture.X86_64, 2, "R_X86_64_PC32", 4, "S + A - P, signed 32", "1"),
    R_X86_64_PLT32(
            Architecture.X86_64, 4, "R_X86_64_PLT32", 4, "(PLT entry if helper, else S) + A - P, signed 32", "1"),
    R_X86_64_GOTPCREL(
            Architecture.X86_64, 9, "R_X86_64_GOTPCREL", 4, "G + A - P for aot_func#n, else S + A - P", "1.2.3"),
    R_X86_64_32(Architecture.X86_64, 10, "R_X86_64_32", 4, "S + A, unsigned 32", "1"),
    R_X86_64_32S(Architecture.X86_64, 11, "R_X86_64_32S", 4, "S + A, signed 32", "1"),
    R_X86_64_PC64(Architecture.X86_64, 24, "R_X86_64_PC64", 8, "S + A - P, 64", "1.2.3"),
    R_X86_64_GOTPCRELX(Architecture.X86_64, 41, "R_X86_64_GOTPCRELX", 4, "as 9", "main"),
    R_X86_64_REX_GOTPCRELX(Architecture.X86_64, 42, "R_X86_64_REX_GOTPCRELX", 4, "as 9", "main"),

    IMAGE_REL_AMD64_ADDR64(
            Architecture.X86_64_WINDOWS, 1, "IMAGE_REL_AMD64_ADDR64", 8, "S + A + old64", "WAMR-03-25-2021"),
    IMAGE_REL_AMD64_ADDR32(
            Architecture.X86_64_WINDOWS, 2, "IMAGE_REL_AMD64_ADDR32", 4, "S + A + old32, signed 32", "WAMR-03-25-2021"),
    IMAGE_REL_AMD64_REL32(
            Architecture.X86_64_WINDOWS,
            4,
            "IMAGE_REL_AMD64_REL32",
            4,
            "(PLT entry or S) + A - P - 4",
            "WAMR-09-29-2020"),

    R_386_32(Architecture.I386, 1, "R_386_32", 4, "S + A + old32", "1"),
    R_386_PC32(Architecture.I386, 2, "R_386_PC32", 4, "S + A - P + old32", "1"),
    R_386_PLT32(Architecture.I386, 4, "R_386_PLT32", 4, "as R_386_PC32", "WAMR-12-30-2021"),
    R_386_TLS_GD_32(Architecture.I386, 24, "R_386_TLS_GD_32", 4, "as R_386_32, static PGO builds only", "1.2.3"),

    IMAGE_REL_I386_DIR32(Architecture.I386_WINDOWS, 6, "IMAGE_REL_I386_DIR32", 4, "S + A + old32", "1.2.3"),
    IMAGE_REL_I386_REL32(Architecture.I386_WINDOWS, 20, "IMAGE_REL_I386_REL32", 4, "S + A - P - 4 + old32", "1.2.3"),

    R_AARCH64_MOVW_UABS_G0(
            Architecture.AARCH64,
            263,
            "R_AARCH64_MOVW_UABS_G0",
            4,
            "imm16 = (S + A + imm)[15:0], must fit 16 bits",
            "WAMR-01-29-2021"),
    R_AARCH64_MOVW_UABS_G0_NC(
            Architecture.AARCH64, 264, "R_AARCH64_MOVW_UABS_G0_NC", 4, "imm16 = [15:0]", "WAMR-01-29-2021"),
    R_AARCH64_MOVW_UABS_G1(
            Architecture.AARCH64,
            265,
            "R_AARCH64_MOVW_UABS_G1",
            4,
            "imm16 = [31:16], must fit 32 bits",
            "WAMR-01-29-2021"),
    R_AARCH64_MOVW_UABS_G1_NC(
            Architecture.AARCH64, 266, "R_AARCH64_MOVW_UABS_G1_NC", 4, "imm16 = [31:16]", "WAMR-01-29-2021"),
    R_AARCH64_MOVW_UABS_G2(
            Architecture.AARCH64,
            267,
            "R_AARCH64_MOVW_UABS_G2",
            4,
            "imm16 = [47:32], must fit 48 bits",
            "WAMR-01-29-2021"),
    R_AARCH64_MOVW_UABS_G2_NC(
            Architecture.AARCH64, 268, "R_AARCH64_MOVW_UABS_G2_NC", 4, "imm16 = [47:32]", "WAMR-01-29-2021"),
    R_AARCH64_MOVW_UABS_G3(
            Architecture.AARCH64, 269, "R_AARCH64_MOVW_UABS_G3", 4, "imm16 = [63:48]", "WAMR-01-29-2021"),
    R_AARCH64_ADR_PREL_PG_HI21(
            Architecture.AARCH64, 275, "R_AARCH64_ADR_PREL_PG_HI21", 4, "page(S + A) - page(P), +-4 GiB", "1"),
    R_AARCH64_ADR_PREL_PG_HI21_NC(
            Architecture.AARCH64, 276, "R_AARCH64_ADR_PREL_PG_HI21_NC", 4, "as 275, unchecked", "WAMR-01-29-2021"),
    R_AARCH64_ADD_ABS_LO12_NC(Architecture.AARCH64, 277, "R_AARCH64_ADD_ABS_LO12_NC", 4, "(S + A)[11:0]", "1"),
    R_AARCH64_LDST8_ABS_LO12_NC(
            Architecture.AARCH64, 278, "R_AARCH64_LDST8_ABS_LO12_NC", 4, "(S + A)[11:0]", "WAMR-01-29-2021"),
    R_AARCH64_JUMP26(
            Architecture.AARCH64, 282, "R_AARCH64_JUMP26", 4, "(PLT or S) + A - P, +-128 MiB", "WAMR-12-30-2021"),
    R_AARCH64_CALL26(Architecture.AARCH64, 283, "R_AARCH64_CALL26", 4, "(PLT or S) + A - P, +-128 MiB", "1"),
    R_AARCH64_LDST16_ABS_LO12_NC(
            Architecture.AARCH64, 284, "R_AARCH64_LDST16_ABS_LO12_NC", 4, "(S + A)[11:1]", "WAMR-01-29-2021"),
    R_AARCH64_LDST32_ABS_LO12_NC(
            Architecture.AARCH64, 285, "R_AARCH64_LDST32_ABS_LO12_NC", 4, "(S + A)[11:2]", "WAMR-01-29-2021"),
    R_AARCH64_LDST64_ABS_LO12_NC(
            Architecture.AARCH64, 286, "R_AARCH64_LDST64_ABS_LO12_NC", 4, "(S + A)[11:3]", "WAMR-01-29-2021"),
    R_AARCH64_LDST128_ABS_LO12_NC(
            Architecture.AARCH64, 299, "R_AARCH64_LDST128_ABS_LO12_NC", 4, "(S + A)[11:4]", "WAMR-01-29-2021"),

    R_ARM_ABS32(Architecture.ARM, 2, "R_ARM_ABS32", 4, "S + A + old32", "1"),
    R_ARM_CALL(Architecture.ARM, 28, "R_ARM_CALL", 4, "(PLT or S) + A - P + imm24*4, +-32 MiB", "1"),
    R_ARM_JMP24(Architecture.ARM, 29, "R_ARM_JMP24", 4, "as R_ARM_CALL", "1"),
    R_ARM_MOVW_ABS_NC(Architecture.ARM, 43, "R_ARM_MOVW_ABS_NC", 4, "(S + A)[15:0]", "WAMR-05-18-2022"),
    R_ARM_MOVT_ABS(Architecture.ARM, 44, "R_ARM_MOVT_ABS", 4, "(S + A)[31:16]", "WAMR-05-18-2022"),

    R_ARM_THM_ABS32(Architecture.THUMB, 2, "R_ARM_ABS32", 4, "S + A + old32", "WAMR-12-30-2021"),
    R_ARM_THM_CALL(Architecture.THUMB, 10, "R_ARM_THM_CALL", 4, "((PLT or S + A) | 1) - P + imm, +-4 MiB", "1"),
    R_ARM_THM_JMP24(Architecture.THUMB, 30, "R_ARM_THM_JMP24", 4, "as R_ARM_THM_CALL", "1"),
    R_ARM_THM_MOVW_ABS_NC(Architecture.THUMB, 47, "R_ARM_THM_MOVW_ABS_NC", 4, "(S + A + imm16)[15:0]", "1.1.2"),
    R_ARM_THM_MOVT_ABS(Architecture.THUMB, 48, "R_ARM_THM_MOVT_ABS", 4, "(S + A + imm16)[31:16]", "1.1.2"),
    R_ARM_THM_MOVW_PREL_NC(Architecture.THUMB, 49, "R_ARM_THM_MOVW_PREL_NC", 4, "(S + A + imm16 - P)[15:0]", "1.1.2"),
    R_ARM_THM_MOVT_PREL(Architecture.THUMB, 50, "R_ARM_THM_MOVT_PREL", 4, "(S + A + imm16 - P)[31:16]", "1.1.2"),

    R_RISCV_32(Architecture.RISCV, 1, "R_RISCV_32", 4, "S + A", "WAMR-08-10-2021"),
    R_RISCV_64(Architecture.RISCV, 2, "R_RISCV_64", 8, "S + A (rv64)", "WAMR-08-10-2021"),
    R_RISCV_CALL(
            Architecture.RISCV,
            18,
            "R_RISCV_CALL",
            8,
            "S + A - P split hi20/lo12 over P and P+4, PLT when out of range",
            "WAMR-08-10-2021"),
    R_RISCV_CALL_PLT(Architecture.RISCV, 19, "R_RISCV_CALL_PLT", 8, "as R_RISCV_CALL", "WAMR-08-10-2021"),
    R_RISCV_PCREL_HI20(Architecture.RISCV, 23, "R_RISCV_PCREL_HI20", 8, "as R_RISCV_CALL", "1.2.3"),
    R_RISCV_PCREL_LO12_I(
            Architecture.RISCV, 24, "R_RISCV_PCREL_LO12_I", 0, "nothing written; fails unless P - S - A = 4", "1.2.3"),
    R_RISCV_PCREL_LO12_S(Architecture.RISCV, 25, "R_RISCV_PCREL_LO12_S", 0, "as 24", "1.3.0"),
    R_RISCV_HI20(Architecture.RISCV, 26, "R_RISCV_HI20", 4, "hi20(S + A)", "WAMR-08-10-2021"),
    R_RISCV_LO12_I(Architecture.RISCV, 27, "R_RISCV_LO12_I", 4, "lo12(S + A), I-type", "WAMR-08-10-2021"),
    R_RISCV_LO12_S(Architecture.RISCV, 28, "R_RISCV_LO12_S", 4, "lo12(S + A), S-type, added", "WAMR-08-10-2021"),

    R_XTENSA_32(Architecture.XTENSA, 1, "R_XTENSA_32", 4, "S + A + old32, address multiple of 4", "WAMR-04-15-2020"),
    R_XTENSA_SLOT0_OP(
            Architecture.XTENSA,
            20,
            "R_XTENSA_SLOT0_OP",
            3,
            "l32r imm16 = (S + A - align4(P)) / 4, range -256 KiB .. -4",
            "WAMR-04-15-2020"),

    R_ARC_32(Architecture.ARC, 4, "R_ARC_32", 4, "S + A", "WAMR-12-30-2021"),
    R_ARC_S21H_PCREL(
            Architecture.ARC, 14, "R_ARC_S21H_PCREL", 4, "S + A + imm - (P & ~1), 21 bits, middle-endian", "main"),
    R_ARC_S21W_PCREL(Architecture.ARC, 15, "R_ARC_S21W_PCREL", 4, "S + A + imm - (P & ~3), 21 bits", "main"),
    R_ARC_S25H_PCREL(Architecture.ARC, 16, "R_ARC_S25H_PCREL", 4, "S + A + imm - (P & ~1), 25 bits", "1.0.0"),
    R_ARC_S25W_PCREL(Architecture.ARC, 17, "R_ARC_S25W_PCREL", 4, "S + A + imm - (P & ~3), 25 bits", "WAMR-12-30-2021"),
    R_ARC_32_ME(Architecture.ARC, 27, "R_ARC_32_ME", 4, "S + A, middle-endian", "WAMR-12-30-2021");

    private final Architecture architecture;
    private final int number;
    private final String text;
    private final int patchedBytes;
    private final String formula;
    private final String since;

    RelocationType(Architecture architecture, int number, String text, int patchedBytes, String formula, String since) {
        this.architecture = architecture;
        this.number = number;
        this.text = text;
        this.patchedBytes = patchedBytes;
        this.formula = formula;
        this.since = since;
    }

    public Architecture architecture() {
        return architecture;
    }

    /** The number in the file. */
    public int number() {
        return number;
    }

    /** Bytes from the patched address on that the loader changes; 0 where it only checks. */
    public int patchedBytes() {
        return patchedBytes;
    }

    /** What the loader puts there. */
    public String formula() {
        return formula;
    }

    /** The first release or tag whose loader knows the type. */
    public WamrRelease since() {
        return new WamrRelease(since);
    }

    /** Whether every build of a release that knows the type applies it; one type is for static profiling only. */
    public boolean isUnconditional() {
        return this != R_386_TLS_GD_32;
    }

    /** The name that the ABI of the architecture gives the type. */
    @Override
    public String toString() {
        return text;
    }
}
