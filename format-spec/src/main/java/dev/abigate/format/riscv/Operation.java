package dev.abigate.format.riscv;

import static dev.abigate.format.riscv.Extension.A;
import static dev.abigate.format.riscv.Extension.D;
import static dev.abigate.format.riscv.Extension.F;
import static dev.abigate.format.riscv.Extension.I;
import static dev.abigate.format.riscv.Extension.M;
import static dev.abigate.format.riscv.Extension.RV64A;
import static dev.abigate.format.riscv.Extension.RV64D;
import static dev.abigate.format.riscv.Extension.RV64F;
import static dev.abigate.format.riscv.Extension.RV64I;
import static dev.abigate.format.riscv.Extension.RV64M;
import static dev.abigate.format.riscv.Extension.RV64ZBA;
import static dev.abigate.format.riscv.Extension.RV64ZBB;
import static dev.abigate.format.riscv.Extension.ZBA;
import static dev.abigate.format.riscv.Extension.ZBB;
import static dev.abigate.format.riscv.Extension.ZICSR;
import static dev.abigate.format.riscv.Extension.ZIFENCEI;
import static dev.abigate.format.riscv.Format.ATOMIC;
import static dev.abigate.format.riscv.Format.BRANCH;
import static dev.abigate.format.riscv.Format.CSR;
import static dev.abigate.format.riscv.Format.CSR_IMMEDIATE;
import static dev.abigate.format.riscv.Format.FLOAT;
import static dev.abigate.format.riscv.Format.FLOAT_COMPARE;
import static dev.abigate.format.riscv.Format.FLOAT_FUSED;
import static dev.abigate.format.riscv.Format.FLOAT_LOAD;
import static dev.abigate.format.riscv.Format.FLOAT_ROUNDED;
import static dev.abigate.format.riscv.Format.FLOAT_STORE;
import static dev.abigate.format.riscv.Format.FLOAT_TO_INTEGER;
import static dev.abigate.format.riscv.Format.FLOAT_TO_INTEGER_ROUNDED;
import static dev.abigate.format.riscv.Format.FLOAT_UNARY_EXACT;
import static dev.abigate.format.riscv.Format.FLOAT_UNARY_ROUNDED;
import static dev.abigate.format.riscv.Format.IMMEDIATE;
import static dev.abigate.format.riscv.Format.INTEGER_TO_FLOAT;
import static dev.abigate.format.riscv.Format.INTEGER_TO_FLOAT_EXACT;
import static dev.abigate.format.riscv.Format.INTEGER_TO_FLOAT_ROUNDED;
import static dev.abigate.format.riscv.Format.JUMP;
import static dev.abigate.format.riscv.Format.JUMP_REGISTER;
import static dev.abigate.format.riscv.Format.LOAD;
import static dev.abigate.format.riscv.Format.LOAD_RESERVED;
import static dev.abigate.format.riscv.Format.NONE;
import static dev.abigate.format.riscv.Format.NONE_FUNCT3;
import static dev.abigate.format.riscv.Format.ORDERING;
import static dev.abigate.format.riscv.Format.REGISTER;
import static dev.abigate.format.riscv.Format.SHIFT;
import static dev.abigate.format.riscv.Format.SHIFT_WORD;
import static dev.abigate.format.riscv.Format.STORE;
import static dev.abigate.format.riscv.Format.UNARY;
import static dev.abigate.format.riscv.Format.UPPER;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * THE table of RISC-V operations: base integer set, M, A, F, D, Zba, Zbb and what compilers need of Zicsr and Zifencei,
 * by the tables "RV32/64G Instruction Set Listings" of the unprivileged manual. Compressed instructions are other
 * encodings of these ({@link CompressedInstruction}).
 */
