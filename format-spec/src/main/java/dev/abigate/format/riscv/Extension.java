package dev.abigate.format.riscv;

import java.util.Locale;

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

    /** The letter or name that is added to the name of the instruction set, such as {@code m} in {@code rv64im}. */
    public String id() {
        String id = name().toLowerCase(Locale.ROOT);
        return needs64Bits() ? id.substring("rv64".length()) : id;
    }
}
