package dev.abigate.diff.change;

import java.util.function.Consumer;

/** Looks at one topic. */
@FunctionalInterface
interface Comparer {
    /** Hands every change of the topic to {@code found}; none where the two are equal. */
    void compare(Pair pair, Consumer<Change> found);
}
