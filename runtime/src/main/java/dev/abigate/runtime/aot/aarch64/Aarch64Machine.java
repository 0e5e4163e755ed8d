package dev.abigate.runtime.aot.aarch64;

import dev.abigate.format.aarch64.Instruction;
import dev.abigate.format.aarch64.Operation;
import dev.abigate.format.aot.reloc.RelocationType;
import dev.abigate.runtime.aot.call.CallingConvention;
import dev.abigate.runtime.aot.emulator.BlockBuilder;
import dev.abigate.runtime.aot.emulator.IllegalInstruction;
import dev.abigate.runtime.aot.emulator.Machine;
import dev.abigate.runtime.aot.emulator.Operator;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Armv8-A in the state AArch64, at exception level 0, with floating point and Advanced SIMD, and the calling convention
 * AAPCS64. The rounding mode is the one at the start of a program.
 *
 * @see <a href="https://developer.arm.com/documentation/ddi0487">Arm Architecture Reference Manual</a>
 * @see <a href="https://github.com/ARM-software/abi-aa">Procedure Call Standard</a>
 */
public final class Aarch64Machine implements Machine {
    private static final int ZERO = BlockBuilder.ZERO;
    private static final int PAGE_SHIFT = 12;

    @Override
    public int registers() {
        return Registers.COUNT;
    }

    @Override
    public int instructionAlignment() {
        return Integer.BYTES;
    }

    @Override
    public int stackPointer() {
        return Registers.STACK_POINTER;
    }

    @Override
    public int returnAddress() {
        return Registers.LINK;
    }

    @Override
    public CallingConvention callingConvention() {
        return new CallingConvention(
                Registers.general(0), 8, Registers.lower(0), 8, Registers.upper(0) - Registers.lower(0), false, 0);
    }

    @Override
    public String mnemonic(int encoding) {
        return Instruction.of(encoding).map(i -> i.operation().mnemonic()).orElse("unknown");
    }

    @Override
    public void relocate(RelocationType type, ByteBuffer bytes, int place, long address, long target) {
        Aarch64Relocation.apply(type, bytes, place, address, target);
    }

    @Override
    public int decode(int word, int bytes, BlockBuilder block) {
        Optional<Instruction> instruction = bytes < Integer.BYTES ? Optional.empty() : Instruction.of(word);
        if (instruction.isPresent()) {
            decode(instruction.get(), block);
        } else {
            block.effect(IllegalInstruction.UNDEFINED, word);
        }
        return Integer.BYTES;
    }

