package dev.abigate.runtime.aot.riscv;

import dev.abigate.format.aot.reloc.RelocationType;
import dev.abigate.format.riscv.Instruction;
import dev.abigate.runtime.aot.call.CallingConvention;
import dev.abigate.runtime.aot.emulator.BlockBuilder;
import dev.abigate.runtime.aot.emulator.IllegalInstruction;
import dev.abigate.runtime.aot.emulator.Machine;
import dev.abigate.runtime.aot.emulator.Operator;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * RV64IMAFDC with Zba and Zbb, in user mode, with the calling convention LP64D. Integer registers have their own numbers;
 * those for floating-point numbers follow.
 *
 * @see <a href="https://github.com/riscv/riscv-isa-manual">The RISC-V Instruction Set Manual, Volume I</a>
 * @see <a href="https://github.com/riscv-non-isa/riscv-elf-psabi-doc">RISC-V ABIs Specification</a>
 */
public final class RiscvMachine implements Machine {
    private static final int RA = 1;
    private static final int SP = 2;
    private static final int A0 = 10;
    /** Number of the first floating-point register. */
    static final int FLOATS = 32;

    private static final int TEMPORARY = 64;
    static final int RESERVED_ADDRESS = 65;
    static final int RESERVED_VALUE = 66;
    private static final int REGISTERS = 67;
    private static final int ZERO = BlockBuilder.ZERO;

    @Override
    public int registers() {
        return REGISTERS;
    }

    @Override
    public int instructionAlignment() {
        return Short.BYTES;
    }

    @Override
    public int stackPointer() {
        return SP;
    }

    @Override
    public int returnAddress() {
        return RA;
    }

    @Override
    public CallingConvention callingConvention() {
        return new CallingConvention(A0, 8, FLOATS + A0, 8, 0, true, FloatComputation.BOX);
    }

    @Override
    public String mnemonic(int encoding) {
        return Instruction.of(encoding, true).map(i -> i.operation().mnemonic()).orElse("unknown");
    }

    @Override
    public void relocate(RelocationType type, ByteBuffer bytes, int place, long address, long target) {
        RiscvRelocation.apply(type, bytes, place, address, target);
    }

    @Override
    public int decode(int word, int bytes, BlockBuilder block) {
        int length = Instruction.length(word);
        Optional<Instruction> decoded = length > bytes ? Optional.empty() : Instruction.of(word, true);
        if (decoded.isPresent()) {
            decode(decoded.get(), block);
        } else {
            block.effect(IllegalInstruction.UNDEFINED, length == Short.BYTES ? word & 0xffff : word);
        }
        return length;
    }

