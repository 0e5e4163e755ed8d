package dev.abigate.diff.change;

import dev.abigate.diff.noise.MinifiedNames;
import dev.abigate.diff.snapshot.Snapshot;

/**
 * The two snapshots of a comparison, as the comparers see them.
 *
 * @param minified whether the names of both are, so that equal names do not mean equal things
 */
record Pair(Snapshot before, Snapshot after, Subtyping subtyping, boolean minified) {
    static Pair of(Snapshot before, Snapshot after) {
        return new Pair(before, after, new Subtyping(before, after), before.isMinified() && after.isMinified());
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
