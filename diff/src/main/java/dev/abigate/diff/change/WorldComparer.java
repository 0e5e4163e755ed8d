package dev.abigate.diff.change;

import dev.abigate.diff.change.Change.Role;
import dev.abigate.diff.snapshot.ComponentFacts;
import java.util.function.Consumer;

/** What components import and export. */
final class WorldComparer implements Comparer {
    @Override
    public void compare(Pair pair, Consumer<Change> found) {
        if (pair.before().component().isEmpty() || pair.after().component().isEmpty()) {
            return;
        }
        ComponentFacts before = pair.before().component().get();
        ComponentFacts after = pair.after().component().get();
        new WorldSide(Role.IMPORTED, before.imports(), after.imports(), found).compare();
        new WorldSide(Role.EXPORTED, before.exports(), after.exports(), found).compare();
    }
}