    private static void decode(Instruction i, BlockBuilder block) {
        if (roundsOtherwise(i)) {
            block.effect(IllegalInstruction.NOT_EMULATED, i.encoding());
            return;
        }
        switch (i.operation()) {
            case LUI -> block.constant(i.rd(), i.upper());
            case AUIPC -> block.constant(i.rd(), block.address() + i.upper());
            case JAL -> {
                block.constant(i.rd(), block.address() + i.length());
                block.jump(i.rd() == RA ? Operator.CALL : Operator.JUMP, ZERO, block.address() + i.jumpOffset());
            }
            case JALR -> jumpToRegister(i, block);
            case BEQ -> branch(Operator.BRANCH_EQUAL, i, block);
            case BNE -> branch(Operator.BRANCH_NOT_EQUAL, i, block);
            case BLT -> branch(Operator.BRANCH_LESS, i, block);
            case BGE -> branch(Operator.BRANCH_NOT_LESS, i, block);
            case BLTU -> branch(Operator.BRANCH_LESS_UNSIGNED, i, block);
            case BGEU -> branch(Operator.BRANCH_NOT_LESS_UNSIGNED, i, block);
            case LB -> block.addConstant(Operator.LOAD_BYTE, i.rd(), i.rs1(), i.immediate());
            case LH -> block.addConstant(Operator.LOAD_HALF, i.rd(), i.rs1(), i.immediate());
            case LW -> block.addConstant(Operator.LOAD_WORD, i.rd(), i.rs1(), i.immediate());
            case LD -> block.addConstant(Operator.LOAD_DOUBLE, i.rd(), i.rs1(), i.immediate());
            case LBU -> block.addConstant(Operator.LOAD_BYTE_UNSIGNED, i.rd(), i.rs1(), i.immediate());
            case LHU -> block.addConstant(Operator.LOAD_HALF_UNSIGNED, i.rd(), i.rs1(), i.immediate());
            case LWU -> block.addConstant(Operator.LOAD_WORD_UNSIGNED, i.rd(), i.rs1(), i.immediate());
            case SB -> block.store(Operator.STORE_BYTE, i.rs2(), i.rs1(), i.storeOffset());
            case SH -> block.store(Operator.STORE_HALF, i.rs2(), i.rs1(), i.storeOffset());
            case SW -> block.store(Operator.STORE_WORD, i.rs2(), i.rs1(), i.storeOffset());
            case SD -> block.store(Operator.STORE_DOUBLE, i.rs2(), i.rs1(), i.storeOffset());
            case ADDI -> block.addConstant(Operator.ADD, i.rd(), i.rs1(), i.immediate());
            case ADDIW -> block.addConstant(Operator.ADD_WORD, i.rd(), i.rs1(), i.immediate());
            case SLTI -> block.addConstant(Operator.LESS, i.rd(), i.rs1(), i.immediate());
            case SLTIU -> block.addConstant(Operator.LESS_UNSIGNED, i.rd(), i.rs1(), i.immediate());
            case XORI -> block.addConstant(Operator.XOR, i.rd(), i.rs1(), i.immediate());
            case ORI -> block.addConstant(Operator.OR, i.rd(), i.rs1(), i.immediate());
            case ANDI -> block.addConstant(Operator.AND, i.rd(), i.rs1(), i.immediate());
            case SLLI -> block.addConstant(Operator.SHIFT_LEFT, i.rd(), i.rs1(), i.shift());
            case SRLI -> block.addConstant(Operator.SHIFT_RIGHT, i.rd(), i.rs1(), i.shift());
            case SRAI -> block.addConstant(Operator.SHIFT_RIGHT_SIGNED, i.rd(), i.rs1(), i.shift());
            case ADD -> block.add(Operator.ADD, i.rd(), i.rs1(), i.rs2());
            case SUB -> block.add(Operator.SUBTRACT, i.rd(), i.rs1(), i.rs2());
            case SLL -> block.add(Operator.SHIFT_LEFT, i.rd(), i.rs1(), i.rs2());
            case SLT -> block.add(Operator.LESS, i.rd(), i.rs1(), i.rs2());
            case SLTU -> block.add(Operator.LESS_UNSIGNED, i.rd(), i.rs1(), i.rs2());
            case XOR -> block.add(Operator.XOR, i.rd(), i.rs1(), i.rs2());
            case SRL -> block.add(Operator.SHIFT_RIGHT, i.rd(), i.rs1(), i.rs2());
            case SRA -> block.add(Operator.SHIFT_RIGHT_SIGNED, i.rd(), i.rs1(), i.rs2());
            case OR -> block.add(Operator.OR, i.rd(), i.rs1(), i.rs2());
            case AND -> block.add(Operator.AND, i.rd(), i.rs1(), i.rs2());
            case MUL -> block.add(Operator.MULTIPLY, i.rd(), i.rs1(), i.rs2());
            case ADDW -> block.add(Operator.ADD_WORD, i.rd(), i.rs1(), i.rs2());
            case SUBW -> word(Operator.SUBTRACT, i, block);
            case MULW -> word(Operator.MULTIPLY, i, block);
            case SLLW -> integers(IntegerComputation.SLLW, i, block);
            case SRLW -> integers(IntegerComputation.SRLW, i, block);
            case SRAW -> integers(IntegerComputation.SRAW, i, block);
            case SLLIW -> shift(IntegerComputation.SLLW, i, block);
            case SRLIW -> shift(IntegerComputation.SRLW, i, block);
            case SRAIW -> shift(IntegerComputation.SRAW, i, block);
            case MULH -> integers(IntegerComputation.MULH, i, block);
            case MULHU -> integers(IntegerComputation.MULHU, i, block);
            case MULHSU -> integers(IntegerComputation.MULHSU, i, block);
            case DIV -> integers(IntegerComputation.DIV, i, block);
            case DIVU -> integers(IntegerComputation.DIVU, i, block);
            case REM -> integers(IntegerComputation.REM, i, block);
            case REMU -> integers(IntegerComputation.REMU, i, block);
            case DIVW -> integers(IntegerComputation.DIVW, i, block);
            case DIVUW -> integers(IntegerComputation.DIVUW, i, block);
            case REMW -> integers(IntegerComputation.REMW, i, block);
            case REMUW -> integers(IntegerComputation.REMUW, i, block);
            case ANDN -> integers(IntegerComputation.ANDN, i, block);
            case ORN -> integers(IntegerComputation.ORN, i, block);
            case XNOR -> integers(IntegerComputation.XNOR, i, block);
            case MAX -> integers(IntegerComputation.MAX, i, block);
            case MIN -> integers(IntegerComputation.MIN, i, block);
            case MAXU -> integers(IntegerComputation.MAXU, i, block);
            case MINU -> integers(IntegerComputation.MINU, i, block);
            case ROL -> integers(IntegerComputation.ROL, i, block);
            case ROR -> integers(IntegerComputation.ROR, i, block);
            case RORI -> shift(IntegerComputation.ROR, i, block);
            case ROLW -> integers(IntegerComputation.ROLW, i, block);
            case RORW -> integers(IntegerComputation.RORW, i, block);
            case RORIW -> shift(IntegerComputation.RORW, i, block);
            case CLZ -> integer(IntegerComputation.CLZ, i, block);
            case CTZ -> integer(IntegerComputation.CTZ, i, block);
            case CPOP -> integer(IntegerComputation.CPOP, i, block);
            case CLZW -> integer(IntegerComputation.CLZW, i, block);
            case CTZW -> integer(IntegerComputation.CTZW, i, block);
            case CPOPW -> integer(IntegerComputation.CPOPW, i, block);
            case SEXT_B -> integer(IntegerComputation.SEXT_B, i, block);
            case SEXT_H -> integer(IntegerComputation.SEXT_H, i, block);
            case ORC_B -> integer(IntegerComputation.ORC_B, i, block);
            case REV8 -> integer(IntegerComputation.REV8, i, block);
            case ZEXT_H -> block.addConstant(Operator.AND, i.rd(), i.rs1(), 0xffff);
            case SH1ADD -> shiftAndAdd(1, i.rs1(), i, block);
            case SH2ADD -> shiftAndAdd(2, i.rs1(), i, block);
            case SH3ADD -> shiftAndAdd(3, i.rs1(), i, block);
            case ADD_UW -> shiftAndAdd(0, lowerHalf(i, block), i, block);
            case SH1ADD_UW -> shiftAndAdd(1, lowerHalf(i, block), i, block);
            case SH2ADD_UW -> shiftAndAdd(2, lowerHalf(i, block), i, block);
            case SH3ADD_UW -> shiftAndAdd(3, lowerHalf(i, block), i, block);
            case SLLI_UW -> block.addConstant(Operator.SHIFT_LEFT, i.rd(), lowerHalf(i, block), i.shift());
            case FENCE, FENCE_I -> {}
            case ECALL, EBREAK, CSRRW, CSRRS, CSRRC, CSRRWI, CSRRSI, CSRRCI ->
                block.effect(IllegalInstruction.NOT_EMULATED, i.encoding());
            case LR_W, LR_D -> block.effect(RiscvEffect.LOAD_RESERVED, i.encoding());
            case SC_W, SC_D -> block.effect(RiscvEffect.STORE_CONDITIONAL, i.encoding());
            case AMOSWAP_W, AMOADD_W, AMOXOR_W, AMOAND_W, AMOOR_W, AMOMIN_W, AMOMAX_W, AMOMINU_W, AMOMAXU_W ->
                block.effect(RiscvEffect.ATOMIC, i.encoding());
            case AMOSWAP_D, AMOADD_D, AMOXOR_D, AMOAND_D, AMOOR_D, AMOMIN_D, AMOMAX_D, AMOMINU_D, AMOMAXU_D ->
                block.effect(RiscvEffect.ATOMIC, i.encoding());
            case FLW -> {
                block.addConstant(Operator.LOAD_WORD_UNSIGNED, TEMPORARY, i.rs1(), i.immediate());
                block.addConstant(Operator.OR, FLOATS + i.rd(), TEMPORARY, FloatComputation.BOX);
            }
            case FSW -> block.store(Operator.STORE_WORD, FLOATS + i.rs2(), i.rs1(), i.storeOffset());
            case FLD -> block.addConstant(Operator.LOAD_DOUBLE, FLOATS + i.rd(), i.rs1(), i.immediate());
            case FSD -> block.store(Operator.STORE_DOUBLE, FLOATS + i.rs2(), i.rs1(), i.storeOffset());
            case FMV_X_W -> block.addConstant(Operator.ADD_WORD, i.rd(), FLOATS + i.rs1(), 0);
            case FMV_W_X -> {
                block.addConstant(Operator.ADD_WORD_UNSIGNED, TEMPORARY, i.rs1(), 0);
                block.addConstant(Operator.OR, FLOATS + i.rd(), TEMPORARY, FloatComputation.BOX);
            }
            case FMV_X_D -> block.copy(i.rd(), FLOATS + i.rs1());
            case FMV_D_X -> block.copy(FLOATS + i.rd(), i.rs1());
            default -> FloatOperations.decode(i, block);
        }
    }

