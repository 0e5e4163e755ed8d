package dev.abigate.format.aarch64;

import static dev.abigate.format.aarch64.Form.ADD_SUBTRACT_CARRY;
import static dev.abigate.format.aarch64.Form.ADD_SUBTRACT_EXTENDED;
import static dev.abigate.format.aarch64.Form.ADD_SUBTRACT_IMMEDIATE;
import static dev.abigate.format.aarch64.Form.ADD_SUBTRACT_SHIFTED;
import static dev.abigate.format.aarch64.Form.BARRIER;
import static dev.abigate.format.aarch64.Form.BITFIELD;
import static dev.abigate.format.aarch64.Form.BRANCH;
import static dev.abigate.format.aarch64.Form.BRANCH_CONDITIONAL;
import static dev.abigate.format.aarch64.Form.BRANCH_REGISTER;
import static dev.abigate.format.aarch64.Form.COMPARE_AND_BRANCH;
import static dev.abigate.format.aarch64.Form.CONDITIONAL_COMPARE;
import static dev.abigate.format.aarch64.Form.CONDITIONAL_COMPARE_IMMEDIATE;
import static dev.abigate.format.aarch64.Form.CONDITIONAL_SELECT;
import static dev.abigate.format.aarch64.Form.EXCEPTION;
import static dev.abigate.format.aarch64.Form.EXTRACT;
import static dev.abigate.format.aarch64.Form.FIXED_POINT;
import static dev.abigate.format.aarch64.Form.FLOAT_COMPARE;
import static dev.abigate.format.aarch64.Form.FLOAT_COMPARE_ZERO;
import static dev.abigate.format.aarch64.Form.FLOAT_CONDITIONAL_COMPARE;
import static dev.abigate.format.aarch64.Form.FLOAT_CONVERT;
import static dev.abigate.format.aarch64.Form.FLOAT_IMMEDIATE;
import static dev.abigate.format.aarch64.Form.FLOAT_ONE_SOURCE;
import static dev.abigate.format.aarch64.Form.FLOAT_SELECT;
import static dev.abigate.format.aarch64.Form.FLOAT_THREE_SOURCES;
import static dev.abigate.format.aarch64.Form.FLOAT_TOP;
import static dev.abigate.format.aarch64.Form.FLOAT_TO_INTEGER;
import static dev.abigate.format.aarch64.Form.FLOAT_TWO_SOURCES;
import static dev.abigate.format.aarch64.Form.INTEGER_TO_FLOAT;
import static dev.abigate.format.aarch64.Form.LOAD_ACQUIRE;
import static dev.abigate.format.aarch64.Form.LOAD_EXCLUSIVE;
import static dev.abigate.format.aarch64.Form.LOAD_EXCLUSIVE_PAIR;
import static dev.abigate.format.aarch64.Form.LOAD_STORE_IMMEDIATE;
import static dev.abigate.format.aarch64.Form.LOAD_STORE_REGISTER;
import static dev.abigate.format.aarch64.Form.LOAD_STORE_UNSIGNED_OFFSET;
import static dev.abigate.format.aarch64.Form.LOGICAL_IMMEDIATE;
import static dev.abigate.format.aarch64.Form.LOGICAL_SHIFTED;
import static dev.abigate.format.aarch64.Form.MOVE_WIDE;
import static dev.abigate.format.aarch64.Form.MULTIPLY_HIGH;
import static dev.abigate.format.aarch64.Form.MULTIPLY_LONG;
import static dev.abigate.format.aarch64.Form.ONE_SOURCE;
import static dev.abigate.format.aarch64.Form.PAIR;
import static dev.abigate.format.aarch64.Form.PC_RELATIVE;
import static dev.abigate.format.aarch64.Form.SCALAR_COMPARE_ZERO;
import static dev.abigate.format.aarch64.Form.SCALAR_COPY;
import static dev.abigate.format.aarch64.Form.SCALAR_FLOAT_COMPARE_ZERO;
import static dev.abigate.format.aarch64.Form.SCALAR_FLOAT_ELEMENT;
import static dev.abigate.format.aarch64.Form.SCALAR_FLOAT_PAIRWISE;
import static dev.abigate.format.aarch64.Form.SCALAR_FLOAT_THREE_SAME;
import static dev.abigate.format.aarch64.Form.SCALAR_FLOAT_TWO_MISC;
import static dev.abigate.format.aarch64.Form.SCALAR_PAIRWISE;
import static dev.abigate.format.aarch64.Form.SCALAR_SHIFT_LEFT;
import static dev.abigate.format.aarch64.Form.SCALAR_SHIFT_RIGHT;
import static dev.abigate.format.aarch64.Form.SCALAR_THREE_SAME;
import static dev.abigate.format.aarch64.Form.SCALAR_TWO_MISC;
import static dev.abigate.format.aarch64.Form.STORE_EXCLUSIVE;
import static dev.abigate.format.aarch64.Form.STORE_EXCLUSIVE_PAIR;
import static dev.abigate.format.aarch64.Form.STORE_RELEASE;
import static dev.abigate.format.aarch64.Form.STRUCTURE_INTERLEAVED;
import static dev.abigate.format.aarch64.Form.STRUCTURE_INTERLEAVED_POST;
import static dev.abigate.format.aarch64.Form.STRUCTURE_LANE;
import static dev.abigate.format.aarch64.Form.STRUCTURE_LANE_POST;
import static dev.abigate.format.aarch64.Form.STRUCTURE_MULTIPLE;
import static dev.abigate.format.aarch64.Form.STRUCTURE_MULTIPLE_POST;
import static dev.abigate.format.aarch64.Form.STRUCTURE_REPLICATE;
import static dev.abigate.format.aarch64.Form.STRUCTURE_REPLICATE_POST;
import static dev.abigate.format.aarch64.Form.SYSTEM_REGISTER;
import static dev.abigate.format.aarch64.Form.TEST_AND_BRANCH;
import static dev.abigate.format.aarch64.Form.THREE_SOURCES;
import static dev.abigate.format.aarch64.Form.TWO_SOURCES;
import static dev.abigate.format.aarch64.Form.VECTOR_ACROSS;
import static dev.abigate.format.aarch64.Form.VECTOR_COMPARE_ZERO;
import static dev.abigate.format.aarch64.Form.VECTOR_COPY;
import static dev.abigate.format.aarch64.Form.VECTOR_ELEMENT;
import static dev.abigate.format.aarch64.Form.VECTOR_ELEMENT_LONG;
import static dev.abigate.format.aarch64.Form.VECTOR_EXTRACT;
import static dev.abigate.format.aarch64.Form.VECTOR_FLOAT_ACROSS;
import static dev.abigate.format.aarch64.Form.VECTOR_FLOAT_COMPARE_ZERO;
import static dev.abigate.format.aarch64.Form.VECTOR_FLOAT_CONVERT;
import static dev.abigate.format.aarch64.Form.VECTOR_FLOAT_ELEMENT;
import static dev.abigate.format.aarch64.Form.VECTOR_FLOAT_THREE_SAME;
import static dev.abigate.format.aarch64.Form.VECTOR_FLOAT_TWO_MISC;
import static dev.abigate.format.aarch64.Form.VECTOR_IMMEDIATE;
import static dev.abigate.format.aarch64.Form.VECTOR_LOGICAL;
import static dev.abigate.format.aarch64.Form.VECTOR_NARROW;
import static dev.abigate.format.aarch64.Form.VECTOR_PAIRWISE_LONG;
import static dev.abigate.format.aarch64.Form.VECTOR_PERMUTE;
import static dev.abigate.format.aarch64.Form.VECTOR_SHIFT_LEFT;
import static dev.abigate.format.aarch64.Form.VECTOR_SHIFT_LONG;
import static dev.abigate.format.aarch64.Form.VECTOR_SHIFT_NARROW;
import static dev.abigate.format.aarch64.Form.VECTOR_SHIFT_RIGHT;
import static dev.abigate.format.aarch64.Form.VECTOR_TABLE;
import static dev.abigate.format.aarch64.Form.VECTOR_THREE_DIFFERENT;
import static dev.abigate.format.aarch64.Form.VECTOR_THREE_NARROW;
import static dev.abigate.format.aarch64.Form.VECTOR_THREE_SAME;
import static dev.abigate.format.aarch64.Form.VECTOR_TWO_MISC;

import java.util.Arrays;
import java.util.Optional;

