package dev.abigate.runtime.aot.emulator;

import dev.abigate.format.riscv.Format;
import dev.abigate.format.riscv.Instruction;
import dev.abigate.format.riscv.Operand;
import dev.abigate.format.riscv.Operation;

/** An instruction of RISC-V with its fields taken apart, for quick execution. */
final class MachineInstruction {
    /** Where a result for register x0 goes, which stays zero. */
    static final int NOWHERE = 32;

    final Operation operation;
    final int rd;
    final int rs1;
    final int rs2;
    final int rs3;
    final int rounding;
    final int length;
    /** The immediate of the operation's format, sign-extended; of a shift its amount. */
    final int immediate;

    MachineInstruction(Instruction instruction) {
        this.operation = instruction.operation();
        Format format = operation.format();
        boolean toFloat = format.operands().contains(Operand.FRD);
        this.rd = instruction.rd() == 0 && !toFloat ? NOWHERE : instruction.rd();
        this.rs1 = instruction.rs1();
        this.rs2 = instruction.rs2();
        this.rs3 = instruction.rs3();
        this.rounding = instruction.rounding();
        this.length = instruction.length();
        this.immediate = switch (format) {
            case IMMEDIATE, LOAD, JUMP_REGISTER, FLOAT_LOAD, CSR, CSR_IMMEDIATE -> instruction.immediate();
            case STORE, FLOAT_STORE -> instruction.storeOffset();
            case SHIFT, SHIFT_WORD -> instruction.shift();
            case UPPER -> instruction.upper();
            case BRANCH -> instruction.branchOffset();
            case JUMP -> instruction.jumpOffset();
            case REGISTER, UNARY, LOAD_RESERVED, ATOMIC, ORDERING, NONE, NONE_FUNCT3 -> 0;
            case FLOAT, FLOAT_ROUNDED, FLOAT_FUSED, FLOAT_UNARY_EXACT, FLOAT_UNARY_ROUNDED, FLOAT_COMPARE -> 0;
            case FLOAT_TO_INTEGER, FLOAT_TO_INTEGER_ROUNDED -> 0;
            case INTEGER_TO_FLOAT, INTEGER_TO_FLOAT_EXACT, INTEGER_TO_FLOAT_ROUNDED -> 0;
        };
    }
}
