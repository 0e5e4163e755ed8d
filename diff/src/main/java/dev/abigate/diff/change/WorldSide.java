package dev.abigate.diff.change;

import dev.abigate.diff.change.Change.Role;
import dev.abigate.diff.snapshot.WorldItem;
import dev.abigate.diff.snapshot.WorldItem.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The imports of two components, or their exports.
 *
 * <p>Interfaces of one version track are one interface. An imported one that each build has once and on another track is
 * the same one in another version; what is exported on another track is another interface.
 */
final class WorldSide {
    private final Role role;
    private final Map<Key, WorldItem> before;
    private final Map<Key, WorldItem> after;
    private final Consumer<Change> found;
    private final Map<String, Members> resources = new TreeMap<>();
    private final Map<List<String>, List<String>> conventions = new LinkedHashMap<>();

    WorldSide(Role role, List<WorldItem> before, List<WorldItem> after, Consumer<Change> found) {
        this.role = role;
        this.before = byKey(before, role == Role.IMPORTED ? successors(before, after) : Map.of());
        this.after = byKey(after, Map.of());
        this.found = found;
    }

    /** An item under the names of its interface and itself, with as much of a version as counts. */
    private record Key(String owner, String name) {}

    /** What changed of a resource. */
    private record Members(List<String> before, List<String> after) {
        Members() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /** Hands every change to the consumer. */
    void compare() {
        if (role == Role.IMPORTED) {
            compareVersions();
        }
        boolean typesChanged = before.entrySet().stream()
                .anyMatch(entry -> isTypeChange(entry.getValue(), Optional.ofNullable(after.get(entry.getKey()))));
        before.forEach((key, old) -> {
            WorldItem now = after.get(key);
            if (now == null) {
                removed(key, old);
            } else if (old.kind() == now.kind() && old.structure().equals(now.structure())) {
                compareConventions(old, now);
            } else if (!typesChanged || !old.text().equals(now.text())) {
                changed(old, now);
            }
        });
        after.forEach((key, now) -> {
            if (!before.containsKey(key) && !isPart(key, after, before)) {
                found.accept(new Change.WorldItemAdded(role, now, parts(now, after)));
            }
        });
        resources.forEach((resource, members) ->
                found.accept(new Change.ResourceChanged(role, resource, members.before(), members.after())));
        conventions.forEach((change, functions) ->
                found.accept(new Change.ConventionsChanged(role, change.getFirst(), change.getLast(), functions)));
    }

    /** Whether a type with a name is defined in another way; what is made of it then differs without another text. */
    private static boolean isTypeChange(WorldItem old, Optional<WorldItem> now) {
        return (old.kind() == Kind.TYPE || old.kind() == Kind.RESOURCE)
                && now.filter(other -> !other.text().equals(old.text())
                                && !other.structure().equals(old.structure()))
                        .isPresent();
    }

    private void removed(Key key, WorldItem old) {
        if (isPart(key, before, after)) {
            return;
        }
        Optional<String> resource = resource(old);
        if (role == Role.EXPORTED && resource.isPresent()) {
            members(old, resource.get()).before().add(description(old));
        } else {
            found.accept(new Change.WorldItemRemoved(role, old, parts(old, before)));
        }
    }

    private void compareConventions(WorldItem old, WorldItem now) {
        if (old.conventions().isPresent() && now.conventions().isPresent()) {
            var change = List.of(old.conventions().get(), now.conventions().get());
            if (!change.getFirst().equals(change.getLast())) {
                conventions.computeIfAbsent(change, _ -> new ArrayList<>()).add(now.path());
            }
        }
    }

    private void changed(WorldItem old, WorldItem now) {
        Optional<String> resource = resource(old);
        if (resource.isPresent()) {
            Members members = members(old, resource.get());
            members.before().add(description(old));
            members.after().add(description(now));
        } else {
            found.accept(new Change.WorldItemChanged(role, old, now));
        }
    }

