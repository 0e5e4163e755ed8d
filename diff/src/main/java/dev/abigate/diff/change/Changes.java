package dev.abigate.diff.change;

import dev.abigate.diff.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** All that differs between two snapshots. */
public final class Changes {
    /** All but that of the types. */
    private static final List<Comparer> COMPARERS = List.of(
            new ValidityComparer(),
            new ExportComparer(),
            new EntryComparer(),
            new ImportComparer(),
            new LimitsComparer(),
            new GlobalComparer(),
            new LayoutComparer(),
            new FeatureComparer(),
            new CustomSectionComparer(),
            new DylinkComparer(),
            new SystemComparer(),
            new CodeComparer(),
            new AotComparer(),
            new MinifiedComparer(),
            new WorldComparer(),
            new NestedModuleComparer(),
            new CoverageComparer());

    private Changes() {}

    /** The changes from one build to another, by topic; empty for equal ones. */
    public static List<Change> between(Snapshot before, Snapshot after) {
        return before.equals(after) ? List.of() : betweenAll(before, after);
    }

    /** The layers that {@link #between} leaves out for two builds: where it finds nothing there, that says nothing. */
    public static List<Layer> gaps(Snapshot before, Snapshot after) {
        return CoverageComparer.gaps(before, after);
    }

    /** As {@link #between}, without the short way for equal snapshots. */
    static List<Change> betweenAll(Snapshot before, Snapshot after) {
        if (before.component().isPresent() != after.component().isPresent()) {
            return List.of(new Change.BinaryLayerChanged(before.kind(), after.kind()));
        }
        Pair pair = Pair.of(before, after);
        // Large programs have so many types that comparing them takes as long as all else.
        CompletableFuture<List<Change>> types = CompletableFuture.supplyAsync(
                () -> found(new TypeComparer(), pair), Thread.ofPlatform().daemon()::start);
        var changes = new ArrayList<Change>();
        COMPARERS.forEach(comparer -> changes.addAll(found(comparer, pair)));
        changes.addAll(types.join());
        changes.replaceAll(new NoiseRecogniser(pair)::recognise);
        return changes;
    }

    private static List<Change> found(Comparer comparer, Pair pair) {
        var changes = new ArrayList<Change>();
        comparer.compare(pair, changes::add);
        return changes;
    }
}