public enum Operation {
    LUI(UPPER, I, 0x00000037),
    AUIPC(UPPER, I, 0x00000017),
    JAL(JUMP, I, 0x0000006f),
    JALR(JUMP_REGISTER, I, 0x00000067),
    BEQ(BRANCH, I, 0x00000063),
    BNE(BRANCH, I, 0x00001063),
    BLT(BRANCH, I, 0x00004063),
    BGE(BRANCH, I, 0x00005063),
    BLTU(BRANCH, I, 0x00006063),
    BGEU(BRANCH, I, 0x00007063),
    LB(LOAD, I, 0x00000003),
    LH(LOAD, I, 0x00001003),
    LW(LOAD, I, 0x00002003),
    LBU(LOAD, I, 0x00004003),
    LHU(LOAD, I, 0x00005003),
    SB(STORE, I, 0x00000023),
    SH(STORE, I, 0x00001023),
    SW(STORE, I, 0x00002023),
    ADDI(IMMEDIATE, I, 0x00000013),
    SLTI(IMMEDIATE, I, 0x00002013),
    SLTIU(IMMEDIATE, I, 0x00003013),
    XORI(IMMEDIATE, I, 0x00004013),
    ORI(IMMEDIATE, I, 0x00006013),
    ANDI(IMMEDIATE, I, 0x00007013),
    SLLI(SHIFT, I, 0x00001013),
    SRLI(SHIFT, I, 0x00005013),
    SRAI(SHIFT, I, 0x40005013),
    ADD(REGISTER, I, 0x00000033),
    SUB(REGISTER, I, 0x40000033),
    SLL(REGISTER, I, 0x00001033),
    SLT(REGISTER, I, 0x00002033),
    SLTU(REGISTER, I, 0x00003033),
    XOR(REGISTER, I, 0x00004033),
    SRL(REGISTER, I, 0x00005033),
    SRA(REGISTER, I, 0x40005033),
    OR(REGISTER, I, 0x00006033),
    AND(REGISTER, I, 0x00007033),
    FENCE(ORDERING, I, 0x0000000f),
    FENCE_I(NONE_FUNCT3, ZIFENCEI, 0x0000100f),
    ECALL(NONE, I, 0x00000073),
    EBREAK(NONE, I, 0x00100073),
    LWU(LOAD, RV64I, 0x00006003),
    LD(LOAD, RV64I, 0x00003003),
    SD(STORE, RV64I, 0x00003023),
    ADDIW(IMMEDIATE, RV64I, 0x0000001b),
    SLLIW(SHIFT_WORD, RV64I, 0x0000101b),
    SRLIW(SHIFT_WORD, RV64I, 0x0000501b),
    SRAIW(SHIFT_WORD, RV64I, 0x4000501b),
    ADDW(REGISTER, RV64I, 0x0000003b),
    SUBW(REGISTER, RV64I, 0x4000003b),
    SLLW(REGISTER, RV64I, 0x0000103b),
    SRLW(REGISTER, RV64I, 0x0000503b),
    SRAW(REGISTER, RV64I, 0x4000503b),
    MUL(REGISTER, M, 0x02000033),
    MULH(REGISTER, M, 0x02001033),
    MULHSU(REGISTER, M, 0x02002033),
    MULHU(REGISTER, M, 0x02003033),
    DIV(REGISTER, M, 0x02004033),
    DIVU(REGISTER, M, 0x02005033),
    REM(REGISTER, M, 0x02006033),
    REMU(REGISTER, M, 0x02007033),
    MULW(REGISTER, RV64M, 0x0200003b),
    DIVW(REGISTER, RV64M, 0x0200403b),
    DIVUW(REGISTER, RV64M, 0x0200503b),
    REMW(REGISTER, RV64M, 0x0200603b),
    REMUW(REGISTER, RV64M, 0x0200703b),
    LR_W(LOAD_RESERVED, A, 0x1000202f),
    SC_W(ATOMIC, A, 0x1800202f),
    AMOSWAP_W(ATOMIC, A, 0x0800202f),
    AMOADD_W(ATOMIC, A, 0x0000202f),
    AMOXOR_W(ATOMIC, A, 0x2000202f),
    AMOAND_W(ATOMIC, A, 0x6000202f),
    AMOOR_W(ATOMIC, A, 0x4000202f),
    AMOMIN_W(ATOMIC, A, 0x8000202f),
    AMOMAX_W(ATOMIC, A, 0xa000202f),
    AMOMINU_W(ATOMIC, A, 0xc000202f),
    AMOMAXU_W(ATOMIC, A, 0xe000202f),
    LR_D(LOAD_RESERVED, RV64A, 0x1000302f),
    SC_D(ATOMIC, RV64A, 0x1800302f),
    AMOSWAP_D(ATOMIC, RV64A, 0x0800302f),
    AMOADD_D(ATOMIC, RV64A, 0x0000302f),
    AMOXOR_D(ATOMIC, RV64A, 0x2000302f),
    AMOAND_D(ATOMIC, RV64A, 0x6000302f),
    AMOOR_D(ATOMIC, RV64A, 0x4000302f),
    AMOMIN_D(ATOMIC, RV64A, 0x8000302f),
    AMOMAX_D(ATOMIC, RV64A, 0xa000302f),
    AMOMINU_D(ATOMIC, RV64A, 0xc000302f),
    AMOMAXU_D(ATOMIC, RV64A, 0xe000302f),
    FLW(FLOAT_LOAD, F, 0x00002007),
    FSW(FLOAT_STORE, F, 0x00002027),
    FMADD_S(FLOAT_FUSED, F, 0x00000043),
    FMSUB_S(FLOAT_FUSED, F, 0x00000047),
    FNMSUB_S(FLOAT_FUSED, F, 0x0000004b),
    FNMADD_S(FLOAT_FUSED, F, 0x0000004f),
    FADD_S(FLOAT_ROUNDED, F, 0x00000053),
    FSUB_S(FLOAT_ROUNDED, F, 0x08000053),
    FMUL_S(FLOAT_ROUNDED, F, 0x10000053),
    FDIV_S(FLOAT_ROUNDED, F, 0x18000053),
    FSQRT_S(FLOAT_UNARY_ROUNDED, F, 0x58000053),
    FSGNJ_S(FLOAT, F, 0x20000053),
    FSGNJN_S(FLOAT, F, 0x20001053),
    FSGNJX_S(FLOAT, F, 0x20002053),
    FMIN_S(FLOAT, F, 0x28000053),
    FMAX_S(FLOAT, F, 0x28001053),
    FEQ_S(FLOAT_COMPARE, F, 0xa0002053),
    FLT_S(FLOAT_COMPARE, F, 0xa0001053),
    FLE_S(FLOAT_COMPARE, F, 0xa0000053),
    FCLASS_S(FLOAT_TO_INTEGER, F, 0xe0001053),
    FCVT_W_S(FLOAT_TO_INTEGER_ROUNDED, F, 0xc0000053),
    FCVT_WU_S(FLOAT_TO_INTEGER_ROUNDED, F, 0xc0100053),
    FCVT_S_W(INTEGER_TO_FLOAT_ROUNDED, F, 0xd0000053),
    FCVT_S_WU(INTEGER_TO_FLOAT_ROUNDED, F, 0xd0100053),
    FCVT_L_S(FLOAT_TO_INTEGER_ROUNDED, RV64F, 0xc0200053),
    FCVT_LU_S(FLOAT_TO_INTEGER_ROUNDED, RV64F, 0xc0300053),
    FCVT_S_L(INTEGER_TO_FLOAT_ROUNDED, RV64F, 0xd0200053),
    FCVT_S_LU(INTEGER_TO_FLOAT_ROUNDED, RV64F, 0xd0300053),
    FMV_X_W(FLOAT_TO_INTEGER, F, 0xe0000053),
    FMV_W_X(INTEGER_TO_FLOAT, F, 0xf0000053),
    FLD(FLOAT_LOAD, D, 0x00003007),
    FSD(FLOAT_STORE, D, 0x00003027),
    FMADD_D(FLOAT_FUSED, D, 0x02000043),
    FMSUB_D(FLOAT_FUSED, D, 0x02000047),
    FNMSUB_D(FLOAT_FUSED, D, 0x0200004b),
    FNMADD_D(FLOAT_FUSED, D, 0x0200004f),
    FADD_D(FLOAT_ROUNDED, D, 0x02000053),
    FSUB_D(FLOAT_ROUNDED, D, 0x0a000053),
    FMUL_D(FLOAT_ROUNDED, D, 0x12000053),
    FDIV_D(FLOAT_ROUNDED, D, 0x1a000053),
    FSQRT_D(FLOAT_UNARY_ROUNDED, D, 0x5a000053),
    FSGNJ_D(FLOAT, D, 0x22000053),
    FSGNJN_D(FLOAT, D, 0x22001053),
    FSGNJX_D(FLOAT, D, 0x22002053),
    FMIN_D(FLOAT, D, 0x2a000053),
    FMAX_D(FLOAT, D, 0x2a001053),
    FEQ_D(FLOAT_COMPARE, D, 0xa2002053),
    FLT_D(FLOAT_COMPARE, D, 0xa2001053),
    FLE_D(FLOAT_COMPARE, D, 0xa2000053),
    FCLASS_D(FLOAT_TO_INTEGER, D, 0xe2001053),
    FCVT_W_D(FLOAT_TO_INTEGER_ROUNDED, D, 0xc2000053),
    FCVT_WU_D(FLOAT_TO_INTEGER_ROUNDED, D, 0xc2100053),
    FCVT_D_W(INTEGER_TO_FLOAT_EXACT, D, 0xd2000053),
    FCVT_D_WU(INTEGER_TO_FLOAT_EXACT, D, 0xd2100053),
    FCVT_L_D(FLOAT_TO_INTEGER_ROUNDED, RV64D, 0xc2200053),
    FCVT_LU_D(FLOAT_TO_INTEGER_ROUNDED, RV64D, 0xc2300053),
    FCVT_D_L(INTEGER_TO_FLOAT_ROUNDED, RV64D, 0xd2200053),
    FCVT_D_LU(INTEGER_TO_FLOAT_ROUNDED, RV64D, 0xd2300053),
    FMV_X_D(FLOAT_TO_INTEGER, RV64D, 0xe2000053),
    FMV_D_X(INTEGER_TO_FLOAT, RV64D, 0xf2000053),
    FCVT_S_D(FLOAT_UNARY_ROUNDED, D, 0x40100053),
    FCVT_D_S(FLOAT_UNARY_EXACT, D, 0x42000053),
    CSRRW(CSR, ZICSR, 0x00001073),
    CSRRS(CSR, ZICSR, 0x00002073),
    CSRRC(CSR, ZICSR, 0x00003073),
    CSRRWI(CSR_IMMEDIATE, ZICSR, 0x00005073),
    CSRRSI(CSR_IMMEDIATE, ZICSR, 0x00006073),
    CSRRCI(CSR_IMMEDIATE, ZICSR, 0x00007073),
    SH1ADD(REGISTER, ZBA, 0x20002033),
    SH2ADD(REGISTER, ZBA, 0x20004033),
    SH3ADD(REGISTER, ZBA, 0x20006033),
    SH1ADD_UW(REGISTER, RV64ZBA, 0x2000203b),
    SH2ADD_UW(REGISTER, RV64ZBA, 0x2000403b),
    SH3ADD_UW(REGISTER, RV64ZBA, 0x2000603b),
    ADD_UW(REGISTER, RV64ZBA, 0x0800003b),
    SLLI_UW(SHIFT, RV64ZBA, 0x0800101b),
    ANDN(REGISTER, ZBB, 0x40007033),
    ORN(REGISTER, ZBB, 0x40006033),
    XNOR(REGISTER, ZBB, 0x40004033),
    MAX(REGISTER, ZBB, 0x0a006033),
    MAXU(REGISTER, ZBB, 0x0a007033),
    MIN(REGISTER, ZBB, 0x0a004033),
    MINU(REGISTER, ZBB, 0x0a005033),
    ROL(REGISTER, ZBB, 0x60001033),
    ROR(REGISTER, ZBB, 0x60005033),
    CLZ(UNARY, ZBB, 0x60001013),
    CTZ(UNARY, ZBB, 0x60101013),
    CPOP(UNARY, ZBB, 0x60201013),
    SEXT_B(UNARY, ZBB, 0x60401013),
    SEXT_H(UNARY, ZBB, 0x60501013),
    ORC_B(UNARY, ZBB, 0x28705013),
    RORI(SHIFT, ZBB, 0x60005013),
    REV8(UNARY, RV64ZBB, 0x6b805013),
    ZEXT_H(UNARY, RV64ZBB, 0x0800403b),
    CLZW(UNARY, RV64ZBB, 0x6000101b),
    CTZW(UNARY, RV64ZBB, 0x6010101b),
    CPOPW(UNARY, RV64ZBB, 0x6020101b),
    ROLW(REGISTER, RV64ZBB, 0x6000103b),
    RORW(REGISTER, RV64ZBB, 0x6000503b),
    RORIW(SHIFT_WORD, RV64ZBB, 0x6000501b);