/**
 * THE table of A64 operations: the base instructions of Armv8-A, scalar floating point, and of Advanced SIMD what compilers
 * make of WebAssembly; by the encoding diagrams of the manual. Names with {@code V_} work on vectors, with {@code D_},
 * {@code F_} and {@code S_} on scalars in vector registers.
 *
 * @see <a href="https://developer.arm.com/documentation/ddi0487">Arm Architecture Reference Manual, C4 and C6 to C7</a>
 */
public enum Operation {
    LD1R(STRUCTURE_REPLICATE, "ld1r", "0 Q 001101010000001100 size Rn Rt"),
    LD1R_POST(STRUCTURE_REPLICATE_POST, "ld1r", "0 Q 001101110 Rm 1100 size Rn Rt"),
    ADR(PC_RELATIVE, "adr", "0 immlo 10000 immhi Rd"),
    ADRP(PC_RELATIVE, "adrp", "1 immlo 10000 immhi Rd"),
    ADD_IMMEDIATE(ADD_SUBTRACT_IMMEDIATE, "add", "sf 00100010 sh imm12 Rn Rd"),
    ADDS_IMMEDIATE(ADD_SUBTRACT_IMMEDIATE, "adds", "sf 01100010 sh imm12 Rn Rd"),
    SUB_IMMEDIATE(ADD_SUBTRACT_IMMEDIATE, "sub", "sf 10100010 sh imm12 Rn Rd"),
    SUBS_IMMEDIATE(ADD_SUBTRACT_IMMEDIATE, "subs", "sf 11100010 sh imm12 Rn Rd"),
    AND_IMMEDIATE(LOGICAL_IMMEDIATE, "and", "sf 00100100 N immr imms Rn Rd"),
    ORR_IMMEDIATE(LOGICAL_IMMEDIATE, "orr", "sf 01100100 N immr imms Rn Rd"),
    EOR_IMMEDIATE(LOGICAL_IMMEDIATE, "eor", "sf 10100100 N immr imms Rn Rd"),
    ANDS_IMMEDIATE(LOGICAL_IMMEDIATE, "ands", "sf 11100100 N immr imms Rn Rd"),
    MOVN(MOVE_WIDE, "movn", "sf 00100101 hw imm16 Rd"),
    MOVZ(MOVE_WIDE, "movz", "sf 10100101 hw imm16 Rd"),
    MOVK(MOVE_WIDE, "movk", "sf 11100101 hw imm16 Rd"),
    SBFM(BITFIELD, "sbfm", "sf 00100110 N immr imms Rn Rd"),
    BFM(BITFIELD, "bfm", "sf 01100110 N immr imms Rn Rd"),
    UBFM(BITFIELD, "ubfm", "sf 10100110 N immr imms Rn Rd"),
    EXTR(EXTRACT, "extr", "sf 00100111 N 0 Rm imms Rn Rd"),
    B(BRANCH, "b", "000101 imm26"),
    BL(BRANCH, "bl", "100101 imm26"),
    B_CONDITIONAL(BRANCH_CONDITIONAL, "b", "01010100 imm19 0 cond"),
    CBZ(COMPARE_AND_BRANCH, "cbz", "sf 0110100 imm19 Rt"),
    CBNZ(COMPARE_AND_BRANCH, "cbnz", "sf 0110101 imm19 Rt"),
    TBZ(TEST_AND_BRANCH, "tbz", "b5 0110110 b40 imm14 Rt"),
    TBNZ(TEST_AND_BRANCH, "tbnz", "b5 0110111 b40 imm14 Rt"),
    BR(BRANCH_REGISTER, "br", "1101011000011111000000 Rn 00000"),
    BLR(BRANCH_REGISTER, "blr", "1101011000111111000000 Rn 00000"),
    RET(BRANCH_REGISTER, "ret", "1101011001011111000000 Rn 00000"),
    HINT(Form.HINT, "hint", "11010101000000110010 CRm op2 11111"),
    CLREX(BARRIER, "clrex", "11010101000000110011 CRm 01011111"),
    DSB(BARRIER, "dsb", "11010101000000110011 CRm 10011111"),
    DMB(BARRIER, "dmb", "11010101000000110011 CRm 10111111"),
    ISB(BARRIER, "isb", "11010101000000110011 CRm 11011111"),
    MRS(SYSTEM_REGISTER, "mrs", "110101010011 o0 op1 CRn CRm op2 Rt"),
    MSR(SYSTEM_REGISTER, "msr", "110101010001 o0 op1 CRn CRm op2 Rt"),
    SVC(EXCEPTION, "svc", "11010100000 imm16 00001"),
    BRK(EXCEPTION, "brk", "11010100001 imm16 00000"),
    HLT(EXCEPTION, "hlt", "11010100010 imm16 00000"),
    UDF(EXCEPTION, "udf", "0000000000000000 imm16"),
    LOAD_LITERAL(Form.LOAD_LITERAL, "ldr", "opc 011 V 00 imm19 Rt"),
    STP(PAIR, "stp", "opc 101 V 0 mode 0 imm7 Rt2 Rn Rt"),
    LDP(PAIR, "ldp", "opc 101 V 0 mode 1 imm7 Rt2 Rn Rt"),
    UNSIGNED_OFFSET(LOAD_STORE_UNSIGNED_OFFSET, "ldr", "size 111 V 01 opc imm12 Rn Rt"),
    UNSCALED(LOAD_STORE_IMMEDIATE, "ldur", "size 111 V 00 opc 0 imm9 mode Rn Rt"),
    REGISTER_OFFSET(LOAD_STORE_REGISTER, "ldr", "size 111 V 00 opc 1 Rm option S 10 Rn Rt"),
    STXR(STORE_EXCLUSIVE, "stxr", "size 001000000 Rs 011111 Rn Rt"),
    STLXR(STORE_EXCLUSIVE, "stlxr", "size 001000000 Rs 111111 Rn Rt"),
    LDXR(LOAD_EXCLUSIVE, "ldxr", "size 00100001011111011111 Rn Rt"),
    LDAXR(LOAD_EXCLUSIVE, "ldaxr", "size 00100001011111111111 Rn Rt"),
    STXP(STORE_EXCLUSIVE_PAIR, "stxp", "1 S 001000001 Rs 0 Rt2 Rn Rt"),
    STLXP(STORE_EXCLUSIVE_PAIR, "stlxp", "1 S 001000001 Rs 1 Rt2 Rn Rt"),
    LDXP(LOAD_EXCLUSIVE_PAIR, "ldxp", "1 S 001000011111110 Rt2 Rn Rt"),
    LDAXP(LOAD_EXCLUSIVE_PAIR, "ldaxp", "1 S 001000011111111 Rt2 Rn Rt"),
    STLR(STORE_RELEASE, "stlr", "size 00100010011111111111 Rn Rt"),
    LDAR(LOAD_ACQUIRE, "ldar", "size 00100011011111111111 Rn Rt"),
    AND(LOGICAL_SHIFTED, "and", "sf 0001010 shift 0 Rm imm6 Rn Rd"),
    BIC(LOGICAL_SHIFTED, "bic", "sf 0001010 shift 1 Rm imm6 Rn Rd"),
    ORR(LOGICAL_SHIFTED, "orr", "sf 0101010 shift 0 Rm imm6 Rn Rd"),
    ORN(LOGICAL_SHIFTED, "orn", "sf 0101010 shift 1 Rm imm6 Rn Rd"),
    EOR(LOGICAL_SHIFTED, "eor", "sf 1001010 shift 0 Rm imm6 Rn Rd"),
    EON(LOGICAL_SHIFTED, "eon", "sf 1001010 shift 1 Rm imm6 Rn Rd"),
    ANDS(LOGICAL_SHIFTED, "ands", "sf 1101010 shift 0 Rm imm6 Rn Rd"),
    BICS(LOGICAL_SHIFTED, "bics", "sf 1101010 shift 1 Rm imm6 Rn Rd"),
    ADD(ADD_SUBTRACT_SHIFTED, "add", "sf 0001011 shift 0 Rm imm6 Rn Rd"),
    ADD_EXTENDED(ADD_SUBTRACT_EXTENDED, "add", "sf 0001011001 Rm option imm3 Rn Rd"),
    ADDS(ADD_SUBTRACT_SHIFTED, "adds", "sf 0101011 shift 0 Rm imm6 Rn Rd"),
    ADDS_EXTENDED(ADD_SUBTRACT_EXTENDED, "adds", "sf 0101011001 Rm option imm3 Rn Rd"),
    SUB(ADD_SUBTRACT_SHIFTED, "sub", "sf 1001011 shift 0 Rm imm6 Rn Rd"),
    SUB_EXTENDED(ADD_SUBTRACT_EXTENDED, "sub", "sf 1001011001 Rm option imm3 Rn Rd"),
    SUBS(ADD_SUBTRACT_SHIFTED, "subs", "sf 1101011 shift 0 Rm imm6 Rn Rd"),
    SUBS_EXTENDED(ADD_SUBTRACT_EXTENDED, "subs", "sf 1101011001 Rm option imm3 Rn Rd"),
    ADC(ADD_SUBTRACT_CARRY, "adc", "sf 0011010000 Rm 000000 Rn Rd"),
    ADCS(ADD_SUBTRACT_CARRY, "adcs", "sf 0111010000 Rm 000000 Rn Rd"),
    SBC(ADD_SUBTRACT_CARRY, "sbc", "sf 1011010000 Rm 000000 Rn Rd"),
    SBCS(ADD_SUBTRACT_CARRY, "sbcs", "sf 1111010000 Rm 000000 Rn Rd"),
    CCMN(CONDITIONAL_COMPARE, "ccmn", "sf 0111010010 Rm cond 00 Rn 0 nzcv"),
    CCMN_IMMEDIATE(CONDITIONAL_COMPARE_IMMEDIATE, "ccmn", "sf 0111010010 imm5 cond 10 Rn 0 nzcv"),
    CCMP(CONDITIONAL_COMPARE, "ccmp", "sf 1111010010 Rm cond 00 Rn 0 nzcv"),
    CCMP_IMMEDIATE(CONDITIONAL_COMPARE_IMMEDIATE, "ccmp", "sf 1111010010 imm5 cond 10 Rn 0 nzcv"),
    CSEL(CONDITIONAL_SELECT, "csel", "sf 0011010100 Rm cond 00 Rn Rd"),
    CSINC(CONDITIONAL_SELECT, "csinc", "sf 0011010100 Rm cond 01 Rn Rd"),
    CSINV(CONDITIONAL_SELECT, "csinv", "sf 1011010100 Rm cond 00 Rn Rd"),
    CSNEG(CONDITIONAL_SELECT, "csneg", "sf 1011010100 Rm cond 01 Rn Rd"),
    UDIV(TWO_SOURCES, "udiv", "sf 0011010110 Rm 000010 Rn Rd"),
    SDIV(TWO_SOURCES, "sdiv", "sf 0011010110 Rm 000011 Rn Rd"),
    LSLV(TWO_SOURCES, "lsl", "sf 0011010110 Rm 001000 Rn Rd"),
    LSRV(TWO_SOURCES, "lsr", "sf 0011010110 Rm 001001 Rn Rd"),
    ASRV(TWO_SOURCES, "asr", "sf 0011010110 Rm 001010 Rn Rd"),
    RORV(TWO_SOURCES, "ror", "sf 0011010110 Rm 001011 Rn Rd"),
    RBIT(ONE_SOURCE, "rbit", "sf 101101011000000000000 Rn Rd"),
    REV16(ONE_SOURCE, "rev16", "sf 101101011000000000001 Rn Rd"),
    CLZ(ONE_SOURCE, "clz", "sf 101101011000000000100 Rn Rd"),
    CLS(ONE_SOURCE, "cls", "sf 101101011000000000101 Rn Rd"),
    REV_WORD(ONE_SOURCE, "rev", "0101101011000000000010 Rn Rd"),
    REV32(ONE_SOURCE, "rev32", "1101101011000000000010 Rn Rd"),
    REV(ONE_SOURCE, "rev", "1101101011000000000011 Rn Rd"),
    MADD(THREE_SOURCES, "madd", "sf 0011011000 Rm 0 Ra Rn Rd"),
    MSUB(THREE_SOURCES, "msub", "sf 0011011000 Rm 1 Ra Rn Rd"),
    SMADDL(MULTIPLY_LONG, "smaddl", "10011011001 Rm 0 Ra Rn Rd"),
    SMSUBL(MULTIPLY_LONG, "smsubl", "10011011001 Rm 1 Ra Rn Rd"),
    UMADDL(MULTIPLY_LONG, "umaddl", "10011011101 Rm 0 Ra Rn Rd"),
    UMSUBL(MULTIPLY_LONG, "umsubl", "10011011101 Rm 1 Ra Rn Rd"),
    SMULH(MULTIPLY_HIGH, "smulh", "10011011010 Rm 011111 Rn Rd"),
    UMULH(MULTIPLY_HIGH, "umulh", "10011011110 Rm 011111 Rn Rd"),
    FMOV(FLOAT_ONE_SOURCE, "fmov", "00011110 ptype 100000010000 Rn Rd"),
    FABS(FLOAT_ONE_SOURCE, "fabs", "00011110 ptype 100000110000 Rn Rd"),
    FNEG(FLOAT_ONE_SOURCE, "fneg", "00011110 ptype 100001010000 Rn Rd"),
    FSQRT(FLOAT_ONE_SOURCE, "fsqrt", "00011110 ptype 100001110000 Rn Rd"),
    FRINTN(FLOAT_ONE_SOURCE, "frintn", "00011110 ptype 100100010000 Rn Rd"),
    FRINTP(FLOAT_ONE_SOURCE, "frintp", "00011110 ptype 100100110000 Rn Rd"),
    FRINTM(FLOAT_ONE_SOURCE, "frintm", "00011110 ptype 100101010000 Rn Rd"),
    FRINTZ(FLOAT_ONE_SOURCE, "frintz", "00011110 ptype 100101110000 Rn Rd"),
    FRINTA(FLOAT_ONE_SOURCE, "frinta", "00011110 ptype 100110010000 Rn Rd"),
    FRINTX(FLOAT_ONE_SOURCE, "frintx", "00011110 ptype 100111010000 Rn Rd"),
    FRINTI(FLOAT_ONE_SOURCE, "frinti", "00011110 ptype 100111110000 Rn Rd"),
    FCVT(FLOAT_CONVERT, "fcvt", "00011110 ptype 10001 opc 10000 Rn Rd"),
    FMUL(FLOAT_TWO_SOURCES, "fmul", "00011110 ptype 1 Rm 000010 Rn Rd"),
    FDIV(FLOAT_TWO_SOURCES, "fdiv", "00011110 ptype 1 Rm 000110 Rn Rd"),
    FADD(FLOAT_TWO_SOURCES, "fadd", "00011110 ptype 1 Rm 001010 Rn Rd"),
    FSUB(FLOAT_TWO_SOURCES, "fsub", "00011110 ptype 1 Rm 001110 Rn Rd"),
    FMAX(FLOAT_TWO_SOURCES, "fmax", "00011110 ptype 1 Rm 010010 Rn Rd"),
    FMIN(FLOAT_TWO_SOURCES, "fmin", "00011110 ptype 1 Rm 010110 Rn Rd"),
    FMAXNM(FLOAT_TWO_SOURCES, "fmaxnm", "00011110 ptype 1 Rm 011010 Rn Rd"),
    FMINNM(FLOAT_TWO_SOURCES, "fminnm", "00011110 ptype 1 Rm 011110 Rn Rd"),
    FNMUL(FLOAT_TWO_SOURCES, "fnmul", "00011110 ptype 1 Rm 100010 Rn Rd"),
    FCMP(FLOAT_COMPARE, "fcmp", "00011110 ptype 1 Rm 001000 Rn 00000"),
    FCMPE(FLOAT_COMPARE, "fcmpe", "00011110 ptype 1 Rm 001000 Rn 10000"),
    FCMP_ZERO(FLOAT_COMPARE_ZERO, "fcmp", "00011110 ptype 1 Rm 001000 Rn 01000"),
    FCMPE_ZERO(FLOAT_COMPARE_ZERO, "fcmpe", "00011110 ptype 1 Rm 001000 Rn 11000"),
    FCCMP(FLOAT_CONDITIONAL_COMPARE, "fccmp", "00011110 ptype 1 Rm cond 01 Rn 0 nzcv"),
    FCCMPE(FLOAT_CONDITIONAL_COMPARE, "fccmpe", "00011110 ptype 1 Rm cond 01 Rn 1 nzcv"),
    FCSEL(FLOAT_SELECT, "fcsel", "00011110 ptype 1 Rm cond 11 Rn Rd"),
    FMOV_IMMEDIATE(FLOAT_IMMEDIATE, "fmov", "00011110 ptype 1 imm8 10000000 Rd"),
    FMADD(FLOAT_THREE_SOURCES, "fmadd", "00011111 ptype 0 Rm 0 Ra Rn Rd"),
    FMSUB(FLOAT_THREE_SOURCES, "fmsub", "00011111 ptype 0 Rm 1 Ra Rn Rd"),
    FNMADD(FLOAT_THREE_SOURCES, "fnmadd", "00011111 ptype 1 Rm 0 Ra Rn Rd"),
    FNMSUB(FLOAT_THREE_SOURCES, "fnmsub", "00011111 ptype 1 Rm 1 Ra Rn Rd"),
    FCVTNS(FLOAT_TO_INTEGER, "fcvtns", "sf 0011110 ptype 100000000000 Rn Rd"),
    FCVTNU(FLOAT_TO_INTEGER, "fcvtnu", "sf 0011110 ptype 100001000000 Rn Rd"),
    FCVTAS(FLOAT_TO_INTEGER, "fcvtas", "sf 0011110 ptype 100100000000 Rn Rd"),
    FCVTAU(FLOAT_TO_INTEGER, "fcvtau", "sf 0011110 ptype 100101000000 Rn Rd"),
    FCVTPS(FLOAT_TO_INTEGER, "fcvtps", "sf 0011110 ptype 101000000000 Rn Rd"),
    FCVTPU(FLOAT_TO_INTEGER, "fcvtpu", "sf 0011110 ptype 101001000000 Rn Rd"),
    FCVTMS(FLOAT_TO_INTEGER, "fcvtms", "sf 0011110 ptype 110000000000 Rn Rd"),
    FCVTMU(FLOAT_TO_INTEGER, "fcvtmu", "sf 0011110 ptype 110001000000 Rn Rd"),
    FCVTZS(FLOAT_TO_INTEGER, "fcvtzs", "sf 0011110 ptype 111000000000 Rn Rd"),
    FCVTZU(FLOAT_TO_INTEGER, "fcvtzu", "sf 0011110 ptype 111001000000 Rn Rd"),
    SCVTF(INTEGER_TO_FLOAT, "scvtf", "sf 0011110 ptype 100010000000 Rn Rd"),
    UCVTF(INTEGER_TO_FLOAT, "ucvtf", "sf 0011110 ptype 100011000000 Rn Rd"),
    FMOV_TO_GENERAL(FLOAT_TO_INTEGER, "fmov", "sf 0011110 ptype 100110000000 Rn Rd"),
    FMOV_FROM_GENERAL(INTEGER_TO_FLOAT, "fmov", "sf 0011110 ptype 100111000000 Rn Rd"),
    FMOV_TOP_TO_GENERAL(FLOAT_TOP, "fmov", "1001111010101110000000 Rn Rd"),
    FMOV_TOP_FROM_GENERAL(FLOAT_TOP, "fmov", "1001111010101111000000 Rn Rd"),
    SCVTF_FIXED(FIXED_POINT, "scvtf", "sf 0011110 ptype 000010 scale Rn Rd"),
    UCVTF_FIXED(FIXED_POINT, "ucvtf", "sf 0011110 ptype 000011 scale Rn Rd"),
    FCVTZS_FIXED(FIXED_POINT, "fcvtzs", "sf 0011110 ptype 011000 scale Rn Rd"),
    FCVTZU_FIXED(FIXED_POINT, "fcvtzu", "sf 0011110 ptype 011001 scale Rn Rd"),
    V_SHADD(VECTOR_THREE_SAME, "shadd", "0 Q 001110 size 1 Rm 000001 Rn Rd"),
    V_UHADD(VECTOR_THREE_SAME, "uhadd", "0 Q 101110 size 1 Rm 000001 Rn Rd"),
    V_SQADD(VECTOR_THREE_SAME, "sqadd", "0 Q 001110 size 1 Rm 000011 Rn Rd"),
    V_UQADD(VECTOR_THREE_SAME, "uqadd", "0 Q 101110 size 1 Rm 000011 Rn Rd"),
    V_SRHADD(VECTOR_THREE_SAME, "srhadd", "0 Q 001110 size 1 Rm 000101 Rn Rd"),
    V_URHADD(VECTOR_THREE_SAME, "urhadd", "0 Q 101110 size 1 Rm 000101 Rn Rd"),
    V_SHSUB(VECTOR_THREE_SAME, "shsub", "0 Q 001110 size 1 Rm 001001 Rn Rd"),
    V_UHSUB(VECTOR_THREE_SAME, "uhsub", "0 Q 101110 size 1 Rm 001001 Rn Rd"),
    V_SQSUB(VECTOR_THREE_SAME, "sqsub", "0 Q 001110 size 1 Rm 001011 Rn Rd"),
    V_UQSUB(VECTOR_THREE_SAME, "uqsub", "0 Q 101110 size 1 Rm 001011 Rn Rd"),
    V_CMGT(VECTOR_THREE_SAME, "cmgt", "0 Q 001110 size 1 Rm 001101 Rn Rd"),
    V_CMHI(VECTOR_THREE_SAME, "cmhi", "0 Q 101110 size 1 Rm 001101 Rn Rd"),
    V_CMGE(VECTOR_THREE_SAME, "cmge", "0 Q 001110 size 1 Rm 001111 Rn Rd"),
    V_CMHS(VECTOR_THREE_SAME, "cmhs", "0 Q 101110 size 1 Rm 001111 Rn Rd"),
    V_SSHL(VECTOR_THREE_SAME, "sshl", "0 Q 001110 size 1 Rm 010001 Rn Rd"),
    V_USHL(VECTOR_THREE_SAME, "ushl", "0 Q 101110 size 1 Rm 010001 Rn Rd"),
    V_SMAX(VECTOR_THREE_SAME, "smax", "0 Q 001110 size 1 Rm 011001 Rn Rd"),
    V_UMAX(VECTOR_THREE_SAME, "umax", "0 Q 101110 size 1 Rm 011001 Rn Rd"),
    V_SMIN(VECTOR_THREE_SAME, "smin", "0 Q 001110 size 1 Rm 011011 Rn Rd"),
    V_UMIN(VECTOR_THREE_SAME, "umin", "0 Q 101110 size 1 Rm 011011 Rn Rd"),
    V_SABD(VECTOR_THREE_SAME, "sabd", "0 Q 001110 size 1 Rm 011101 Rn Rd"),
    V_UABD(VECTOR_THREE_SAME, "uabd", "0 Q 101110 size 1 Rm 011101 Rn Rd"),
    V_SABA(VECTOR_THREE_SAME, "saba", "0 Q 001110 size 1 Rm 011111 Rn Rd"),
    V_UABA(VECTOR_THREE_SAME, "uaba", "0 Q 101110 size 1 Rm 011111 Rn Rd"),
    V_ADD(VECTOR_THREE_SAME, "add", "0 Q 001110 size 1 Rm 100001 Rn Rd"),
    V_SUB(VECTOR_THREE_SAME, "sub", "0 Q 101110 size 1 Rm 100001 Rn Rd"),
    V_CMTST(VECTOR_THREE_SAME, "cmtst", "0 Q 001110 size 1 Rm 100011 Rn Rd"),
    V_CMEQ(VECTOR_THREE_SAME, "cmeq", "0 Q 101110 size 1 Rm 100011 Rn Rd"),
    V_MLA(VECTOR_THREE_SAME, "mla", "0 Q 001110 size 1 Rm 100101 Rn Rd"),
    V_MLS(VECTOR_THREE_SAME, "mls", "0 Q 101110 size 1 Rm 100101 Rn Rd"),
    V_MUL(VECTOR_THREE_SAME, "mul", "0 Q 001110 size 1 Rm 100111 Rn Rd"),
    V_SMAXP(VECTOR_THREE_SAME, "smaxp", "0 Q 001110 size 1 Rm 101001 Rn Rd"),
    V_UMAXP(VECTOR_THREE_SAME, "umaxp", "0 Q 101110 size 1 Rm 101001 Rn Rd"),
    V_SMINP(VECTOR_THREE_SAME, "sminp", "0 Q 001110 size 1 Rm 101011 Rn Rd"),
    V_UMINP(VECTOR_THREE_SAME, "uminp", "0 Q 101110 size 1 Rm 101011 Rn Rd"),
    V_ADDP(VECTOR_THREE_SAME, "addp", "0 Q 001110 size 1 Rm 101111 Rn Rd"),
    V_AND(VECTOR_LOGICAL, "and", "0 Q 001110001 Rm 000111 Rn Rd"),
    V_BIC(VECTOR_LOGICAL, "bic", "0 Q 001110011 Rm 000111 Rn Rd"),
    V_ORR(VECTOR_LOGICAL, "orr", "0 Q 001110101 Rm 000111 Rn Rd"),
    V_ORN(VECTOR_LOGICAL, "orn", "0 Q 001110111 Rm 000111 Rn Rd"),
    V_EOR(VECTOR_LOGICAL, "eor", "0 Q 101110001 Rm 000111 Rn Rd"),
    V_BSL(VECTOR_LOGICAL, "bsl", "0 Q 101110011 Rm 000111 Rn Rd"),
    V_BIT(VECTOR_LOGICAL, "bit", "0 Q 101110101 Rm 000111 Rn Rd"),
    V_BIF(VECTOR_LOGICAL, "bif", "0 Q 101110111 Rm 000111 Rn Rd"),
    V_FMAXNM(VECTOR_FLOAT_THREE_SAME, "fmaxnm", "0 Q 0011100 S 1 Rm 110001 Rn Rd"),
    V_FMINNM(VECTOR_FLOAT_THREE_SAME, "fminnm", "0 Q 0011101 S 1 Rm 110001 Rn Rd"),
    V_FMLA(VECTOR_FLOAT_THREE_SAME, "fmla", "0 Q 0011100 S 1 Rm 110011 Rn Rd"),
    V_FMLS(VECTOR_FLOAT_THREE_SAME, "fmls", "0 Q 0011101 S 1 Rm 110011 Rn Rd"),
    V_FADD(VECTOR_FLOAT_THREE_SAME, "fadd", "0 Q 0011100 S 1 Rm 110101 Rn Rd"),
    V_FSUB(VECTOR_FLOAT_THREE_SAME, "fsub", "0 Q 0011101 S 1 Rm 110101 Rn Rd"),
    V_FMUL(VECTOR_FLOAT_THREE_SAME, "fmul", "0 Q 1011100 S 1 Rm 110111 Rn Rd"),
    V_FADDP(VECTOR_FLOAT_THREE_SAME, "faddp", "0 Q 1011100 S 1 Rm 110101 Rn Rd"),
    V_FABD(VECTOR_FLOAT_THREE_SAME, "fabd", "0 Q 1011101 S 1 Rm 110101 Rn Rd"),
    V_FCMEQ(VECTOR_FLOAT_THREE_SAME, "fcmeq", "0 Q 0011100 S 1 Rm 111001 Rn Rd"),
    V_FCMGE(VECTOR_FLOAT_THREE_SAME, "fcmge", "0 Q 1011100 S 1 Rm 111001 Rn Rd"),
    V_FCMGT(VECTOR_FLOAT_THREE_SAME, "fcmgt", "0 Q 1011101 S 1 Rm 111001 Rn Rd"),
    V_FMAX(VECTOR_FLOAT_THREE_SAME, "fmax", "0 Q 0011100 S 1 Rm 111101 Rn Rd"),
    V_FMIN(VECTOR_FLOAT_THREE_SAME, "fmin", "0 Q 0011101 S 1 Rm 111101 Rn Rd"),
    V_FDIV(VECTOR_FLOAT_THREE_SAME, "fdiv", "0 Q 1011100 S 1 Rm 111111 Rn Rd"),
    V_FACGE(VECTOR_FLOAT_THREE_SAME, "facge", "0 Q 1011100 S 1 Rm 111011 Rn Rd"),
    V_FACGT(VECTOR_FLOAT_THREE_SAME, "facgt", "0 Q 1011101 S 1 Rm 111011 Rn Rd"),
    V_FMAXNMP(VECTOR_FLOAT_THREE_SAME, "fmaxnmp", "0 Q 1011100 S 1 Rm 110001 Rn Rd"),
    V_FMINNMP(VECTOR_FLOAT_THREE_SAME, "fminnmp", "0 Q 1011101 S 1 Rm 110001 Rn Rd"),
    V_FMAXP(VECTOR_FLOAT_THREE_SAME, "fmaxp", "0 Q 1011100 S 1 Rm 111101 Rn Rd"),
    V_FMINP(VECTOR_FLOAT_THREE_SAME, "fminp", "0 Q 1011101 S 1 Rm 111101 Rn Rd"),
    V_REV64(VECTOR_TWO_MISC, "rev64", "0 Q 001110 size 100000000010 Rn Rd"),
    V_REV32(VECTOR_TWO_MISC, "rev32", "0 Q 101110 size 100000000010 Rn Rd"),
    V_REV16(VECTOR_TWO_MISC, "rev16", "0 Q 001110 size 100000000110 Rn Rd"),
    V_CLS(VECTOR_TWO_MISC, "cls", "0 Q 001110 size 100000010010 Rn Rd"),
    V_CLZ(VECTOR_TWO_MISC, "clz", "0 Q 101110 size 100000010010 Rn Rd"),
    V_CNT(VECTOR_TWO_MISC, "cnt", "0 Q 001110 size 100000010110 Rn Rd"),
    V_ABS(VECTOR_TWO_MISC, "abs", "0 Q 001110 size 100000101110 Rn Rd"),
    V_NEG(VECTOR_TWO_MISC, "neg", "0 Q 101110 size 100000101110 Rn Rd"),
    V_NOT(VECTOR_TWO_MISC, "mvn", "0 Q 10111000100000010110 Rn Rd"),
    V_RBIT(VECTOR_TWO_MISC, "rbit", "0 Q 10111001100000010110 Rn Rd"),
    V_CMGT_ZERO(VECTOR_COMPARE_ZERO, "cmgt", "0 Q 001110 size 100000100010 Rn Rd"),
    V_CMGE_ZERO(VECTOR_COMPARE_ZERO, "cmge", "0 Q 101110 size 100000100010 Rn Rd"),
    V_CMEQ_ZERO(VECTOR_COMPARE_ZERO, "cmeq", "0 Q 001110 size 100000100110 Rn Rd"),
    V_CMLE_ZERO(VECTOR_COMPARE_ZERO, "cmle", "0 Q 101110 size 100000100110 Rn Rd"),
    V_CMLT_ZERO(VECTOR_COMPARE_ZERO, "cmlt", "0 Q 001110 size 100000101010 Rn Rd"),
    V_XTN(VECTOR_NARROW, "xtn", "0 Q 001110 size 100001001010 Rn Rd"),
    V_SQXTUN(VECTOR_NARROW, "sqxtun", "0 Q 101110 size 100001001010 Rn Rd"),
    V_SQXTN(VECTOR_NARROW, "sqxtn", "0 Q 001110 size 100001010010 Rn Rd"),
    V_UQXTN(VECTOR_NARROW, "uqxtn", "0 Q 101110 size 100001010010 Rn Rd"),
    V_SADDLP(VECTOR_PAIRWISE_LONG, "saddlp", "0 Q 001110 size 100000001010 Rn Rd"),
    V_UADDLP(VECTOR_PAIRWISE_LONG, "uaddlp", "0 Q 101110 size 100000001010 Rn Rd"),
    V_SADALP(VECTOR_PAIRWISE_LONG, "sadalp", "0 Q 001110 size 100000011010 Rn Rd"),
    V_UADALP(VECTOR_PAIRWISE_LONG, "uadalp", "0 Q 101110 size 100000011010 Rn Rd"),
    V_FRINTN(VECTOR_FLOAT_TWO_MISC, "frintn", "0 Q 0011100 S 100001100010 Rn Rd"),
    V_FRINTM(VECTOR_FLOAT_TWO_MISC, "frintm", "0 Q 0011100 S 100001100110 Rn Rd"),
    V_FRINTP(VECTOR_FLOAT_TWO_MISC, "frintp", "0 Q 0011101 S 100001100010 Rn Rd"),
    V_FRINTZ(VECTOR_FLOAT_TWO_MISC, "frintz", "0 Q 0011101 S 100001100110 Rn Rd"),
    V_FRINTA(VECTOR_FLOAT_TWO_MISC, "frinta", "0 Q 1011100 S 100001100010 Rn Rd"),
    V_FRINTX(VECTOR_FLOAT_TWO_MISC, "frintx", "0 Q 1011100 S 100001100110 Rn Rd"),
    V_FRINTI(VECTOR_FLOAT_TWO_MISC, "frinti", "0 Q 1011101 S 100001100110 Rn Rd"),
    V_FCVTZS(VECTOR_FLOAT_TWO_MISC, "fcvtzs", "0 Q 0011101 S 100001101110 Rn Rd"),
    V_FCVTZU(VECTOR_FLOAT_TWO_MISC, "fcvtzu", "0 Q 1011101 S 100001101110 Rn Rd"),
    V_FCVTNS(VECTOR_FLOAT_TWO_MISC, "fcvtns", "0 Q 0011100 S 100001101010 Rn Rd"),
    V_FCVTNU(VECTOR_FLOAT_TWO_MISC, "fcvtnu", "0 Q 1011100 S 100001101010 Rn Rd"),
    V_FCVTPS(VECTOR_FLOAT_TWO_MISC, "fcvtps", "0 Q 0011101 S 100001101010 Rn Rd"),
    V_FCVTPU(VECTOR_FLOAT_TWO_MISC, "fcvtpu", "0 Q 1011101 S 100001101010 Rn Rd"),
    V_FCVTMS(VECTOR_FLOAT_TWO_MISC, "fcvtms", "0 Q 0011100 S 100001101110 Rn Rd"),
    V_FCVTMU(VECTOR_FLOAT_TWO_MISC, "fcvtmu", "0 Q 1011100 S 100001101110 Rn Rd"),
    V_FCVTAS(VECTOR_FLOAT_TWO_MISC, "fcvtas", "0 Q 0011100 S 100001110010 Rn Rd"),
    V_FCVTAU(VECTOR_FLOAT_TWO_MISC, "fcvtau", "0 Q 1011100 S 100001110010 Rn Rd"),
    V_SCVTF(VECTOR_FLOAT_TWO_MISC, "scvtf", "0 Q 0011100 S 100001110110 Rn Rd"),
    V_UCVTF(VECTOR_FLOAT_TWO_MISC, "ucvtf", "0 Q 1011100 S 100001110110 Rn Rd"),
    V_FABS(VECTOR_FLOAT_TWO_MISC, "fabs", "0 Q 0011101 S 100000111110 Rn Rd"),
    V_FNEG(VECTOR_FLOAT_TWO_MISC, "fneg", "0 Q 1011101 S 100000111110 Rn Rd"),
    V_FSQRT(VECTOR_FLOAT_TWO_MISC, "fsqrt", "0 Q 1011101 S 100001111110 Rn Rd"),
    V_FCMGT_ZERO(VECTOR_FLOAT_COMPARE_ZERO, "fcmgt", "0 Q 0011101 S 100000110010 Rn Rd"),
    V_FCMGE_ZERO(VECTOR_FLOAT_COMPARE_ZERO, "fcmge", "0 Q 1011101 S 100000110010 Rn Rd"),
    V_FCMEQ_ZERO(VECTOR_FLOAT_COMPARE_ZERO, "fcmeq", "0 Q 0011101 S 100000110110 Rn Rd"),
    V_FCMLE_ZERO(VECTOR_FLOAT_COMPARE_ZERO, "fcmle", "0 Q 1011101 S 100000110110 Rn Rd"),
    V_FCMLT_ZERO(VECTOR_FLOAT_COMPARE_ZERO, "fcmlt", "0 Q 0011101 S 100000111010 Rn Rd"),
    V_SADDLV(VECTOR_ACROSS, "saddlv", "0 Q 001110 size 110000001110 Rn Rd"),
    V_UADDLV(VECTOR_ACROSS, "uaddlv", "0 Q 101110 size 110000001110 Rn Rd"),
    V_SMAXV(VECTOR_ACROSS, "smaxv", "0 Q 001110 size 110000101010 Rn Rd"),
    V_UMAXV(VECTOR_ACROSS, "umaxv", "0 Q 101110 size 110000101010 Rn Rd"),
    V_SMINV(VECTOR_ACROSS, "sminv", "0 Q 001110 size 110001101010 Rn Rd"),
    V_UMINV(VECTOR_ACROSS, "uminv", "0 Q 101110 size 110001101010 Rn Rd"),
    V_ADDV(VECTOR_ACROSS, "addv", "0 Q 001110 size 110001101110 Rn Rd"),
    V_SADDL(VECTOR_THREE_DIFFERENT, "saddl", "0 Q 001110 size 1 Rm 000000 Rn Rd"),
    V_UADDL(VECTOR_THREE_DIFFERENT, "uaddl", "0 Q 101110 size 1 Rm 000000 Rn Rd"),
    V_SADDW(VECTOR_THREE_DIFFERENT, "saddw", "0 Q 001110 size 1 Rm 000100 Rn Rd"),
    V_UADDW(VECTOR_THREE_DIFFERENT, "uaddw", "0 Q 101110 size 1 Rm 000100 Rn Rd"),
    V_SSUBL(VECTOR_THREE_DIFFERENT, "ssubl", "0 Q 001110 size 1 Rm 001000 Rn Rd"),
    V_USUBL(VECTOR_THREE_DIFFERENT, "usubl", "0 Q 101110 size 1 Rm 001000 Rn Rd"),
    V_SSUBW(VECTOR_THREE_DIFFERENT, "ssubw", "0 Q 001110 size 1 Rm 001100 Rn Rd"),
    V_USUBW(VECTOR_THREE_DIFFERENT, "usubw", "0 Q 101110 size 1 Rm 001100 Rn Rd"),
    V_SABAL(VECTOR_THREE_DIFFERENT, "sabal", "0 Q 001110 size 1 Rm 010100 Rn Rd"),
    V_UABAL(VECTOR_THREE_DIFFERENT, "uabal", "0 Q 101110 size 1 Rm 010100 Rn Rd"),
    V_SABDL(VECTOR_THREE_DIFFERENT, "sabdl", "0 Q 001110 size 1 Rm 011100 Rn Rd"),
    V_UABDL(VECTOR_THREE_DIFFERENT, "uabdl", "0 Q 101110 size 1 Rm 011100 Rn Rd"),
    V_ADDHN(VECTOR_THREE_NARROW, "addhn", "0 Q 001110 size 1 Rm 010000 Rn Rd"),
    V_RADDHN(VECTOR_THREE_NARROW, "raddhn", "0 Q 101110 size 1 Rm 010000 Rn Rd"),
    V_SUBHN(VECTOR_THREE_NARROW, "subhn", "0 Q 001110 size 1 Rm 011000 Rn Rd"),
    V_RSUBHN(VECTOR_THREE_NARROW, "rsubhn", "0 Q 101110 size 1 Rm 011000 Rn Rd"),
    V_FCVTL(VECTOR_FLOAT_CONVERT, "fcvtl", "0 Q 0011100 S 100001011110 Rn Rd"),
    V_FCVTN(VECTOR_FLOAT_CONVERT, "fcvtn", "0 Q 0011100 S 100001011010 Rn Rd"),
    V_FMAXNMV(VECTOR_FLOAT_ACROSS, "fmaxnmv", "0 Q 1011100 S 110000110010 Rn Rd"),
    V_FMINNMV(VECTOR_FLOAT_ACROSS, "fminnmv", "0 Q 1011101 S 110000110010 Rn Rd"),
    V_FMAXV(VECTOR_FLOAT_ACROSS, "fmaxv", "0 Q 1011100 S 110000111110 Rn Rd"),
    V_FMINV(VECTOR_FLOAT_ACROSS, "fminv", "0 Q 1011101 S 110000111110 Rn Rd"),
    V_MUL_ELEMENT(VECTOR_ELEMENT, "mul", "0 Q 001111 size L Rm 1000 H 0 Rn Rd"),
    V_MLA_ELEMENT(VECTOR_ELEMENT, "mla", "0 Q 101111 size L Rm 0000 H 0 Rn Rd"),
    V_MLS_ELEMENT(VECTOR_ELEMENT, "mls", "0 Q 101111 size L Rm 0100 H 0 Rn Rd"),
    V_SMULL_ELEMENT(VECTOR_ELEMENT_LONG, "smull", "0 Q 001111 size L Rm 1010 H 0 Rn Rd"),
    V_SMLAL_ELEMENT(VECTOR_ELEMENT_LONG, "smlal", "0 Q 001111 size L Rm 0010 H 0 Rn Rd"),
    V_SMLSL_ELEMENT(VECTOR_ELEMENT_LONG, "smlsl", "0 Q 001111 size L Rm 0110 H 0 Rn Rd"),
    V_UMULL_ELEMENT(VECTOR_ELEMENT_LONG, "umull", "0 Q 101111 size L Rm 1010 H 0 Rn Rd"),
    V_UMLAL_ELEMENT(VECTOR_ELEMENT_LONG, "umlal", "0 Q 101111 size L Rm 0010 H 0 Rn Rd"),
    V_UMLSL_ELEMENT(VECTOR_ELEMENT_LONG, "umlsl", "0 Q 101111 size L Rm 0110 H 0 Rn Rd"),
    V_FMUL_ELEMENT(VECTOR_FLOAT_ELEMENT, "fmul", "0 Q 0011111 S L Rm 1001 H 0 Rn Rd"),
    V_FMLA_ELEMENT(VECTOR_FLOAT_ELEMENT, "fmla", "0 Q 0011111 S L Rm 0001 H 0 Rn Rd"),
    V_FMLS_ELEMENT(VECTOR_FLOAT_ELEMENT, "fmls", "0 Q 0011111 S L Rm 0101 H 0 Rn Rd"),
    F_FMUL_ELEMENT(SCALAR_FLOAT_ELEMENT, "fmul", "010111111 S L Rm 1001 H 0 Rn Rd"),
    F_FMLA_ELEMENT(SCALAR_FLOAT_ELEMENT, "fmla", "010111111 S L Rm 0001 H 0 Rn Rd"),
    F_FMLS_ELEMENT(SCALAR_FLOAT_ELEMENT, "fmls", "010111111 S L Rm 0101 H 0 Rn Rd"),
    V_SMLAL(VECTOR_THREE_DIFFERENT, "smlal", "0 Q 001110 size 1 Rm 100000 Rn Rd"),
    V_UMLAL(VECTOR_THREE_DIFFERENT, "umlal", "0 Q 101110 size 1 Rm 100000 Rn Rd"),
    V_SMLSL(VECTOR_THREE_DIFFERENT, "smlsl", "0 Q 001110 size 1 Rm 101000 Rn Rd"),
    V_UMLSL(VECTOR_THREE_DIFFERENT, "umlsl", "0 Q 101110 size 1 Rm 101000 Rn Rd"),
    V_SMULL(VECTOR_THREE_DIFFERENT, "smull", "0 Q 001110 size 1 Rm 110000 Rn Rd"),
    V_UMULL(VECTOR_THREE_DIFFERENT, "umull", "0 Q 101110 size 1 Rm 110000 Rn Rd"),
    V_DUP_ELEMENT(VECTOR_COPY, "dup", "0 Q 001110000 imm5 000001 Rn Rd"),
    V_DUP_GENERAL(VECTOR_COPY, "dup", "0 Q 001110000 imm5 000011 Rn Rd"),
    V_SMOV(VECTOR_COPY, "smov", "0 Q 001110000 imm5 001011 Rn Rd"),
    V_UMOV(VECTOR_COPY, "umov", "0 Q 001110000 imm5 001111 Rn Rd"),
    V_INS_GENERAL(VECTOR_COPY, "mov", "01001110000 imm5 000111 Rn Rd"),
    V_INS_ELEMENT(VECTOR_COPY, "mov", "01101110000 imm5 0 imm4 1 Rn Rd"),
    V_UZP1(VECTOR_PERMUTE, "uzp1", "0 Q 001110 size 0 Rm 000110 Rn Rd"),
    V_TRN1(VECTOR_PERMUTE, "trn1", "0 Q 001110 size 0 Rm 001010 Rn Rd"),
    V_ZIP1(VECTOR_PERMUTE, "zip1", "0 Q 001110 size 0 Rm 001110 Rn Rd"),
    V_UZP2(VECTOR_PERMUTE, "uzp2", "0 Q 001110 size 0 Rm 010110 Rn Rd"),
    V_TRN2(VECTOR_PERMUTE, "trn2", "0 Q 001110 size 0 Rm 011010 Rn Rd"),
    V_ZIP2(VECTOR_PERMUTE, "zip2", "0 Q 001110 size 0 Rm 011110 Rn Rd"),
    V_EXT(VECTOR_EXTRACT, "ext", "0 Q 101110000 Rm 0 imm4 0 Rn Rd"),
    V_TBL(VECTOR_TABLE, "tbl", "0 Q 001110000 Rm 0 len 000 Rn Rd"),
    V_TBX(VECTOR_TABLE, "tbx", "0 Q 001110000 Rm 0 len 100 Rn Rd"),
    V_IMMEDIATE(VECTOR_IMMEDIATE, "movi", "0 Q op 0111100000 abc cmode 01 defgh Rd"),
    V_SSHR(VECTOR_SHIFT_RIGHT, "sshr", "0 Q 0011110 immh immb 000001 Rn Rd"),
    V_USHR(VECTOR_SHIFT_RIGHT, "ushr", "0 Q 1011110 immh immb 000001 Rn Rd"),
    V_SSRA(VECTOR_SHIFT_RIGHT, "ssra", "0 Q 0011110 immh immb 000101 Rn Rd"),
    V_USRA(VECTOR_SHIFT_RIGHT, "usra", "0 Q 1011110 immh immb 000101 Rn Rd"),
    V_SRI(VECTOR_SHIFT_RIGHT, "sri", "0 Q 1011110 immh immb 010001 Rn Rd"),
    V_SHL(VECTOR_SHIFT_LEFT, "shl", "0 Q 0011110 immh immb 010101 Rn Rd"),
    V_SLI(VECTOR_SHIFT_LEFT, "sli", "0 Q 1011110 immh immb 010101 Rn Rd"),
    V_SHRN(VECTOR_SHIFT_NARROW, "shrn", "0 Q 0011110 immh immb 100001 Rn Rd"),
    V_RSHRN(VECTOR_SHIFT_NARROW, "rshrn", "0 Q 0011110 immh immb 100011 Rn Rd"),
    V_SSHLL(VECTOR_SHIFT_LONG, "sshll", "0 Q 0011110 immh immb 101001 Rn Rd"),
    V_USHLL(VECTOR_SHIFT_LONG, "ushll", "0 Q 1011110 immh immb 101001 Rn Rd"),
    D_CMGT(SCALAR_THREE_SAME, "cmgt", "01011110111 Rm 001101 Rn Rd"),
    D_CMHI(SCALAR_THREE_SAME, "cmhi", "01111110111 Rm 001101 Rn Rd"),
    D_CMGE(SCALAR_THREE_SAME, "cmge", "01011110111 Rm 001111 Rn Rd"),
    D_CMHS(SCALAR_THREE_SAME, "cmhs", "01111110111 Rm 001111 Rn Rd"),
    D_SSHL(SCALAR_THREE_SAME, "sshl", "01011110111 Rm 010001 Rn Rd"),
    D_USHL(SCALAR_THREE_SAME, "ushl", "01111110111 Rm 010001 Rn Rd"),
    D_ADD(SCALAR_THREE_SAME, "add", "01011110111 Rm 100001 Rn Rd"),
    D_SUB(SCALAR_THREE_SAME, "sub", "01111110111 Rm 100001 Rn Rd"),
    D_CMTST(SCALAR_THREE_SAME, "cmtst", "01011110111 Rm 100011 Rn Rd"),
    D_CMEQ(SCALAR_THREE_SAME, "cmeq", "01111110111 Rm 100011 Rn Rd"),
    D_CMGT_ZERO(SCALAR_COMPARE_ZERO, "cmgt", "0101111011100000100010 Rn Rd"),
    D_CMGE_ZERO(SCALAR_COMPARE_ZERO, "cmge", "0111111011100000100010 Rn Rd"),
    D_CMEQ_ZERO(SCALAR_COMPARE_ZERO, "cmeq", "0101111011100000100110 Rn Rd"),
    D_CMLE_ZERO(SCALAR_COMPARE_ZERO, "cmle", "0111111011100000100110 Rn Rd"),
    D_CMLT_ZERO(SCALAR_COMPARE_ZERO, "cmlt", "0101111011100000101010 Rn Rd"),
    D_ABS(SCALAR_TWO_MISC, "abs", "0101111011100000101110 Rn Rd"),
    D_NEG(SCALAR_TWO_MISC, "neg", "0111111011100000101110 Rn Rd"),
    F_SCVTF(SCALAR_FLOAT_TWO_MISC, "scvtf", "010111100 S 100001110110 Rn Rd"),
    F_UCVTF(SCALAR_FLOAT_TWO_MISC, "ucvtf", "011111100 S 100001110110 Rn Rd"),
    F_FCVTZS(SCALAR_FLOAT_TWO_MISC, "fcvtzs", "010111101 S 100001101110 Rn Rd"),
    F_FCVTZU(SCALAR_FLOAT_TWO_MISC, "fcvtzu", "011111101 S 100001101110 Rn Rd"),
    F_FCMEQ(SCALAR_FLOAT_THREE_SAME, "fcmeq", "010111100 S 1 Rm 111001 Rn Rd"),
    F_FCMGE(SCALAR_FLOAT_THREE_SAME, "fcmge", "011111100 S 1 Rm 111001 Rn Rd"),
    F_FCMGT(SCALAR_FLOAT_THREE_SAME, "fcmgt", "011111101 S 1 Rm 111001 Rn Rd"),
    F_FACGE(SCALAR_FLOAT_THREE_SAME, "facge", "011111100 S 1 Rm 111011 Rn Rd"),
    F_FACGT(SCALAR_FLOAT_THREE_SAME, "facgt", "011111101 S 1 Rm 111011 Rn Rd"),
    F_FABD(SCALAR_FLOAT_THREE_SAME, "fabd", "011111101 S 1 Rm 110101 Rn Rd"),
    F_FCMGT_ZERO(SCALAR_FLOAT_COMPARE_ZERO, "fcmgt", "010111101 S 100000110010 Rn Rd"),
    F_FCMGE_ZERO(SCALAR_FLOAT_COMPARE_ZERO, "fcmge", "011111101 S 100000110010 Rn Rd"),
    F_FCMEQ_ZERO(SCALAR_FLOAT_COMPARE_ZERO, "fcmeq", "010111101 S 100000110110 Rn Rd"),
    F_FCMLE_ZERO(SCALAR_FLOAT_COMPARE_ZERO, "fcmle", "011111101 S 100000110110 Rn Rd"),
    F_FCMLT_ZERO(SCALAR_FLOAT_COMPARE_ZERO, "fcmlt", "010111101 S 100000111010 Rn Rd"),
    D_ADDP(SCALAR_PAIRWISE, "addp", "0101111011110001101110 Rn Rd"),
    F_FADDP(SCALAR_FLOAT_PAIRWISE, "faddp", "011111100 S 110000110110 Rn Rd"),
    F_FMAXNMP(SCALAR_FLOAT_PAIRWISE, "fmaxnmp", "011111100 S 110000110010 Rn Rd"),
    F_FMINNMP(SCALAR_FLOAT_PAIRWISE, "fminnmp", "011111101 S 110000110010 Rn Rd"),
    F_FMAXP(SCALAR_FLOAT_PAIRWISE, "fmaxp", "011111100 S 110000111110 Rn Rd"),
    F_FMINP(SCALAR_FLOAT_PAIRWISE, "fminp", "011111101 S 110000111110 Rn Rd"),
    S_DUP(SCALAR_COPY, "mov", "01011110000 imm5 000001 Rn Rd"),
    D_SSHR(SCALAR_SHIFT_RIGHT, "sshr", "010111110 immh immb 000001 Rn Rd"),
    D_USHR(SCALAR_SHIFT_RIGHT, "ushr", "011111110 immh immb 000001 Rn Rd"),
    D_SSRA(SCALAR_SHIFT_RIGHT, "ssra", "010111110 immh immb 000101 Rn Rd"),
    D_USRA(SCALAR_SHIFT_RIGHT, "usra", "011111110 immh immb 000101 Rn Rd"),
    D_SRI(SCALAR_SHIFT_RIGHT, "sri", "011111110 immh immb 010001 Rn Rd"),
    D_SHL(SCALAR_SHIFT_LEFT, "shl", "010111110 immh immb 010101 Rn Rd"),
    D_SLI(SCALAR_SHIFT_LEFT, "sli", "011111110 immh immb 010101 Rn Rd"),
    LD2(STRUCTURE_INTERLEAVED, "ld2", "0 Q 001100010000001000 size Rn Rt"),
    LD2_POST(STRUCTURE_INTERLEAVED_POST, "ld2", "0 Q 001100110 Rm 1000 size Rn Rt"),
    ST2(STRUCTURE_INTERLEAVED, "st2", "0 Q 001100000000001000 size Rn Rt"),
    ST2_POST(STRUCTURE_INTERLEAVED_POST, "st2", "0 Q 001100100 Rm 1000 size Rn Rt"),
    LD3(STRUCTURE_INTERLEAVED, "ld3", "0 Q 001100010000000100 size Rn Rt"),
    LD3_POST(STRUCTURE_INTERLEAVED_POST, "ld3", "0 Q 001100110 Rm 0100 size Rn Rt"),
    ST3(STRUCTURE_INTERLEAVED, "st3", "0 Q 001100000000000100 size Rn Rt"),
    ST3_POST(STRUCTURE_INTERLEAVED_POST, "st3", "0 Q 001100100 Rm 0100 size Rn Rt"),
    LD4(STRUCTURE_INTERLEAVED, "ld4", "0 Q 001100010000000000 size Rn Rt"),
    LD4_POST(STRUCTURE_INTERLEAVED_POST, "ld4", "0 Q 001100110 Rm 0000 size Rn Rt"),
    ST4(STRUCTURE_INTERLEAVED, "st4", "0 Q 001100000000000000 size Rn Rt"),
    ST4_POST(STRUCTURE_INTERLEAVED_POST, "st4", "0 Q 001100100 Rm 0000 size Rn Rt"),
    ST1(STRUCTURE_MULTIPLE, "st1", "0 Q 00110000000000 opcode size Rn Rt"),
    ST1_POST(STRUCTURE_MULTIPLE_POST, "st1", "0 Q 001100100 Rm opcode size Rn Rt"),
    ST1_LANE(STRUCTURE_LANE, "st1", "0 Q 00110100000000 option S size Rn Rt"),
    ST1_LANE_POST(STRUCTURE_LANE_POST, "st1", "0 Q 001101100 Rm option S size Rn Rt"),
    LD1(STRUCTURE_MULTIPLE, "ld1", "0 Q 00110001000000 opcode size Rn Rt"),
    LD1_POST(STRUCTURE_MULTIPLE_POST, "ld1", "0 Q 001100110 Rm opcode size Rn Rt"),
    LD1_LANE(STRUCTURE_LANE, "ld1", "0 Q 00110101000000 option S size Rn Rt"),
    LD1_LANE_POST(STRUCTURE_LANE_POST, "ld1", "0 Q 001101110 Rm option S size Rn Rt");

