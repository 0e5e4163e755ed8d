package dev.abigate.diff.change;

import dev.abigate.diff.noise.GeneratedName;
import dev.abigate.diff.snapshot.Dylink;
import dev.abigate.diff.snapshot.ExternalType;
import dev.abigate.diff.snapshot.Import;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.snapshot.SystemInterfaces;
import dev.abigate.diff.snapshot.SystemNeeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Imports by module and name: gone, new, of another kind or type; their order, and modules that were renamed. */
final class ImportComparer implements Comparer {
    private record Key(String module, String name) {}

    @Override
    public void compare(Pair pair, Consumer<Change> found) {
        List<Import> before = visible(pair.before(), pair);
        List<Import> after = visible(pair.after(), pair);
        Map<String, String> renamed = new ModuleRenames(before, after).find(found);
        Map<Key, List<Import>> old = byKey(before, renamed);
        Map<Key, List<Import>> now = byKey(after, Map.of());
        Set<String> levelsBefore = levels(pair.before());
        Set<String> levelsAfter = levels(pair.after());
        var removed = new ArrayList<Import>();
        var added = new ArrayList<Import>();
        old.forEach((key, items) -> {
            List<Import> others = now.getOrDefault(key, List.of());
            for (int i = 0; i < items.size(); i++) {
                if (i < others.size()) {
                    compareTypes(items.get(i), others.get(i), pair, found);
                } else {
                    removed.add(items.get(i));
                }
            }
        });
        now.forEach((key, items) ->
                items.stream().skip(old.getOrDefault(key, List.of()).size()).forEach(added::add));
        foldGeneratedNames(removed, added, pair, found);
        removed.forEach(item -> removed(item, levelsAfter, found));
        Set<String> weak = pair.after().dylink().map(Dylink::weakImports).orElse(Set.of());
        added.forEach(item -> added(item, levelsBefore, weak.contains(item.path()), found));
        if (!pair.mixed()) {
            compareOrder(old, now, found);
        }
    }

    /** The imports that both kinds of file would name. */
    private static List<Import> visible(Snapshot snapshot, Pair pair) {
        return pair.mixed()
                ? snapshot.imports().stream()
                        .filter(item -> switch (item.type()) {
                            case ExternalType.Function _, ExternalType.Global _ -> true;
                            case ExternalType.Memory _, ExternalType.Table _, ExternalType.Tag _ -> false;
                        })
                        .toList()
                : snapshot.imports();
    }

    private static Map<Key, List<Import>> byKey(List<Import> imports, Map<String, String> renamed) {
        var map = LinkedHashMap.<Key, List<Import>>newLinkedHashMap(imports.size());
        for (Import item : imports) {
            String module = renamed.getOrDefault(item.module(), item.module());
            map.computeIfAbsent(new Key(module, item.name()), _ -> new ArrayList<>(1))
                    .add(item);
        }
        return map;
    }

    private static Set<String> levels(Snapshot snapshot) {
        return snapshot.system().interfaces().stream()
                .map(SystemNeeds.Interface::name)
                .collect(Collectors.toSet());
    }

    /** Takes what tools renamed out of both lists. */
    private static void foldGeneratedNames(
            List<Import> removed, List<Import> added, Pair pair, Consumer<Change> found) {
        var pairs = new GeneratedNamePairs<Import>(
                Import::module, Import::name, item -> item.type().bare());
        for (GeneratedNamePairs.Match<Import> match : pairs.take(removed, added)) {
            if (match.sameType()) {
                found.accept(new Change.Recognised(
                        match.name().noise(), new Change.ImportRenamed(match.before(), match.after())));
            } else {
                String stem = match.name().stem();
                compareTypes(named(match.before(), stem), named(match.after(), stem), pair, found);
            }
        }
    }

    private static Import named(Import item, String name) {
        return new Import(item.module(), name, item.type());
    }

    /** A function of a system interface is a matter of its level; what belongs to a new level is not listed again. */
    private static void added(Import item, Set<String> levelsBefore, boolean weak, Consumer<Change> found) {
        Optional<String> level = SystemInterfaces.level(item);
        if (level.isEmpty()) {
            found.accept(new Change.ImportAdded(item, weak));
        } else if (levelsBefore.contains(level.get())) {
            found.accept(new Change.SystemFunctionAdded(
                    level.get(), item, SystemInterfaces.published(item).isPresent()));
        }
    }

