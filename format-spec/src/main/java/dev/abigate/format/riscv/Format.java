package dev.abigate.format.riscv;

import static dev.abigate.format.riscv.Operand.ADDRESS;
import static dev.abigate.format.riscv.Operand.BRANCH_TARGET;
import static dev.abigate.format.riscv.Operand.FRD;
import static dev.abigate.format.riscv.Operand.FRS1;
import static dev.abigate.format.riscv.Operand.FRS2;
import static dev.abigate.format.riscv.Operand.FRS3;
import static dev.abigate.format.riscv.Operand.JUMP_TARGET;
import static dev.abigate.format.riscv.Operand.LOAD_ADDRESS;
import static dev.abigate.format.riscv.Operand.PREDECESSORS;
import static dev.abigate.format.riscv.Operand.RD;
import static dev.abigate.format.riscv.Operand.ROUNDING;
import static dev.abigate.format.riscv.Operand.RS1;
import static dev.abigate.format.riscv.Operand.RS2;
import static dev.abigate.format.riscv.Operand.STORE_ADDRESS;
import static dev.abigate.format.riscv.Operand.SUCCESSORS;

import java.util.List;

/** Which bits of an encoding say what the operation is, and which operands the others hold. */
public enum Format {
    REGISTER(0xfe00707f, RD, RS1, RS2),
    UNARY(0xfff0707f, RD, RS1),
    IMMEDIATE(0x0000707f, RD, RS1, Operand.IMMEDIATE),
    SHIFT(0xfc00707f, RD, RS1, Operand.SHIFT),
    SHIFT_WORD(0xfe00707f, RD, RS1, Operand.SHIFT),
    UPPER(0x0000007f, RD, Operand.UPPER),
    LOAD(0x0000707f, RD, LOAD_ADDRESS),
    STORE(0x0000707f, RS2, STORE_ADDRESS),
    BRANCH(0x0000707f, RS1, RS2, BRANCH_TARGET),
    JUMP(0x0000007f, RD, JUMP_TARGET),
    JUMP_REGISTER(0x0000707f, RD, LOAD_ADDRESS),
    LOAD_RESERVED(0xf9f0707f, RD, ADDRESS),
    ATOMIC(0xf800707f, RD, RS2, ADDRESS),
    ORDERING(0x0000707f, PREDECESSORS, SUCCESSORS),
    CSR(0x0000707f, RD, Operand.CSR, RS1),
    CSR_IMMEDIATE(0x0000707f, RD, Operand.CSR, Operand.CSR_IMMEDIATE),
    FLOAT(0xfe00707f, FRD, FRS1, FRS2),
    FLOAT_ROUNDED(0xfe00007f, FRD, FRS1, FRS2, ROUNDING),
    FLOAT_FUSED(0x0600007f, FRD, FRS1, FRS2, FRS3, ROUNDING),
    /** A conversion that never rounds: its rounding mode is not written. */
    FLOAT_UNARY_EXACT(0xfff0007f, FRD, FRS1),
    FLOAT_UNARY_ROUNDED(0xfff0007f, FRD, FRS1, ROUNDING),
    FLOAT_COMPARE(0xfe00707f, RD, FRS1, FRS2),
    FLOAT_LOAD(0x0000707f, FRD, LOAD_ADDRESS),
    FLOAT_STORE(0x0000707f, FRS2, STORE_ADDRESS),
    FLOAT_TO_INTEGER(0xfff0707f, RD, FRS1),
    FLOAT_TO_INTEGER_ROUNDED(0xfff0007f, RD, FRS1, ROUNDING),
    INTEGER_TO_FLOAT(0xfff0707f, FRD, RS1),
    INTEGER_TO_FLOAT_EXACT(0xfff0007f, FRD, RS1),
    INTEGER_TO_FLOAT_ROUNDED(0xfff0007f, FRD, RS1, ROUNDING),
    NONE_FUNCT3(0x0000707f),
    NONE(0xffffffff);

    private final int mask;
    private final List<Operand> operands;

    Format(int mask, Operand... operands) {
        this.mask = mask;
        this.operands = List.of(operands);
    }

    /** The bits of an encoding that the operation fixes. */
    public int mask() {
        return mask;
    }

    /** The operands in the assembler's order. */
    public List<Operand> operands() {
        return operands;
    }
}
