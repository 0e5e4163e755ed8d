package dev.abigate.runtime.aot.emulator;

import java.util.ArrayList;
import java.util.List;

/** Collects the micro-operations of a block. */
public final class BlockBuilder {
    /** Register that is zero. */
    public static final int ZERO = 0;

    private final int nowhere;
    private final List<MicroOperation> operations = new ArrayList<>();
    private long address;
    private int instructions;

    /** @param nowhere register that takes what is written to the zero */
    BlockBuilder(int nowhere) {
        this.nowhere = nowhere;
    }

    void begin(long instruction) {
        address = instruction;
        instructions++;
    }

    /** Whether nothing can follow. */
    boolean ended() {
        return !operations.isEmpty() && operations.getLast().operator().endsBlock();
    }

    Block build(long start, long end) {
        if (operations.isEmpty()) {
            copy(nowhere, ZERO);
        }
        return new Block(start, end, operations, instructions);
    }

    /** Address of the instruction. */
    public long address() {
        return address;
    }

    /** Writes to a target what an operator makes of a register, and of another plus a constant. */
    public void add(Operator operator, int target, int first, int second, long constant) {
        boolean needed = target != ZERO || operator.isLoad();
        if (needed) {
            append(operator, target == ZERO ? nowhere : target, first, second, ZERO, constant, Routine.None.NONE);
        }
    }

    /** Writes to a target what an operator makes of two registers. */
    public void add(Operator operator, int target, int first, int second) {
        add(operator, target, first, second, 0);
    }

    /** Writes to a target what an operator makes of a register and a constant. */
    public void addConstant(Operator operator, int target, int first, long constant) {
        add(operator, target, first, ZERO, constant);
    }

    public void constant(int target, long value) {
        addConstant(Operator.ADD, target, ZERO, value);
    }

    public void copy(int target, int source) {
        addConstant(Operator.ADD, target, source, 0);
    }

    /** Stores a register at another plus a constant. */
    public void store(Operator operator, int source, int base, long offset) {
        store(operator, source, base, ZERO, offset);
    }

    /** Stores a register at the sum of two others and a constant. */
    public void store(Operator operator, int source, int base, int index, long offset) {
        append(operator, source, base, index, ZERO, offset, Routine.None.NONE);
    }

    public void compute(Computation computation, int target, int first, int second, int third) {
        compute(computation, target, first, second, third, 0);
    }

    /** Writes to a target what a computation makes of three registers and a constant. */
    public void compute(Computation computation, int target, int first, int second, int third, long constant) {
        if (target != ZERO) {
            append(Operator.COMPUTE, target, first, second, third, constant, computation);
        }
    }

    public void effect(Effect effect, long constant) {
        append(Operator.EFFECT, ZERO, ZERO, ZERO, ZERO, constant, effect);
    }

    /** Goes on at an address where two registers are as the operator says. */
    public void branch(Operator operator, int first, int second, long to) {
        append(operator, ZERO, first, second, ZERO, to, Routine.None.NONE);
    }

    /**
     * Goes on at a register plus a constant.
     *
     * @param operator a jump or a call
     */
    public void jump(Operator operator, int register, long constant) {
        append(operator, ZERO, register, ZERO, ZERO, constant, Routine.None.NONE);
    }

    private void append(
            Operator operator, int target, int first, int second, int third, long constant, Routine routine) {
        operations.add(
                new MicroOperation(operator, target, first, second, third, constant, routine, address, instructions));
    }
}
