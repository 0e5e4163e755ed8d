package dev.abigate.diff.change;

import dev.abigate.diff.snapshot.Features;
import dev.abigate.format.wasm.feature.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Features of the language: claimed by the tool chain, seen in code and types. Modules only; AOT files have flags. */
final class FeatureComparer implements Comparer {
    /** Features that show in memory types, whose change is a finding of its own, or that every engine has. */
    private static final Set<String> TOLD_ELSEWHERE = Set.of(
            Feature.MEMORY64.id(), Feature.THREADS.id(), Feature.MULTI_MEMORY.id(), Feature.CUSTOM_PAGE_SIZES.id());

    /** Names that tool chains claim: those of {@link Feature}, and parts of these that LLVM and linkers name by themselves. */
    private static final Set<String> KNOWN = Stream.concat(
                    Arrays.stream(Feature.values()).map(Feature::id),
                    Stream.of("bulk-memory-opt", "call-indirect-overlong", "shared-mem"))
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public void compare(Pair pair, Consumer<Change> found) {
        if (pair.mixed() || pair.bothAot()) {
            return;
        }
        Features before = pair.before().features();
        Features after = pair.after().features();
        List<String> unknown = unknownClaims(before, after);
        if (!unknown.isEmpty()) {
            found.accept(new Change.UnknownFeaturesClaimed(unknown));
        }
        var removed = new ArrayList<String>();
        var unclaimed = new ArrayList<String>();
        for (String feature : names(before, after)) {
            if (unknown.contains(feature)) {
                continue;
            }
            boolean usedBefore = before.uses(feature);
            boolean used = isUsed(feature, after);
            if ((used && !usedBefore) || (after.claims(feature) && !before.claims(feature) && !usedBefore)) {
                found.accept(new Change.FeatureAdded(feature, before.claims(feature), after.claims(feature), used));
            } else if ((usedBefore || before.claims(feature)) && !after.uses(feature) && !after.claims(feature)) {
                removed.add(feature);
            } else if (usedBefore
                    && after.uses(feature)
                    && before.claims(feature)
                    && after.claimed().isPresent()
                    && !after.claims(feature)) {
                unclaimed.add(feature);
            }
        }
        if (!removed.isEmpty()) {
            found.accept(new Change.FeaturesRemoved(removed));
        }
        if (!unclaimed.isEmpty()) {
            found.accept(new Change.FeatureClaimsLost(unclaimed));
        }
    }

    /** What only the new build claims and no table of ours lists. */
    private static List<String> unknownClaims(Features before, Features after) {
        return after.claimed().orElse(List.of()).stream()
                .filter(feature -> !before.claims(feature))
                .filter(feature -> !KNOWN.contains(feature))
                .toList();
    }

    private static Set<String> names(Features before, Features after) {
        var names = new TreeSet<String>();
        for (Features features : List.of(before, after)) {
            names.addAll(features.inCode());
            names.addAll(features.inTypes());
            features.claimed().ifPresent(names::addAll);
        }
        names.remove(Feature.MVP.id());
        names.remove(Feature.MUTABLE_GLOBALS.id());
        return names;
    }

    private static boolean isUsed(String feature, Features features) {
        if (feature.equals(Feature.EXCEPTIONS.id()) && features.uses(Feature.LEGACY_EXCEPTIONS.id())) {
            // Tags are part of both; that the older instructions are used is a finding already.
            return features.inCode().contains(feature);
        }
        return features.inCode().contains(feature)
                || (features.inTypes().contains(feature) && !TOLD_ELSEWHERE.contains(feature));
    }
}
