package dev.abigate.diff.change;

import dev.abigate.diff.noise.GeneratedName;
import dev.abigate.diff.noise.Noise;
import dev.abigate.diff.snapshot.ExternalType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds those among the things that only one build has whose names differ in nothing but what a tool generated. Things of
 * one type belong together before others do.
 *
 * @param <T> an import or export
 * @param scope what names are unique in: the module of an import
 * @param type what two things have in common that are one: limits and values are no part of it
 */
record GeneratedNamePairs<T>(Function<T, String> scope, Function<T, String> name, Function<T, ExternalType> type) {
    /**
     * The same thing in both builds.
     *
     * @param sameType otherwise the two are of one kind
     */
    record Match<T>(T before, T after, GeneratedName name, boolean sameType) {}

    private record Key(String scope, GeneratedName name) {}

    /** Takes the pairs out of both lists. */
    List<Match<T>> take(Collection<T> removed, Collection<T> added) {
        Map<Key, List<T>> before = byStem(removed);
        Map<Key, List<T>> after = byStem(added);
        var matches = new ArrayList<Match<T>>();
        before.forEach((key, items) -> match(key.name(), items, after.getOrDefault(key, List.of()), matches));
        var olds = new ArrayList<T>();
        var news = new ArrayList<T>();
        matches.forEach(match -> {
            olds.add(match.before());
            news.add(match.after());
        });
        removeAll(removed, olds);
        removeAll(added, news);
        return matches;
    }

    private static <T> void removeAll(Collection<T> from, List<T> items) {
        var counts = new HashMap<T, Integer>();
        items.forEach(item -> counts.merge(item, 1, Integer::sum));
        from.removeIf(item -> counts.merge(item, -1, Integer::sum) >= 0);
    }

    private Map<Key, List<T>> byStem(Collection<T> items) {
        var map = new LinkedHashMap<Key, List<T>>();
        for (T item : items) {
            Optional<GeneratedName> generated = GeneratedName.of(name.apply(item));
            generated.ifPresent(found -> map.computeIfAbsent(new Key(scope.apply(item), found), _ -> new ArrayList<>(1))
                    .add(item));
        }
        return map;
    }

    private void match(GeneratedName stem, List<T> before, List<T> after, List<Match<T>> matches) {
        var unmatched = new LinkedHashMap<ExternalType, Deque<T>>();
        after.forEach(item -> unmatched
                .computeIfAbsent(type.apply(item), _ -> new ArrayDeque<>(1))
                .add(item));
        var others = new ArrayList<T>();
        for (T old : before) {
            Deque<T> same = unmatched.getOrDefault(type.apply(old), new ArrayDeque<>(0));
            if (same.isEmpty()) {
                others.add(old);
            } else {
                matches.add(new Match<>(old, same.remove(), stem, true));
            }
        }
        if (stem.noise() == Noise.POSITIONAL_NAME) {
            return;
        }
        Iterator<T> rest =
                unmatched.values().stream().flatMap(Collection::stream).iterator();
        for (T old : others) {
            if (!rest.hasNext()) {
                return;
            }
            T now = rest.next();
            if (type.apply(old).kind() == type.apply(now).kind()) {
                matches.add(new Match<>(old, now, stem, false));
            }
        }
    }
}
