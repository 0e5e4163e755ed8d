package dev.abigate.diff.change;

import java.util.List;
import java.util.function.Consumer;

/** What two files of different kinds do not both tell. */
final class CoverageComparer implements Comparer {
    private static final List<String> LAYERS_OF_MODULES_ONLY = List.of(
            "imported memories, tables and tags (an AOT file does not name them)",
            "limits of memories (the AOT compiler rewrites them)",
            "features of the language",
            "custom sections and tool chain",
            "data segments",
            "code",
            "declared types");

    @Override
    public void compare(Pair pair, Consumer<Change> found) {
        if (pair.mixed()) {
            found.accept(new Change.LayersNotCompared(
                    pair.before().kind(), pair.after().kind(), LAYERS_OF_MODULES_ONLY));
        }
    }
}
