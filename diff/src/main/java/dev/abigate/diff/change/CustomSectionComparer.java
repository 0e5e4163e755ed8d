package dev.abigate.diff.change;

import dev.abigate.diff.snapshot.CustomSection;
import dev.abigate.diff.snapshot.Producer;
import dev.abigate.diff.snapshot.SectionFlaws;
import dev.abigate.diff.snapshot.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Custom sections of modules: the unknown ones by content, the known ones by what their coming and going means. */
final class CustomSectionComparer implements Comparer {
    /** They change with nearly every build and mean nothing to a host: only whether they are there counts. */
    private static final Set<String> NAMES = Set.of("name", "component-name");

    private static final String LINKING = "linking";
    /** Sections whose facts are compared as such, or that say nothing about behaviour. */
    private static final Set<String> KNOWN = Set.of("producers", "target_features", "dylink", "dylink.0");

    @Override
    public void compare(Pair pair, Consumer<Change> found) {
        compareProducers(pair, found);
        if (pair.mixed() || pair.bothAot()) {
            return;
        }
        Map<String, List<CustomSection>> before = byName(pair.before());
        Map<String, List<CustomSection>> after = byName(pair.after());
        before.forEach((name, sections) -> compareSections(name, sections, after.getOrDefault(name, List.of()), found));
        after.forEach((name, sections) -> {
            int old = before.getOrDefault(name, List.of()).size();
            if (!isKnown(name) && !NAMES.contains(name)) {
                sections.stream()
                        .skip(old)
                        .limit(old == 0 ? 1 : 0)
                        .forEach(section -> found.accept(new Change.CustomSectionAdded(section)));
            }
            if (sections.size() > 1 && sections.size() > old) {
                found.accept(new Change.SectionDuplicated(name, old, sections.size()));
            }
        });
        compareFlaws(pair, found);
        compareDebugInformation(pair, found);
        compareBuildIds(pair, found);
    }

    private static Map<String, List<CustomSection>> byName(Snapshot snapshot) {
        return snapshot.customSections().stream()
                .collect(Collectors.groupingBy(CustomSection::name, LinkedHashMap::new, Collectors.toList()));
    }

    /** Whether a section's content is a topic of its own. */
    private static boolean isKnown(String name) {
        return KNOWN.contains(name) || name.startsWith("reloc.") || name.startsWith(".debug_");
    }

    private static void compareSections(
            String name, List<CustomSection> before, List<CustomSection> after, Consumer<Change> found) {
        if (isKnown(name)) {
            return;
        }
        for (int i = 0; i < before.size(); i++) {
            CustomSection old = before.get(i);
            if (i >= after.size()) {
                found.accept(new Change.CustomSectionRemoved(old));
            } else if (!old.equals(after.get(i)) && !NAMES.contains(name)) {
                found.accept(
                        name.equals(LINKING)
                                ? new Change.LinkingChanged(old, after.get(i))
                                : new Change.CustomSectionChanged(old, after.get(i)));
            }
        }
    }

    /** A section that cannot be read is compared by its bytes alone: where these are equal, nothing is missed. */
    private static void compareFlaws(Pair pair, Consumer<Change> found) {
        SectionFlaws before = pair.before().sectionFlaws();
        SectionFlaws after = pair.after().sectionFlaws();
        Map<String, List<CustomSection>> old = byName(pair.before());
        Map<String, List<CustomSection>> now = byName(pair.after());
        boolean equal = before.unreadable().equals(after.unreadable())
                && after.unreadable().stream()
                        .allMatch(name -> old.getOrDefault(name, List.of()).equals(now.getOrDefault(name, List.of())));
        if (!equal) {
            found.accept(new Change.SectionsUnreadable(before.unreadable(), after.unreadable()));
        }
        List<String> misplaced = after.misplaced().stream()
                .filter(name -> !before.misplaced().contains(name))
                .toList();
        if (!misplaced.isEmpty()) {
            found.accept(new Change.SectionsMisplaced(misplaced));
        }
    }

    private static void compareDebugInformation(Pair pair, Consumer<Change> found) {
        List<CustomSection> before = debugInformation(pair.before());
        List<CustomSection> after = debugInformation(pair.after());
        if (!before.isEmpty() && after.isEmpty()) {
            found.accept(new Change.DebugInformationRemoved(before));
        } else if (before.isEmpty() && !after.isEmpty()) {
            found.accept(new Change.DebugInformationAdded(after));
        }
    }

    private static List<CustomSection> debugInformation(Snapshot snapshot) {
        return snapshot.customSections().stream()
                .filter(CustomSection::isDebugInformation)
                .toList();
    }

    private static void compareProducers(Pair pair, Consumer<Change> found) {
        List<Producer> before = pair.before().producers();
        List<Producer> after = pair.after().producers();
        if (!before.equals(after) && !pair.mixed()) {
            found.accept(new Change.ProducersChanged(
                    before.stream().map(Producer::text).toList(),
                    after.stream().map(Producer::text).toList()));
        }
    }

    private static void compareBuildIds(Pair pair, Consumer<Change> found) {
        Optional<String> buildId = pair.after().buildId();
        Optional<String> before = pair.before().contentDigest();
        Optional<String> after = pair.after().contentDigest();
        if (buildId.isPresent()
                && buildId.equals(pair.before().buildId())
                && before.isPresent()
                && after.isPresent()
                && !before.equals(after)) {
            found.accept(new Change.BuildIdReused(buildId.get(), before.get(), after.get()));
        }
    }
}
