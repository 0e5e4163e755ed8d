package dev.abigate.diff.change;

import dev.abigate.diff.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** All that differs between two snapshots. */
public final class Changes {
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
            new TypeComparer(),
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
        var changes = new ArrayList<Change>();
        var noise = new NoiseRecogniser(pair);
        for (Comparer comparer : COMPARERS) {
            comparer.compare(pair, change -> changes.add(noise.recognise(change)));
        }
        return changes;
    }
}
