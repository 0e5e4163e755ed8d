package dev.abigate.diff.change;

import dev.abigate.diff.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What two files of different kinds, or recorded by different versions of this tool, do not both tell. */
final class CoverageComparer implements Comparer {
    private static final List<Layer> LAYERS_OF_MODULES_ONLY = List.of(
            Layer.IMPORTS, Layer.MEMORY, Layer.FEATURES, Layer.SECTIONS, Layer.DATA, Layer.CODE, Layer.DECLARED_TYPES);

    @Override
    public void compare(Pair pair, Consumer<Change> found) {
        int revision = pair.before().revision();
        if (revision != pair.after().revision()) {
            found.accept(new Change.RevisionsDiffer(revision, pair.after().revision()));
        }
        if (pair.mixed()) {
            found.accept(new Change.LayersNotCompared(
                    pair.before().kind(), pair.after().kind(), LAYERS_OF_MODULES_ONLY));
        }
    }

    /** The layers of two builds that nobody compared. */
    static List<Layer> gaps(Snapshot before, Snapshot after) {
        if (before.equals(after)) {
            return List.of();
        }
        var gaps = new ArrayList<Layer>();
        if (before.kind() != after.kind()) {
            if (before.component().isPresent() || after.component().isPresent()) {
                gaps.add(Layer.EXPORTS);
            }
            gaps.addAll(LAYERS_OF_MODULES_ONLY);
        }
        if (before.source().isEmpty() || after.source().isEmpty()) {
            gaps.add(Layer.TYPES);
        }
        return gaps;
    }
}
