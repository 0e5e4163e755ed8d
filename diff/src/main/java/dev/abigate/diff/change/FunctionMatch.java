package dev.abigate.diff.change;

import dev.abigate.diff.snapshot.FunctionPrint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Which function of the new build is which of the old one, whatever their indices: by name where it is alone in having it,
 * then by content, then by shape, then by the functions around it. Takes time in proportion to the number of functions.
 */
final class FunctionMatch {
    private static final int NONE = -1;

    private final List<FunctionPrint> before;
    private final List<FunctionPrint> after;
    private final int[] newIndex;
    private final boolean[] taken;

    private FunctionMatch(List<FunctionPrint> before, List<FunctionPrint> after) {
        this.before = before;
        this.after = after;
        this.newIndex = new int[before.size()];
        this.taken = new boolean[after.size()];
        Arrays.fill(newIndex, NONE);
    }

    static FunctionMatch of(List<FunctionPrint> before, List<FunctionPrint> after) {
        var match = new FunctionMatch(before, after);
        match.pairUnique(FunctionPrint::name);
        match.pairInOrder(print -> print.content() ^ ((long) print.neighbours() << Integer.SIZE));
        match.pairInOrder(FunctionPrint::content);
        match.pairUnique(print -> ((long) print.shape() << Integer.SIZE) | Integer.toUnsignedLong(print.neighbours()));
        match.pairUnique(FunctionPrint::shape);
        match.pairUnique(FunctionPrint::neighbours);
        return match;
    }

    /** Whether a function of the old build is this one of the new build. */
    boolean isSame(int old, int now) {
        return newIndex[old] == now;
    }

    /** How many functions were found again, and how. */
    FunctionCounts counts() {
        int same = 0;
        int moved = 0;
        int changed = 0;
        int removed = 0;
        for (int old = 0; old < newIndex.length; old++) {
            int now = newIndex[old];
            if (now == NONE) {
                removed++;
            } else if (before.get(old).content() != after.get(now).content()) {
                changed++;
            } else {
                same++;
                moved += now == old ? 0 : 1;
            }
        }
        return new FunctionCounts(same, moved, changed, after.size() - same - changed, removed);
    }

    /** Pairs what is alone in having a key, other than 0, in both builds. */
    private void pairUnique(ToLongFunction<FunctionPrint> key) {
        Map<Long, Integer> olds = unique(before, old -> newIndex[old] == NONE, key);
        Map<Long, Integer> news = unique(after, now -> !taken[now], key);
        olds.forEach((value, old) -> {
            int now = news.getOrDefault(value, NONE);
            if (old != NONE && now != NONE && value != 0) {
                pair(old, now);
            }
        });
    }

    private interface Open {
        boolean test(int index);
    }

    private static Map<Long, Integer> unique(List<FunctionPrint> prints, Open open, ToLongFunction<FunctionPrint> key) {
        var map = HashMap.<Long, Integer>newHashMap(prints.size());
        for (int i = 0; i < prints.size(); i++) {
            if (open.test(i)) {
                map.merge(key.applyAsLong(prints.get(i)), i, (_, _) -> NONE);
            }
        }
        return map;
    }

    /** Pairs what has the same key, the first with the first. */
    private void pairInOrder(ToLongFunction<FunctionPrint> key) {
        var news = HashMap.<Long, List<Integer>>newHashMap(after.size());
        for (int now = after.size() - 1; now >= 0; now--) {
            if (!taken[now]) {
                news.computeIfAbsent(key.applyAsLong(after.get(now)), _ -> new ArrayList<>(1))
                        .add(now);
            }
        }
        for (int old = 0; old < newIndex.length; old++) {
            List<Integer> candidates =
                    newIndex[old] == NONE ? news.getOrDefault(key.applyAsLong(before.get(old)), List.of()) : List.of();
            if (!candidates.isEmpty()) {
                pair(old, candidates.removeLast());
            }
        }
    }

    private void pair(int old, int now) {
        newIndex[old] = now;
        taken[now] = true;
    }
}
