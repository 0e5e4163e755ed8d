package dev.abigate.diff.change;

import dev.abigate.diff.snapshot.ComponentFacts;
import dev.abigate.diff.snapshot.ComponentFacts.Module;
import dev.abigate.diff.snapshot.Snapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The core modules inside components, matched by name and, where several have one, by order. */
final class NestedModuleComparer implements Comparer {
    @Override
    public void compare(Pair pair, Consumer<Change> found) {
        Map<String, Deque<Module>> after = new HashMap<>();
        modules(pair.after())
                .forEach(module -> after.computeIfAbsent(module.name(), _ -> new ArrayDeque<>())
                        .add(module));
        var gone = new ArrayList<String>();
        for (Module old : modules(pair.before())) {
            Deque<Module> candidates = after.getOrDefault(old.name(), new ArrayDeque<>());
            if (candidates.isEmpty()) {
                gone.add(old.name());
            } else {
                compare(old, candidates.remove(), found);
            }
        }
        List<String> added = after.values().stream()
                .flatMap(Deque::stream)
                .map(Module::name)
                .sorted()
                .toList();
        if (!gone.isEmpty() || !added.isEmpty()) {
            found.accept(new Change.NestedModulesReplaced(gone, added));
        }
    }

    private static List<Module> modules(Snapshot snapshot) {
        return snapshot.component().map(ComponentFacts::modules).orElse(List.of());
    }

    private static void compare(Module old, Module now, Consumer<Change> found) {
        List<Change> changes = Changes.between(old.snapshot(), now.snapshot());
        if (changes.isEmpty()) {
            return;
        }
        var change = new Change.NestedModuleChanged(old.name(), changes);
        boolean noise = changes.stream().allMatch(Change.Recognised.class::isInstance);
        found.accept(
                noise && changes.getFirst() instanceof Change.Recognised(var kind, Change _)
                        ? new Change.Recognised(kind, change)
                        : change);
    }
}
