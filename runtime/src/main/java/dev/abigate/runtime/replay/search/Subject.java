package dev.abigate.runtime.replay.search;

import dev.abigate.format.trace.SearchResult.Coverage;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.memory.LinearMemory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A build that executes inputs, each from the same state. */
final class Subject implements AutoCloseable {
    /** Both operands of a comparison. */
    private static final int OPERANDS_BYTES = 2 * Integer.BYTES;

    private final Build build;
    private final boolean comparesMemory;
    private final boolean restorable;
    private final CoverageMap coverage;
    private final NearestOperands nearest;
    private final byte[] counters;
    private final byte[] operands;
    private @Nullable Guest guest;

    /**
     * What an input came to.
     *
     * @param memory a digest of what the memory held in the end, where that is compared
     * @param fuel that was consumed, where that is metered
     */
    record Run(List<CallOutcome> calls, long memory, long fuel) {}

    /** An instance with all that it needs to begin anew. */
    private static final class Guest {
        private final Store store;
        private final Instance instance;
        private final HostCalls hostCalls;
        private final SequenceExecution execution;
        private final InstanceImage image;

        private Guest(Build build) {
            store = build.stores().get();
            hostCalls = new HostCalls(build.module());
            if (build.module().declarations().importedFunctions() > 0) {
                store.observe(hostCalls);
            }
            store.setFuel(build.fuel());
            instance = build.instances().apply(store);
            execution = new SequenceExecution(instance, hostCalls::take);
            execution.prepare();
            hostCalls.forget();
            image = new InstanceImage(instance);
        }
    }

    /**
     * A subject of which nothing has been executed.
     *
     * @param comparesMemory whether all of its memory has to be the same
     */
    Subject(Build build, boolean comparesMemory) {
        this.build = build;
        this.comparesMemory = comparesMemory;
        int count = build.counters().map(Build.Counters::count).orElse(0);
        this.coverage = new CoverageMap(count);
        this.counters = new byte[count];
        int comparisons = build.counters().map(Build.Counters::comparisons).orElse(0);
        this.nearest = new NearestOperands(comparisons);
        this.operands = new byte[OPERANDS_BYTES * comparisons];
        this.restorable = InstanceImage.isWhole(build.module(), build.memories());
    }

    /**
     * What comes of the calls of an input.
     *
     * @param fuel that it may consume, at most what the build allows
     */
    Run run(CallSequence sequence, long fuel) {
        Guest present = guest;
        if (present == null) {
            present = new Guest(build);
            guest = present;
        }
        clearCounters(present.instance);
        present.hostCalls.forget();
        present.store.setFuel(fuel);
        List<CallOutcome> outcomes = present.execution.run(sequence);
        readCounters(present.instance);
        LinearMemory memory = present.instance.firstMemory();
        var run = new Run(
                outcomes, comparesMemory ? memory.digest(0, (int) memory.byteSize()) : 0, fuel - present.store.fuel());
        if (!restorable || present.hostCalls.any() || !present.image.restore()) {
            close();
        }
        return run;
    }

    private void clearCounters(Instance instance) {
        build.counters().ifPresent(by -> {
            instance.memory(by.branches()).fill(0, (byte) 0, counters.length);
            instance.memory(by.operands()).fill(0, (byte) 0, operands.length);
        });
    }

    private void readCounters(Instance instance) {
        build.counters().ifPresent(by -> {
            instance.memory(by.branches()).read(0, counters, 0, counters.length);
            instance.memory(by.operands()).read(0, operands, 0, operands.length);
        });
    }

    /** What differed where the last input made the build compare. */
    Set<Comparison> comparisons() {
        var comparisons = new LinkedHashSet<Comparison>();
        for (int at = 0; at < operands.length; at += OPERANDS_BYTES) {
            var comparison = new Comparison(word(at), word(at + Integer.BYTES));
            if (comparison.left() != comparison.right()) {
                comparisons.add(comparison);
            }
        }
        return comparisons;
    }

    private int word(int at) {
        int word = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            word |= Byte.toUnsignedInt(operands[at + i]) << (Byte.SIZE * i);
        }
        return word;
    }

    /** Adds what the last input executed; whether something of it is new, or operands are nearer to one another than before. */
    boolean addCoverage() {
        boolean added = coverage.add(counters);
        for (int at = 0; at < operands.length; at += OPERANDS_BYTES) {
            int left = word(at);
            int right = word(at + Integer.BYTES);
            // Of a comparison that was not reached both are zero.
            if ((left | right) != 0) {
                added |= nearest.add(at / OPERANDS_BYTES, left, right);
            }
        }
        return added;
    }

    /** How much was executed by the inputs that were added. */
    Optional<Coverage> coverage() {
        return build.counters().map(_ -> coverage.coverage());
    }

    @Override
    public void close() {
        Guest present = guest;
        if (present != null) {
            guest = null;
            present.store.close();
        }
    }
}
