package dev.abigate.writer.coverage;

import dev.abigate.format.wasm.code.FunctionCode;
import dev.abigate.format.wasm.code.Instruction;
import dev.abigate.format.wasm.code.MemArg;
import dev.abigate.format.wasm.code.Opcode;
import dev.abigate.format.wasm.type.NumType;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts counters into functions: one for each function and each loop, and for each instruction that decides something one for
 * each way on from there. A counter is a byte of a memory of their own, and goes from 255 to 0. What is compared is kept in
 * another memory.
 */
final class BranchCounters {
    private static final int WAYS_OF_CONDITION = 2;

    private final int memory;
    private final int comparisonMemory;
    private int counters;
    private int comparisons;

    /**
     * Counters in a memory.
     *
     * @param comparisonMemory where what is compared goes
     */
    BranchCounters(int memory, int comparisonMemory) {
        this.memory = memory;
        this.comparisonMemory = comparisonMemory;
    }

    /** How many there are by now. */
    int count() {
        return counters;
    }

    /** How many places keep what they compare, by now. */
    int comparisons() {
        return comparisons;
    }

    /** A function with counters. */
    FunctionCode count(FunctionCode code, int parameters) {
        int scratch = parameters;
        for (FunctionCode.Locals locals : code.locals()) {
            scratch += locals.count();
        }
        var locals = new ArrayList<>(code.locals());
        locals.add(new FunctionCode.Locals(2, NumType.I32));
        var counted = new ArrayList<Instruction>();
        countPassing(counted);
        for (Instruction instruction : code.instructions()) {
            switch (instruction.op()) {
                case IF, BR_IF, SELECT, SELECT_T -> countCondition(scratch, counted);
                case BR_TABLE -> {
                    if (instruction instanceof Instruction.BranchTable table) {
                        countSelection(table.labels().size(), scratch, counted);
                    }
                }
                case I32_EQ, I32_NE, I32_LT_S, I32_LT_U, I32_GT_S, I32_GT_U, I32_LE_S, I32_LE_U, I32_GE_S, I32_GE_U ->
                    keepOperands(scratch, counted);
                default -> {}
            }
            counted.add(instruction);
            if (instruction.op() == Opcode.LOOP) {
                countPassing(counted);
            }
        }
        return new FunctionCode(locals, counted);
    }

    /** Counts each time that this place is passed. */
    private void countPassing(List<Instruction> code) {
        code.add(constant(0));
        code.add(constant(0));
        increase(code);
        counters++;
    }

    /** Keeps both operands, and leaves them as they were. */
    private void keepOperands(int scratch, List<Instruction> code) {
        code.add(local(Opcode.LOCAL_SET, scratch + 1));
        code.add(local(Opcode.LOCAL_SET, scratch));
        for (int operand = 0; operand < 2; operand++) {
            long offset = 2L * Integer.BYTES * comparisons + (long) Integer.BYTES * operand;
            code.add(constant(0));
            code.add(local(Opcode.LOCAL_GET, scratch + operand));
            code.add(new Instruction.Memory(Opcode.I32_STORE, new MemArg(0, comparisonMemory, offset)));
        }
        code.add(local(Opcode.LOCAL_GET, scratch));
        code.add(local(Opcode.LOCAL_GET, scratch + 1));
        comparisons++;
    }

    /** Counts by whether the operand is zero, and leaves it as it was. */
    private void countCondition(int scratch, List<Instruction> code) {
        code.add(local(Opcode.LOCAL_TEE, scratch));
        code.add(local(Opcode.LOCAL_GET, scratch));
        code.add(new Instruction.Plain(Opcode.I32_EQZ));
        countOperand(WAYS_OF_CONDITION, scratch, code);
    }

    /** Counts by the operand, where all from {@code labels} on are the same, and leaves it as it was. */
    private void countSelection(int labels, int scratch, List<Instruction> code) {
        code.add(local(Opcode.LOCAL_TEE, scratch));
        code.add(local(Opcode.LOCAL_GET, scratch));
        code.add(constant(labels));
        code.add(local(Opcode.LOCAL_GET, scratch));
        code.add(constant(labels));
        code.add(new Instruction.Plain(Opcode.I32_LT_U));
        code.add(new Instruction.Plain(Opcode.SELECT));
        countOperand(labels + 1, scratch, code);
    }

    /** Counts by the operand, which is below {@code ways}, and drops it. */
    private void countOperand(int ways, int scratch, List<Instruction> code) {
        code.add(local(Opcode.LOCAL_TEE, scratch + 1));
        code.add(local(Opcode.LOCAL_GET, scratch + 1));
        increase(code);
        counters += ways;
    }

    /** With the counter's number, from the next one on, twice on the stack. */
    private void increase(List<Instruction> code) {
        var where = new MemArg(0, memory, counters);
        code.add(new Instruction.Memory(Opcode.I32_LOAD8_U, where));
        code.add(constant(1));
        code.add(new Instruction.Plain(Opcode.I32_ADD));
        code.add(new Instruction.Memory(Opcode.I32_STORE8, where));
    }

    private static Instruction constant(int value) {
        return new Instruction.Constant(Opcode.I32_CONST, value);
    }

    private static Instruction local(Opcode op, int index) {
        return new Instruction.Indexed(op, index);
    }
}
