package dev.abigate.diff.change;

import dev.abigate.diff.noise.GeneratedName;
import dev.abigate.diff.snapshot.Export;
import dev.abigate.diff.snapshot.ExternalType;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.source.SourceTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Exports by name: gone, new, of another kind or type; their aliases and order. */
final class ExportComparer implements Comparer {
    @Override
    public void compare(Pair pair, Consumer<Change> found) {
        Map<String, Export> before = byName(pair.before(), pair);
        Map<String, Export> after = byName(pair.after(), pair);
        var removed = new ArrayList<Export>();
        var added = new ArrayList<Export>();
        for (Export export : before.values()) {
            Export now = after.get(export.name());
            if (now == null || GeneratedName.isPositional(export.name())) {
                removed.add(export);
            } else {
                compareTypes(export.name(), export.type(), now.type(), pair, found);
            }
        }
        after.values().stream()
                .filter(export -> !before.containsKey(export.name()) || GeneratedName.isPositional(export.name()))
                .forEach(added::add);
        foldGeneratedNames(removed, added, pair, found);
        foldMarkers(removed, added, found);
        boolean otherConvention =
                pair.before().system().convention() != pair.after().system().convention();
        removed.removeIf(export -> hasFindingOfItsOwn(export, otherConvention));
        added.removeIf(export -> otherConvention && Conventions.ENTRIES.contains(export.name()));
        Set<String> hidden =
                pair.before().source().map(SourceTypes::privateExports).orElse(Set.of());
        removed.forEach(export -> found.accept(new Change.ExportRemoved(export, hidden.contains(export.name()))));
        added.forEach(export -> found.accept(new Change.ExportAdded(export)));
        findRenames(removed, added, found);
        compareAliases(before, after, found);
        if (!pair.mixed()) {
            compareOrder(before, after, found);
        }
    }

    /** The exports that both kinds of file would name. */
    private static Map<String, Export> byName(Snapshot snapshot, Pair pair) {
        var map = LinkedHashMap.<String, Export>newLinkedHashMap(
                snapshot.exports().size());
        for (Export export : snapshot.exports()) {
            if (!(pair.mixed() && export.type() instanceof ExternalType.Tag)) {
                map.putIfAbsent(export.name(), export);
            }
        }
        return map;
    }

    private static boolean hasFindingOfItsOwn(Export export, boolean otherConvention) {
        return switch (export.type()) {
            case ExternalType.Function _ ->
                Conventions.ALLOCATORS.contains(export.name())
                        || (otherConvention && Conventions.ENTRIES.contains(export.name()));
            case ExternalType.Global _ -> Conventions.isLayoutGlobal(export.name());
            case ExternalType.Memory _, ExternalType.Table _, ExternalType.Tag _ -> false;
        };
    }

    private static void compareTypes(
            String name, ExternalType old, ExternalType now, Pair pair, Consumer<Change> found) {
        if (old.kind() != now.kind()) {
            found.accept(new Change.ExportKindChanged(name, old, now));
            return;
        }
        boolean changed = switch (old) {
            case ExternalType.Function function -> !function.equals(now);
            case ExternalType.Tag tag -> !tag.equals(now);
            case ExternalType.Table table -> !table.element().equals(((ExternalType.Table) now).element());
            case ExternalType.Global global -> !global.type().equals(((ExternalType.Global) now).type());
            case ExternalType.Memory _ -> false;
        };
        if (changed && !(pair.mixed() && declaredOnly(old, now))) {
            found.accept(new Change.ExportTypeChanged(
                    name, old, now, pair.subtyping().matches(now, old)));
        }
    }

    /** Whether two function types differ only in the identity of the declared type, which AOT files do not keep. */
    private static boolean declaredOnly(ExternalType before, ExternalType after) {
        return before instanceof ExternalType.Function old
                && after instanceof ExternalType.Function now
                && old.parameters().equals(now.parameters())
                && old.results().equals(now.results());
    }