    private static final int CLASSES = 16;
    private static final int CLASS_BIT = 25;
    private static final Operation[][] BY_CLASS = byClass();

    private final Form form;
    private final String mnemonic;
    private final Encoding encoding;

    Operation(Form form, String mnemonic, String diagram) {
        this.form = form;
        this.mnemonic = mnemonic;
        this.encoding = new Encoding(diagram);
    }

    /** The operation whose fixed bits a word has, empty where it is none of the table; not every one is allocated. */
    static Optional<Operation> of(int word) {
        for (Operation operation : BY_CLASS[(word >>> CLASS_BIT) & (CLASSES - 1)]) {
            if (operation.encoding.matches(word)) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }

    /** By bits 28 to 25, the first that the manual decodes. */
    private static Operation[][] byClass() {
        var lists = new Operation[CLASSES][];
        for (int number = 0; number < CLASSES; number++) {
            int word = number << CLASS_BIT;
            lists[number] = Arrays.stream(values())
                    .filter(operation -> operation.encoding.hasClass(word, (CLASSES - 1) << CLASS_BIT))
                    .toArray(Operation[]::new);
        }
        return lists;
    }

    public Form form() {
        return form;
    }

    /** The name in assembler; of loads and stores that of the plainest one. */
    public String mnemonic() {
        return mnemonic;
    }

    /** The bits that the operation fixes. */
    public int mask() {
        return encoding.mask();
    }

    /** The encoding with all fields zero. */
    public int match() {
        return encoding.match();
    }

    Encoding encoding() {
        return encoding;
    }
}