    /** Whether the result depends on a rounding mode that is not emulated: arithmetic other than to nearest. */
    private static boolean roundsOtherwise(Instruction i) {
        return switch (i.operation().format()) {
            case FLOAT_ROUNDED, FLOAT_FUSED, FLOAT_UNARY_ROUNDED ->
                i.rounding() != FloatComputation.NEAREST_EVEN && i.rounding() != FloatComputation.DYNAMIC;
            case FLOAT_TO_INTEGER_ROUNDED, INTEGER_TO_FLOAT_ROUNDED -> false;
            case REGISTER, UNARY, IMMEDIATE, SHIFT, SHIFT_WORD, UPPER, LOAD, STORE, BRANCH, JUMP -> false;
            case JUMP_REGISTER, LOAD_RESERVED, ATOMIC, ORDERING, CSR, CSR_IMMEDIATE, NONE, NONE_FUNCT3 -> false;
            case FLOAT, FLOAT_UNARY_EXACT, FLOAT_COMPARE, FLOAT_LOAD, FLOAT_STORE -> false;
            case FLOAT_TO_INTEGER, INTEGER_TO_FLOAT, INTEGER_TO_FLOAT_EXACT -> false;
        };
    }

    private static void branch(Operator operator, Instruction i, BlockBuilder block) {
        block.branch(operator, i.rs1(), i.rs2(), block.address() + i.branchOffset());
    }