    private static final int OPCODES = 128;
    private static final Operation[][] BY_OPCODE = byOpcode();

    private final Format format;
    private final Extension extension;
    private final int match;

    Operation(Format format, Extension extension, int match) {
        this.format = format;
        this.extension = extension;
        this.match = match;
    }

    /**
     * The operation that a 32-bit encoding means, empty where it means none of the table.
     *
     * @param encoding the instruction's word
     * @param wide whether registers have 64 bits
     */
    public static Optional<Operation> of(int encoding, boolean wide) {
        for (Operation operation : BY_OPCODE[encoding & OPCODES - 1]) {
            if ((encoding & operation.format.mask()) == operation.match && operation.existsIn(encoding, wide)) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }

    private boolean existsIn(int encoding, boolean wide) {
        boolean longShift = format == SHIFT && (encoding & 1 << 25) != 0;
        int mode = encoding >>> 12 & 7;
        boolean reservedMode = format.operands().contains(Operand.ROUNDING) && (mode == 5 || mode == 6);
        return !reservedMode && (wide || !(extension.needs64Bits() || longShift));
    }

    private static Operation[][] byOpcode() {
        var lists = new Operation[OPCODES][];
        for (int opcode = 0; opcode < OPCODES; opcode++) {
            int wanted = opcode;
            lists[opcode] = Arrays.stream(values())
                    .filter(operation -> (operation.match & OPCODES - 1) == wanted)
                    .toArray(Operation[]::new);
        }
        return lists;
    }

    public Format format() {
        return format;
    }

    /** The extension that brings the operation. */
    public Extension extension() {
        return extension;
    }

    /** The encoding with all operands zero. */
    public int match() {
        return match;
    }

    /** The name in the manual, such as {@code fcvt.w.s}. */
    public String mnemonic() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
