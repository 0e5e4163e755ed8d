package dev.abigate.runtime.aot.emulator;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Instructions that execute one after the other, up to a jump. */
public final class Block {
    /** Of a block that is executed this often a translation pays. */
    private static final int HOT = 500;

    private final long start;
    private final long end;
    private final MicroOperation[] operations;
    private final int instructions;
    private int executions;
    private @Nullable Entry entry;

    /** Where a translation contains the block. */
    record Entry(Translation translation, int number) {}

    /** @param end address behind the last instruction */
    Block(long start, long end, List<MicroOperation> operations, int instructions) {
        this.start = start;
        this.end = end;
        this.operations = operations.toArray(MicroOperation[]::new);
        this.instructions = instructions;
    }

    /** Address of the first instruction. */
    public long start() {
        return start;
    }

    /** Address behind the last instruction: where execution goes on unless a jump is taken. */
    public long end() {
        return end;
    }

    /** How many instructions there are, at least one. */
    public int instructions() {
        return instructions;
    }

    public List<MicroOperation> operations() {
        return List.of(operations);
    }

    MicroOperation[] steps() {
        return operations;
    }

    /** The jump at the end, empty where execution just goes on. */
    public Optional<MicroOperation> jump() {
        MicroOperation last = operations[operations.length - 1];
        return last.operator().endsBlock() ? Optional.of(last) : Optional.empty();
    }

    /** Counts an execution; returns whether the block has become hot by it. */
    boolean becomesHot() {
        return ++executions == HOT;
    }

    @Nullable
    Entry entry() {
        return entry;
    }

    /** From now on, whoever comes to the block executes a translation. */
    public void translated(Translation translation, int number) {
        entry = new Entry(translation, number);
    }
}
