package dev.abigate.format.riscv;

/** An extension of the instruction set; those that begin with {@code RV64} exist with 64-bit registers only. */
public enum Extension {
    I,
    RV64I,
    ZIFENCEI,
    ZICSR,
    M,
    RV64M,
    A,
    RV64A,
    F,
    RV64F,
    D,
    RV64D,
    ZBA,
    RV64ZBA,
    ZBB,
    RV64ZBB;

    /** Whether its operations need registers of 64 bits. */
    public boolean needs64Bits() {
        return switch (this) {
            case RV64I, RV64M, RV64A, RV64F, RV64D, RV64ZBA, RV64ZBB -> true;
            case I, ZIFENCEI, ZICSR, M, A, F, D, ZBA, ZBB -> false;
        };
    }
}
