package dev.abigate.diff.change;

import dev.abigate.diff.snapshot.Export;
import dev.abigate.diff.snapshot.ExternalType;
import dev.abigate.diff.snapshot.Import;
import dev.abigate.diff.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Mutability of globals at the border, and the values of exported constants and of markers. */
final class GlobalComparer implements Comparer {
    @Override
    public void compare(Pair pair, Consumer<Change> found) {
        compareImports(pair, found);
        Map<String, Export> after = new HashMap<>();
        pair.after().exports().forEach(export -> after.putIfAbsent(export.name(), export));
        DataRange oldData = DataRange.of(pair.before());
        DataRange newData = DataRange.of(pair.after());
        var moved = new ArrayList<String>();
        for (Export old : pair.before().exports()) {
            Export now = after.get(old.name());
            if (now == null) {
                continue;
            }
            if (old.type() instanceof ExternalType.Global one && now.type() instanceof ExternalType.Global other) {
                compareGlobals(old.name(), one, other, oldData, newData, moved, found);
            } else {
                compareValues(old.name(), "returns ", old.returned(), now.returned(), oldData, newData, moved, found);
            }
        }
        if (!moved.isEmpty()) {
            found.accept(new Change.DataSymbolsMoved(moved));
        }
    }

    private static void compareImports(Pair pair, Consumer<Change> found) {
        Map<String, Import> after = new HashMap<>();
        pair.after().imports().forEach(item -> after.putIfAbsent(item.path(), item));
        for (Import old : pair.before().imports()) {
            Import now = after.get(old.path());
            if (now != null
                    && old.type() instanceof ExternalType.Global one
                    && now.type() instanceof ExternalType.Global other
                    && one.mutable() != other.mutable()) {
                found.accept(new Change.MutabilityChanged("import:" + old.path(), true, one, other));
            }
        }
    }

    private static void compareGlobals(
            String name,
            ExternalType.Global before,
            ExternalType.Global after,
            DataRange oldData,
            DataRange newData,
            List<String> moved,
            Consumer<Change> found) {
        if (before.mutable() != after.mutable()) {
            found.accept(new Change.MutabilityChanged("export:" + name, false, before, after));
        } else if (!Conventions.isLayoutGlobal(name)) {
            compareValues(name, "", before.value(), after.value(), oldData, newData, moved, found);
        }
    }

    /**
     * Compares the values of a constant: a global's, or what a function returns that does nothing else.
     *
     * @param verb what stands before the values of a marker
     */
    private static void compareValues(
            String name,
            String verb,
            OptionalLong before,
            OptionalLong after,
            DataRange oldData,
            DataRange newData,
            List<String> moved,
            Consumer<Change> found) {
        if (!differ(before, after)) {
            return;
        }
        long old = before.getAsLong();
        long now = after.getAsLong();
        if (Conventions.isMarker(name)) {
            found.accept(new Change.MarkerChanged(name, verb + old, verb + now));
        } else if (Conventions.ADDRESSES.contains(name) || (oldData.contains(old) && newData.contains(now))) {
            moved.add(name);
        } else {
            found.accept(new Change.ConstantChanged(name, old, now));
        }
    }

    private static boolean differ(OptionalLong before, OptionalLong after) {
        return before.isPresent() && after.isPresent() && before.getAsLong() != after.getAsLong();
    }

    /**
     * Where the addresses of static data can be.
     *
     * @param lowest below it linkers put no data
     * @param highest the end of the largest memory, or -1 where there is none
     */
    private record DataRange(long lowest, long highest) {
        static DataRange of(Snapshot snapshot) {
            long lowest = Math.min(
                    snapshot.layout().data().lowest().orElse(LayoutComparer.DEFAULT_GLOBAL_BASE),
                    LayoutComparer.DEFAULT_GLOBAL_BASE);
            long highest = memories(snapshot).stream()
                    .mapToLong(GlobalComparer::bytes)
                    .max()
                    .orElse(-1);
            return new DataRange(lowest, highest);
        }

        boolean contains(long value) {
            return value >= lowest && value <= highest;
        }
    }

    private static List<ExternalType.Memory> memories(Snapshot snapshot) {
        var memories = new ArrayList<>(snapshot.definitions().memories());
        for (Import item : snapshot.imports()) {
            if (item.type() instanceof ExternalType.Memory memory) {
                memories.add(memory);
            }
        }
        for (Export export : snapshot.exports()) {
            if (export.type() instanceof ExternalType.Memory memory) {
                memories.add(memory);
            }
        }
        return memories;
    }

    private static long bytes(ExternalType.Memory memory) {
        long high = Math.multiplyHigh(memory.limits().minimum(), memory.pageSize());
        long low = memory.limits().minimum() * memory.pageSize();
        return high == 0 && low >= 0 ? low : Long.MAX_VALUE;
    }
}
