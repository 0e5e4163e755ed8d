package dev.abigate.diff.change;

import dev.abigate.diff.snapshot.Snapshot;

/** The two snapshots of a comparison, as the comparers see them. */
record Pair(Snapshot before, Snapshot after, Subtyping subtyping) {
    static Pair of(Snapshot before, Snapshot after) {
        return new Pair(before, after, new Subtyping(before, after));
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