    private Members members(WorldItem item, String resource) {
        String owner = item.owner().isEmpty() ? "" : item.owner() + "#";
        return resources.computeIfAbsent(owner + resource, _ -> new Members());
    }

    private static String description(WorldItem item) {
        return item.name() + ": " + item.text();
    }

    /** The resource that a constructor, method or static function belongs to. */
    private static Optional<String> resource(WorldItem item) {
        String name = item.name();
        if (!name.startsWith("[")) {
            return Optional.empty();
        }
        String bare = name.substring(name.indexOf(']') + 1);
        int dot = bare.indexOf('.');
        return Optional.of(dot < 0 ? bare : bare.substring(0, dot));
    }

    /** Whether an item that one build has belongs to an interface or a resource that the other one lacks as a whole. */
    private static boolean isPart(Key key, Map<Key, WorldItem> items, Map<Key, WorldItem> others) {
        int inner = key.owner().lastIndexOf('#');
        var owner = new Key(
                inner < 0 ? "" : key.owner().substring(0, inner), key.owner().substring(inner + 1));
        Optional<Key> resource = Optional.ofNullable(items.get(key))
                .flatMap(WorldSide::resource)
                .map(name -> new Key(key.owner(), name))
                .filter(items::containsKey);
        return (items.containsKey(owner) && !others.containsKey(owner))
                || resource.filter(name -> !others.containsKey(name)).isPresent();
    }

    private static List<String> parts(WorldItem item, Map<Key, WorldItem> items) {
        return items.values().stream()
                .filter(other -> switch (item.kind()) {
                    case INTERFACE -> other.owner().equals(item.path()) && other.kind() == Kind.FUNCTION;
                    case RESOURCE ->
                        other.owner().equals(item.owner()) && resource(other).equals(Optional.of(item.name()));
                    case FUNCTION, TYPE, COMPONENT, MODULE, VALUE -> false;
                })
                .map(WorldSide::description)
                .toList();
    }

    private static Map<Key, WorldItem> byKey(List<WorldItem> items, Map<String, String> successors) {
        var map = new LinkedHashMap<Key, WorldItem>();
        for (WorldItem item : items) {
            map.put(new Key(key(item.owner(), successors), key(item.name(), successors)), item);
        }
        return map;
    }

    private static String key(String name, Map<String, String> successors) {
        String key = InterfaceVersion.onTrack(name);
        return successors.getOrDefault(key, key);
    }

    /** Interfaces of the old build that are there once in each build, by the name that they have in the new one. */
    private static Map<String, String> successors(List<WorldItem> before, List<WorldItem> after) {
        Map<String, List<String>> old = tracks(before);
        var successors = new LinkedHashMap<String, String>();
        tracks(after).forEach((name, now) -> {
            List<String> was = old.getOrDefault(name, List.of());
            if (was.size() == 1 && now.size() == 1) {
                successors.put(was.getFirst(), now.getFirst());
            }
        });
        return successors;
    }

    private static Map<String, List<String>> tracks(List<WorldItem> items) {
        var tracks = new LinkedHashMap<String, List<String>>();
        items.stream()
                .filter(item -> item.kind() == Kind.INTERFACE)
                .forEach(item -> tracks.computeIfAbsent(
                                InterfaceVersion.unversioned(item.name()), _ -> new ArrayList<>())
                        .add(InterfaceVersion.onTrack(item.name())));
        return tracks;
    }

    private void compareVersions() {
        var steps = new LinkedHashMap<InterfaceVersion.Step, List<String>>();
        before.forEach((key, old) -> Optional.ofNullable(after.get(key))
                .filter(now -> now.kind() == Kind.INTERFACE && !now.name().equals(old.name()))
                .ifPresent(now -> InterfaceVersion.step(old.name(), now.name())
                        .ifPresent(step -> steps.computeIfAbsent(step, _ -> new ArrayList<>())
                                .add(now.name()))));
        steps.forEach((step, interfaces) -> found.accept(new Change.WorldVersionChanged(
                step.name(), step.before(), step.after(), step.sameTrack(), interfaces)));
    }
}