    private static void jumpToRegister(Instruction i, BlockBuilder block) {
        block.addConstant(Operator.ADD, TEMPORARY, i.rs1(), i.immediate());
        block.addConstant(Operator.AND, TEMPORARY, TEMPORARY, -2);
        block.constant(i.rd(), block.address() + i.length());
        block.jump(i.rd() == RA ? Operator.CALL : Operator.JUMP, TEMPORARY, 0);
    }

    private static void word(Operator operator, Instruction i, BlockBuilder block) {
        block.add(operator, TEMPORARY, i.rs1(), i.rs2());
        block.addConstant(Operator.ADD_WORD, i.rd(), TEMPORARY, 0);
    }

    private static int lowerHalf(Instruction i, BlockBuilder block) {
        block.addConstant(Operator.ADD_WORD_UNSIGNED, TEMPORARY, i.rs1(), 0);
        return TEMPORARY;
    }

    private static void shiftAndAdd(int amount, int shifted, Instruction i, BlockBuilder block) {
        block.addConstant(Operator.SHIFT_LEFT, TEMPORARY, shifted, amount);
        block.add(Operator.ADD, i.rd(), TEMPORARY, i.rs2());
    }

    private static void integer(IntegerComputation computation, Instruction i, BlockBuilder block) {
        block.compute(computation, i.rd(), i.rs1(), ZERO, ZERO);
    }

    private static void integers(IntegerComputation computation, Instruction i, BlockBuilder block) {
        block.compute(computation, i.rd(), i.rs1(), i.rs2(), ZERO);
    }

    private static void shift(IntegerComputation computation, Instruction i, BlockBuilder block) {
        block.constant(TEMPORARY, i.shift());
        block.compute(computation, i.rd(), i.rs1(), TEMPORARY, ZERO);
    }
}
