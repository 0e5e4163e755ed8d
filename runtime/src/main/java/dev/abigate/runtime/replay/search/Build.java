package dev.abigate.runtime.replay.search;

import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.Instance;
import dev.abigate.runtime.instance.Store;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A build that a search executes.
 *
 * @param stores makes a store with the limits of one input
 * @param instances makes an instance in a store, ready for calls
 * @param fuel what each input may consume
 * @param counters which of its branches are taken, where that is counted
 */
public record Build(
        ExecutableModule module,
        Supplier<Store> stores,
        Function<Store, Instance> instances,
        long fuel,
        Optional<Counters> counters) {
    /**
     * What a module keeps about its execution, in memories that it exports and that are its last.
     *
     * @param branches the memory whose bytes count
     * @param count how many
     * @param operands the memory with the operands of comparisons, 8 bytes each
     * @param comparisons how many
     */
    public record Counters(String branches, int count, String operands, int comparisons) {
        /** How many memories are these. */
        static final int MEMORIES = 2;
    }

    /** The memories of the module, without those that count. */
    int memories() {
        return module.declarations().memoryCount()
                - counters.map(_ -> Counters.MEMORIES).orElse(0);
    }

    /** Whether the module has a memory that can hold anything. */
    boolean hasMemory() {
        return memories() > 0
                && !module.declarations().memory(0).limits().maximum().equals(OptionalLong.of(0));
    }
}
