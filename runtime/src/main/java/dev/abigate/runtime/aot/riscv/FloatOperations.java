package dev.abigate.runtime.aot.riscv;

import dev.abigate.format.riscv.Instruction;
import dev.abigate.format.riscv.Operand;
import dev.abigate.runtime.aot.emulator.BlockBuilder;

/** How the operations of F and D that compute become computations: those of the same names. */
final class FloatOperations {
    private FloatOperations() {}

    /** Decodes an instruction that is no load, store or move between registers. */
    static void decode(Instruction i, BlockBuilder block) {
        var operands = i.operation().format().operands();
        boolean toInteger = operands.contains(Operand.RD);
        boolean fromInteger = operands.contains(Operand.RS1);
        boolean converts = toInteger || fromInteger;
        block.compute(
                FloatComputation.valueOf(i.operation().name()),
                toInteger ? i.rd() : RiscvMachine.FLOATS + i.rd(),
                fromInteger ? i.rs1() : RiscvMachine.FLOATS + i.rs1(),
                operands.contains(Operand.FRS2) ? RiscvMachine.FLOATS + i.rs2() : BlockBuilder.ZERO,
                operands.contains(Operand.FRS3) ? RiscvMachine.FLOATS + i.rs3() : BlockBuilder.ZERO,
                converts && operands.contains(Operand.ROUNDING) && i.rounding() != FloatComputation.DYNAMIC
                        ? i.rounding()
                        : FloatComputation.NEAREST_EVEN);
    }
}
