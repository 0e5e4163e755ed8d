package dev.abigate.report;

import java.util.BitSet;
import java.util.List;

/** What two sequences have in common, in the same order: a longest common subsequence, where they are not too long for it. */
final class CommonSequence {
    /** Above this many elements the comparison is one of common beginnings and ends only. */
    private static final int MOST_ELEMENTS = 300;

    private final BitSet old = new BitSet();
    private final BitSet now = new BitSet();

    private CommonSequence() {}

    static CommonSequence of(List<String> before, List<String> after) {
        var common = new CommonSequence();
        int first = 0;
        while (first < before.size()
                && first < after.size()
                && before.get(first).equals(after.get(first))) {
            common.add(first, first);
            first++;
        }
        int oldEnd = before.size();
        int newEnd = after.size();
        while (oldEnd > first && newEnd > first && before.get(oldEnd - 1).equals(after.get(newEnd - 1))) {
            common.add(--oldEnd, --newEnd);
        }
        if (oldEnd - first <= MOST_ELEMENTS && newEnd - first <= MOST_ELEMENTS) {
            common.addLongest(before.subList(first, oldEnd), after.subList(first, newEnd), first);
        }
        return common;
    }

    /** Whether an element of the old sequence is part of what both have. */
    boolean hasOld(int index) {
        return old.get(index);
    }

    /** Whether an element of the new sequence is part of what both have. */
    boolean hasNew(int index) {
        return now.get(index);
    }

    private void add(int oldIndex, int newIndex) {
        old.set(oldIndex);
        now.set(newIndex);
    }

    private void addLongest(List<String> before, List<String> after, int first) {
        int[][] longest = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                longest[i][j] = before.get(i).equals(after.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < before.size() && j < after.size()) {
            if (before.get(i).equals(after.get(j))) {
                add(first + i++, first + j++);
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }
}