    private static void removed(Import item, Set<String> levelsAfter, Consumer<Change> found) {
        Optional<String> level = SystemInterfaces.level(item);
        if (level.isEmpty()) {
            found.accept(new Change.ImportRemoved(item));
        } else if (levelsAfter.contains(level.get())) {
            found.accept(new Change.SystemFunctionRemoved(level.get(), item));
        }
    }

    private static void compareTypes(Import before, Import after, Pair pair, Consumer<Change> found) {
        if (before.type().kind() != after.type().kind()) {
            found.accept(new Change.ImportKindChanged(before, after));
            return;
        }
        boolean changed = switch (before.type()) {
            case ExternalType.Function function ->
                pair.mixed() ? !sameSignature(function, after.type()) : !function.equals(after.type());
            case ExternalType.Tag tag -> !tag.equals(after.type());
            case ExternalType.Table table -> !table.element().equals(((ExternalType.Table) after.type()).element());
            case ExternalType.Global global -> !global.type().equals(((ExternalType.Global) after.type()).type());
            case ExternalType.Memory _ -> false;
        };
        if (changed) {
            found.accept(
                    new Change.ImportTypeChanged(before, after, pair.subtyping().matches(before.type(), after.type())));
        }
    }

    private static boolean sameSignature(ExternalType.Function before, ExternalType after) {
        return after instanceof ExternalType.Function now
                && before.parameters().equals(now.parameters())
                && before.results().equals(now.results());
    }

    private static void compareOrder(
            Map<Key, List<Import>> before, Map<Key, List<Import>> after, Consumer<Change> found) {
        List<Key> old = before.keySet().stream().filter(after::containsKey).toList();
        List<Key> now = after.keySet().stream().filter(before::containsKey).toList();
        for (int i = 0; i < old.size(); i++) {
            if (!old.get(i).equals(now.get(i))) {
                found.accept(new Change.ImportOrderChanged(
                        old.get(i).module() + "." + old.get(i).name(),
                        now.get(i).module() + "." + now.get(i).name(),
                        i));
                return;
            }
        }
    }

    /** Finds modules whose imports all moved to another module. */
    private record ModuleRenames(Map<String, List<Import>> before, Map<String, List<Import>> after) {
        ModuleRenames(List<Import> before, List<Import> after) {
            this(byModule(before), byModule(after));
        }

        private static Map<String, List<Import>> byModule(List<Import> imports) {
            return imports.stream()
                    .collect(Collectors.groupingBy(Import::module, LinkedHashMap::new, Collectors.toList()));
        }

        /** Old module names with their new ones; each is a change. */
        Map<String, String> find(Consumer<Change> found) {
            var renamed = new HashMap<String, String>();
            var versions = new LinkedHashMap<InterfaceVersion.Step, List<Import>>();
            before.forEach((module, items) -> {
                if (after.containsKey(module)) {
                    return;
                }
                Optional<String> target = after.keySet().stream()
                        .filter(other -> !before.containsKey(other) && !renamed.containsValue(other))
                        .filter(other -> InterfaceVersion.sameInterface(module, other) || carriesOver(items, other))
                        .findFirst();
                target.ifPresent(other -> {
                    renamed.put(module, other);
                    Optional<InterfaceVersion.Step> step = InterfaceVersion.step(module, other);
                    if (step.isPresent()) {
                        versions.computeIfAbsent(step.get(), _ -> new ArrayList<>())
                                .addAll(after.getOrDefault(other, List.of()));
                    } else {
                        found.accept(new Change.ImportModuleRenamed(module, other, items));
                    }
                });
            });
            versions.forEach((step, items) -> found.accept(new Change.InterfaceVersionChanged(
                    step.name(), step.before(), step.after(), step.sameTrack(), items)));
            return renamed;
        }

        private boolean carriesOver(List<Import> items, String module) {
            Map<String, ExternalType> types = after.getOrDefault(module, List.of()).stream()
                    .collect(Collectors.toMap(ModuleRenames::stem, Import::type, (first, _) -> first));
            return items.stream().allMatch(item -> item.type().equals(types.get(stem(item))));
        }

        private static String stem(Import item) {
            return GeneratedName.of(item.name()).map(GeneratedName::stem).orElse(item.name());
        }
    }
}
