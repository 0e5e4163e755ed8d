package dev.abigate.format.riscv;

/** An operand of an instruction as the assembler writes it. */
public enum Operand {
    /** Integer register in the fields of the same name. */
    RD,
    RS1,
    RS2,
    /** Floating-point register in the field rd, rs1, rs2 or rs3. */
    FRD,
    FRS1,
    FRS2,
    FRS3,
    /** Signed 12-bit immediate of the I format. */
    IMMEDIATE,
    /** Upper 20 bits, without the zeros below them. */
    UPPER,
    /** Shift amount of five or six bits. */
    SHIFT,
    /** Memory at rs1 plus the immediate of the I format, {@code 8(sp)}. */
    LOAD_ADDRESS,
    /** Memory at rs1 plus the immediate of the S format. */
    STORE_ADDRESS,
    /** Memory at rs1, {@code (a0)}. */
    ADDRESS,
    /** Target of a branch: the instruction's own address plus the immediate of the B format. */
    BRANCH_TARGET,
    /** Target of a jump: the instruction's own address plus the immediate of the J format. */
    JUMP_TARGET,
    /** Rounding mode, not written where it is the dynamic one. */
    ROUNDING,
    /** The accesses before a fence that come before those behind it. */
    PREDECESSORS,
    /** The accesses behind a fence. */
    SUCCESSORS,
    /** Number of a control and status register. */
    CSR,
    /** Five-bit immediate in the place of rs1. */
    CSR_IMMEDIATE
}
