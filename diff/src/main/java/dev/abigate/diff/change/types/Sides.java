package dev.abigate.diff.change.types;

import dev.abigate.diff.source.Program;
import dev.abigate.diff.source.TypeText;

/** What comparers of types share: both builds, how their types relate, what is the same, and how they are printed. */
record Sides(Program before, Program after, Relation relation, Sameness sameness, TypeText old, TypeText now) {
    static Sides of(Program before, Program after) {
        return new Sides(
                before,
                after,
                new Relation(before, after),
                new Sameness(before, after),
                new TypeText(before),
                new TypeText(after));
    }
}
