package dev.abigate.diff.change;

import dev.abigate.diff.noise.MinifiedNames;
import dev.abigate.diff.snapshot.Export;
import dev.abigate.diff.snapshot.Import;
import dev.abigate.diff.snapshot.Snapshot;
import java.util.List;
import java.util.stream.Stream;

/**
 * The two snapshots of a comparison, as the comparers see them.
 *
 * @param minified whether the names of both are, so that equal names do not mean equal things
 */
record Pair(Snapshot before, Snapshot after, Subtyping subtyping, boolean minified) {
    static Pair of(Snapshot before, Snapshot after) {
        return new Pair(
                before,
                after,
                new Subtyping(before, after),
                MinifiedNames.among(names(before)) && MinifiedNames.among(names(after)));
    }

    private static List<String> names(Snapshot snapshot) {
        return Stream.concat(
                        snapshot.imports().stream().map(Import::name),
                        snapshot.exports().stream().map(Export::name))
                .toList();
    }

    /** Whether a name stands for something else in each build. */
    boolean isMinified(String name) {
        return minified
                && MinifiedNames.isMinified(
                        name, before.imports().size() + before.exports().size());
    }

    /** Whether one is a module and the other its machine code, which leaves facts out. */
    boolean mixed() {
        return before.kind() != after.kind();
    }

    /** Whether both are AOT files, whose compiler rewrites pages and limits. */
    boolean bothAot() {
        return before.kind() == Snapshot.Kind.AOT && after.kind() == Snapshot.Kind.AOT;
    }
}