    private static void decode(Instruction i, BlockBuilder block) {
        var integers = new IntegerInstructions(i, block);
        var memory = new LoadStoreInstructions(i, block);
        var floats = new FloatInstructions(i, block);
        switch (i.form()) {
            case PC_RELATIVE -> pcRelative(i, block);
            case ADD_SUBTRACT_IMMEDIATE -> integers.addOrSubtractConstant();
            case LOGICAL_IMMEDIATE -> integers.logicalConstant();
            case MOVE_WIDE -> integers.moveWide();
            case BITFIELD -> integers.bitfield();
            case EXTRACT -> integers.extract();
            case LOGICAL_SHIFTED -> integers.logical();
            case ADD_SUBTRACT_SHIFTED -> integers.addOrSubtractRegister(false);
            case ADD_SUBTRACT_EXTENDED -> integers.addOrSubtractRegister(true);
            case ADD_SUBTRACT_CARRY -> integers.addWithCarry();
            case CONDITIONAL_COMPARE -> integers.conditionalCompare(false);
            case CONDITIONAL_COMPARE_IMMEDIATE -> integers.conditionalCompare(true);
            case CONDITIONAL_SELECT -> integers.conditionalSelect();
            case TWO_SOURCES -> integers.ofTwo();
            case ONE_SOURCE -> integers.ofOne();
            case THREE_SOURCES -> integers.multiply();
            case MULTIPLY_LONG -> integers.multiplyLong();
            case MULTIPLY_HIGH -> integers.multiplyHigh();
            case BRANCH -> branch(i, block);
            case BRANCH_CONDITIONAL -> Flags.branch(block, i.condition(), block.address() + i.offset());
            case COMPARE_AND_BRANCH -> compareAndBranch(i, block);
            case TEST_AND_BRANCH -> testAndBranch(i, block);
            case BRANCH_REGISTER -> branchToRegister(i, block);
            case HINT, BARRIER -> {}
            case SYSTEM_REGISTER, STORE_EXCLUSIVE_PAIR, LOAD_EXCLUSIVE_PAIR ->
                block.effect(IllegalInstruction.NOT_EMULATED, i.word());
            case EXCEPTION -> block.effect(IllegalInstruction.NOT_EMULATED, i.word());
            case LOAD_LITERAL -> memory.literal();
            case PAIR -> memory.pair();
            case LOAD_STORE_UNSIGNED_OFFSET -> memory.unsignedOffset();
            case LOAD_STORE_IMMEDIATE -> memory.immediate();
            case LOAD_STORE_REGISTER -> memory.registerOffset();
            case STORE_EXCLUSIVE -> block.effect(Aarch64Effect.STORE_EXCLUSIVE, i.word());
            case LOAD_EXCLUSIVE -> block.effect(Aarch64Effect.LOAD_EXCLUSIVE, i.word());
            case STORE_RELEASE -> block.effect(Aarch64Effect.STORE_RELEASE, i.word());
            case LOAD_ACQUIRE -> block.effect(Aarch64Effect.LOAD_ACQUIRE, i.word());
            case FLOAT_ONE_SOURCE -> floats.ofOne();
            case FLOAT_CONVERT -> floats.convert();
            case FLOAT_TWO_SOURCES -> floats.ofTwo();
            case FLOAT_THREE_SOURCES -> floats.ofThree();
            case FLOAT_COMPARE -> floats.compare(false);
            case FLOAT_COMPARE_ZERO -> floats.compare(true);
            case FLOAT_CONDITIONAL_COMPARE -> floats.conditionalCompare();
            case FLOAT_SELECT -> floats.select();
            case FLOAT_IMMEDIATE -> floats.immediate();
            case FLOAT_TO_INTEGER -> floats.toInteger();
            case INTEGER_TO_FLOAT -> floats.fromInteger();
            case FIXED_POINT -> floats.fixedPoint();
            case FLOAT_TOP -> floats.top();
            default -> VectorInstructions.decode(i, block);
        }
    }

    private static void pcRelative(Instruction i, BlockBuilder block) {
        long relative = i.relative();
        block.constant(
                Registers.general(i.rd()),
                i.operation() == Operation.ADR
                        ? block.address() + relative
                        : (block.address() & -1L << PAGE_SHIFT) + (relative << PAGE_SHIFT));
    }

    private static void branch(Instruction i, BlockBuilder block) {
        if (i.operation() == Operation.BL) {
            block.constant(Registers.LINK, block.address() + Integer.BYTES);
        }
        block.jump(i.operation() == Operation.BL ? Operator.CALL : Operator.JUMP, ZERO, block.address() + i.offset());
    }

    private static void compareAndBranch(Instruction i, BlockBuilder block) {
        int register = Registers.general(i.rd());
        if (!i.wide()) {
            block.addConstant(Operator.ADD_WORD_UNSIGNED, Registers.FIRST_TEMPORARY, register, 0);
            register = Registers.FIRST_TEMPORARY;
        }
        block.branch(
                i.operation() == Operation.CBZ ? Operator.BRANCH_EQUAL : Operator.BRANCH_NOT_EQUAL,
                register,
                ZERO,
                block.address() + i.offset());
    }

    private static void testAndBranch(Instruction i, BlockBuilder block) {
        block.addConstant(Operator.AND, Registers.FIRST_TEMPORARY, Registers.general(i.rd()), 1L << i.testedBit());
        block.branch(
                i.operation() == Operation.TBZ ? Operator.BRANCH_EQUAL : Operator.BRANCH_NOT_EQUAL,
                Registers.FIRST_TEMPORARY,
                ZERO,
                block.address() + i.offset());
    }

    private static void branchToRegister(Instruction i, BlockBuilder block) {
        int target = Registers.general(i.rn());
        if (i.operation() == Operation.BLR) {
            block.copy(Registers.FIRST_TEMPORARY, target);
            block.constant(Registers.LINK, block.address() + Integer.BYTES);
            block.jump(Operator.CALL, Registers.FIRST_TEMPORARY, 0);
        } else {
            block.jump(Operator.JUMP, target, 0);
        }
    }
}
