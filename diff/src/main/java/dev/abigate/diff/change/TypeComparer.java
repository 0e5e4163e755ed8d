package dev.abigate.diff.change;

import dev.abigate.diff.change.types.TypeComparison;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.source.SourceTypes;
import dev.abigate.format.types.Coverage;
import dev.abigate.format.wasm.custom.Reference;
import java.util.Optional;
import java.util.function.Consumer;

/** Functions, variables and types of the source, where both builds tell them. */
final class TypeComparer implements Comparer {
    @Override
    public void compare(Pair pair, Consumer<Change> found) {
        Optional<SourceTypes> old = pair.before().source();
        Optional<SourceTypes> now = pair.after().source();
        if (old.isPresent() && now.isPresent()) {
            compare(pair, old.get(), now.get(), found);
        } else if (old.isPresent() || now.isPresent()) {
            found.accept(new Change.TypesNotTold(
                    old.isPresent(), old.or(() -> now).get().graph().coverage()));
        } else if (namesDebugInformation(pair.before()) || namesDebugInformation(pair.after())) {
            found.accept(new Change.TypesElsewhere(
                    namesDebugInformation(pair.before()), namesDebugInformation(pair.after())));
        }
    }

    private static boolean namesDebugInformation(Snapshot snapshot) {
        return snapshot.customSections().stream()
                .anyMatch(section -> section.name().equals(Reference.EXTERNAL_DEBUG_INFO));
    }

    private static void compare(Pair pair, SourceTypes old, SourceTypes now, Consumer<Change> found) {
        TypeComparison comparison = TypeComparison.of(pair.before(), old, pair.after(), now);
        comparison.changes().forEach(change -> found.accept(new Change.TypeChanged(change)));
        Coverage before = old.graph().coverage();
        Coverage after = now.graph().coverage();
        if (isReduced(before, after) || !comparison.incomplete().isEmpty()) {
            found.accept(new Change.TypesToldInPart(before, after, comparison.incomplete()));
        }
    }

    /** Whether a smaller part of the exported functions is described than before, or something cannot be read. */
    private static boolean isReduced(Coverage before, Coverage after) {
        Coverage.Share was = before.exportedFunctions();
        Coverage.Share is = after.exportedFunctions();
        return (long) is.described() * was.total() < (long) was.described() * is.total()
                || (!after.gaps().isEmpty() && !after.gaps().equals(before.gaps()));
    }
}
