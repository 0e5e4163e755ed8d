package dev.abigate.diff.change;

import dev.abigate.diff.snapshot.Export;
import dev.abigate.diff.snapshot.ExternalType;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.snapshot.SystemNeeds;
import java.util.List;
import java.util.function.Consumer;

/** How hosts start the module and allocate in it: entry points, the start function, allocator exports. */
final class EntryComparer implements Comparer {
    @Override
    public void compare(Pair pair, Consumer<Change> found) {
        SystemNeeds.Convention before = pair.before().system().convention();
        SystemNeeds.Convention after = pair.after().system().convention();
        if (before != after) {
            found.accept(new Change.ConventionChanged(before, after));
        }
        boolean start = pair.after().definitions().start();
        if (start != pair.before().definitions().start()) {
            found.accept(new Change.StartChanged(start));
        }
        List<String> allocatorsBefore = allocators(pair.before());
        List<String> allocatorsAfter = allocators(pair.after());
        if (!allocatorsAfter.containsAll(allocatorsBefore)) {
            found.accept(new Change.AllocatorReduced(allocatorsBefore, allocatorsAfter));
        }
    }

    private static List<String> allocators(Snapshot snapshot) {
        return snapshot.exports().stream()
                .filter(export -> export.type() instanceof ExternalType.Function)
                .map(Export::name)
                .filter(Conventions.ALLOCATORS::contains)
                .sorted()
                .toList();
    }
}
