package dev.abigate.diff.change;

import dev.abigate.diff.snapshot.SystemInterfaces;
import dev.abigate.diff.snapshot.SystemNeeds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The set of system interfaces that a build needs. Their single functions belong to {@link ImportComparer}. */
final class SystemComparer implements Comparer {
    @Override
    public void compare(Pair pair, Consumer<Change> found) {
        SystemNeeds before = pair.before().system();
        SystemNeeds after = pair.after().system();
        boolean threadsStarted = !before.threads() && after.threads();
        if (threadsStarted) {
            found.accept(new Change.ThreadsStarted(SystemInterfaces.threadEvidence(
                    pair.after().imports(), pair.after().exports())));
        }
        compareLevels(before, after, threadsStarted, found);
        compareMismatches(before, after, found);
        if (mixes(after) && !mixes(before)) {
            found.accept(new Change.LevelsMixed(SystemInterfaces.UNSTABLE, SystemInterfaces.PREVIEW1));
        }
    }

    private static void compareLevels(
            SystemNeeds before, SystemNeeds after, boolean threadsStarted, Consumer<Change> found) {
        Set<String> old = names(before);
        Set<String> now = names(after);
        if (threadsStarted) {
            now.remove(SystemInterfaces.THREADS);
        }
        if (old.equals(now)) {
            return;
        }
        var gained = new ArrayList<String>();
        var functions = new ArrayList<String>();
        for (SystemNeeds.Interface needed : after.interfaces()) {
            if (!old.contains(needed.name()) && now.contains(needed.name())) {
                gained.add(needed.name());
                functions.addAll(needed.functions());
            }
        }
        found.accept(new Change.SystemLevelChanged(before.level(), after.level(), gained, functions));
    }

    private static Set<String> names(SystemNeeds needs) {
        return needs.interfaces().stream()
                .map(SystemNeeds.Interface::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void compareMismatches(SystemNeeds before, SystemNeeds after, Consumer<Change> found) {
        Set<SystemNeeds.Mismatch> known = new HashSet<>();
        before.interfaces().forEach(needed -> known.addAll(needed.mismatches()));
        for (SystemNeeds.Interface needed : after.interfaces()) {
            needed.mismatches().stream()
                    .filter(mismatch -> !known.contains(mismatch))
                    .forEach(mismatch -> found.accept(new Change.SignatureMismatched(needed.name(), mismatch)));
        }
    }

    private static boolean mixes(SystemNeeds needs) {
        return names(needs).containsAll(List.of(SystemInterfaces.UNSTABLE, SystemInterfaces.PREVIEW1));
    }
}