    /** Takes what tools renamed out of both lists. */
    private static void foldGeneratedNames(
            List<Export> removed, List<Export> added, Pair pair, Consumer<Change> found) {
        var pairs = new GeneratedNamePairs<Export>(
                _ -> "", Export::name, export -> export.type().bare());
        for (GeneratedNamePairs.Match<Export> match : pairs.take(removed, added)) {
            Export old = match.before();
            Export now = match.after();
            if (!match.sameType()) {
                compareTypes(match.name().stem(), old.type(), now.type(), pair, found);
            } else if (!old.name().equals(now.name())) {
                found.accept(new Change.Recognised(match.name().noise(), new Change.ExportRenamed(old, now)));
            }
        }
    }

    /** Takes pairs of markers that differ in the version within their name out of both lists. */
    private static void foldMarkers(List<Export> removed, List<Export> added, Consumer<Change> found) {
        for (Export old : List.copyOf(removed)) {
            if (!Conventions.isMarker(old.name())) {
                continue;
            }
            String stem = Conventions.markerStem(old.name());
            List<Export> candidates = added.stream()
                    .filter(now -> Conventions.markerStem(now.name()).equals(stem)
                            && now.type().kind() == old.type().kind())
                    .toList();
            if (candidates.size() == 1) {
                found.accept(new Change.MarkerChanged(
                        stem, old.name(), candidates.getFirst().name()));
                removed.remove(old);
                added.remove(candidates.getFirst());
            }
        }
    }

    private record Thing(ExternalType type, Optional<String> code) {}

    /** Finds each new export that is alone in having type and code of a gone one, which is alone in having them too. */
    private static void findRenames(List<Export> removed, List<Export> added, Consumer<Change> found) {
        Map<Thing, List<Export>> before = byThing(removed);
        Map<Thing, List<Export>> after = byThing(added);
        before.forEach((thing, exports) -> {
            List<Export> candidates = after.getOrDefault(thing, List.of());
            if (exports.size() == 1 && candidates.size() == 1) {
                found.accept(new Change.ExportRenamed(exports.getFirst(), candidates.getFirst()));
            }
        });
    }

    private static Map<Thing, List<Export>> byThing(List<Export> exports) {
        return exports.stream()
                .filter(export -> export.code().isPresent())
                .collect(Collectors.groupingBy(
                        export -> new Thing(export.type(), export.code()), LinkedHashMap::new, Collectors.toList()));
    }

    private static void compareAliases(Map<String, Export> before, Map<String, Export> after, Consumer<Change> found) {
        var groupsBefore = new TreeSet<String>();
        var groupsAfter = new TreeSet<String>();
        for (Export old : before.values()) {
            Export now = after.get(old.name());
            if (now == null || (old.aliases().isEmpty() && now.aliases().isEmpty())) {
                continue;
            }
            String groupBefore = group(old, after);
            String groupAfter = group(now, before);
            if (!groupBefore.equals(groupAfter)) {
                groupsBefore.add(groupBefore);
                groupsAfter.add(groupAfter);
            }
        }
        if (!groupsBefore.isEmpty()) {
            found.accept(new Change.ExportAliasesChanged(List.copyOf(groupsBefore), List.copyOf(groupsAfter)));
        }
    }

    /** The names of one thing that the other build knows too. */
    private static String group(Export export, Map<String, Export> other) {
        var names = new TreeSet<String>();
        names.add(export.name());
        export.aliases().stream().filter(other::containsKey).forEach(names::add);
        return String.join(" = ", names);
    }

    private static void compareOrder(Map<String, Export> before, Map<String, Export> after, Consumer<Change> found) {
        List<String> old = before.keySet().stream().filter(after::containsKey).toList();
        List<String> now = after.keySet().stream().filter(before::containsKey).toList();
        for (int i = 0; i < old.size(); i++) {
            if (!old.get(i).equals(now.get(i))) {
                found.accept(new Change.ExportOrderChanged(old.get(i), now.get(i), i));
                return;
            }
        }
    }
}
