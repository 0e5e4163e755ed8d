package dev.abigate.runtime.replay;

import dev.abigate.format.trace.TraceEvent;
import dev.abigate.format.trace.TraceFormat;
import dev.abigate.format.trace.TraceValue;
import dev.abigate.runtime.instance.Instance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Compares what an instance holds with what the one of the trace held. */
final class StateComparison {
    private final InstanceState state;
    private final ValueComparison comparison;
    private final Predicate<Integer> comparedGlobals;
    private final List<Map<Integer, Long>> expectedDigests = new ArrayList<>();
    private final List<Map<Integer, Long>> foundDigests = new ArrayList<>();
    private final Map<Integer, TraceValue> expectedGlobals = new HashMap<>();
    private final Map<Integer, TraceValue> foundGlobals = new HashMap<>();

    StateComparison(Instance instance, TraceValues values, ValueComparison comparison) {
        this.comparedGlobals = comparison.machineCode() ? SharedGlobals.of(instance)::contains : _ -> true;
        this.state = new InstanceState(instance, values);
        this.comparison = comparison;
        for (int i = 0; i < instance.memoryCount(); i++) {
            expectedDigests.add(new HashMap<>());
            foundDigests.add(new HashMap<>());
        }
    }

    /** Takes what differs. */
    interface Differences {
        void memory(String expected, String found);

        void global(String expected, String found);
    }

    /**
     * Compares the state now with that of the trace. A memory that the trace does not have is one that a compiler added to a
     * module without.
     *
     * @throws UnreplayableException where the trace's instance has more memories
     */
    void compare(TraceEvent.State expected, Differences differences) {
        TraceEvent.State found = state.changes();
        if (expected.memories().size() > found.memories().size()) {
            throw new UnreplayableException("%d memories, the trace has %d"
                    .formatted(found.memories().size(), expected.memories().size()));
        }
        for (int i = 0; i < expected.memories().size(); i++) {
            compare(i, expected.memories().get(i), found.memories().get(i), differences);
        }
        compare(expected.globals(), found.globals(), differences);
    }

    private void compare(
            int memory, TraceEvent.MemoryState expected, TraceEvent.MemoryState found, Differences differences) {
        if (expected.pages() != found.pages()) {
            differences.memory(pages(memory, expected), pages(memory, found));
        }
        Map<Integer, Long> old = expectedDigests.get(memory);
        Map<Integer, Long> now = foundDigests.get(memory);
        var changed = new TreeSet<Integer>();
        expected.changed().forEach(region -> {
            changed.add(region.number());
            old.put(region.number(), region.digest());
        });
        found.changed().forEach(region -> {
            changed.add(region.number());
            now.put(region.number(), region.digest());
        });
        for (int region : changed) {
            if (old.containsKey(region)
                    && now.containsKey(region)
                    && !old.get(region).equals(now.get(region))) {
                differences.memory(region(memory, region, old.get(region)), region(memory, region, now.get(region)));
            }
        }
    }

    private void compare(
            List<TraceEvent.GlobalSet> expected, List<TraceEvent.GlobalSet> found, Differences differences) {
        var changed = new TreeSet<Integer>();
        expected.forEach(global -> {
            changed.add(global.global());
            expectedGlobals.put(global.global(), global.value());
        });
        found.forEach(global -> {
            changed.add(global.global());
            foundGlobals.put(global.global(), global.value());
        });
        for (int global : changed) {
            TraceValue old = expectedGlobals.get(global);
            TraceValue now = foundGlobals.get(global);
            if (comparedGlobals.test(global) && (old == null || now == null || !comparison.same(old, now))) {
                differences.global(global(global, old), global(global, now));
            }
        }
    }

    private static String pages(int memory, TraceEvent.MemoryState state) {
        return "memory %d of %d pages".formatted(memory, state.pages());
    }

    private static String region(int memory, int number, long digest) {
        long from = (long) number * TraceFormat.REGION_BYTES;
        return "memory %d, 0x%x to 0x%x: digest %016x"
                .formatted(memory, from, from + TraceFormat.REGION_BYTES - 1, digest);
    }

    private static String global(int index, @Nullable TraceValue value) {
        return "global %d: %s".formatted(index, value == null ? "immutable" : value.text());
    }
}
