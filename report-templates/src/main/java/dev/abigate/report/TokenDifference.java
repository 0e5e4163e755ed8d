package dev.abigate.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which words differ between an old and a new text, so that a reader sees at once what changed.
 *
 * @param before the old text in pieces
 * @param after the new text in pieces
 */
record TokenDifference(List<Piece> before, List<Piece> after) {
    /** Above this many words the comparison is one of common beginnings and ends only. */
    private static final int MOST_TOKENS = 300;

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}_.]+|\\s+|.", Pattern.DOTALL);

    /** A run of text that the other side has, or has not. */
    record Piece(String text, boolean differs) {}

    static TokenDifference between(String before, String after) {
        List<String> old = tokens(before);
        List<String> now = tokens(after);
        boolean[] oldKept = new boolean[old.size()];
        boolean[] nowKept = new boolean[now.size()];
        int first = 0;
        while (first < old.size() && first < now.size() && old.get(first).equals(now.get(first))) {
            oldKept[first] = true;
            nowKept[first++] = true;
        }
        int oldEnd = old.size();
        int nowEnd = now.size();
        while (oldEnd > first && nowEnd > first && old.get(oldEnd - 1).equals(now.get(nowEnd - 1))) {
            oldKept[--oldEnd] = true;
            nowKept[--nowEnd] = true;
        }
        if (oldEnd - first <= MOST_TOKENS && nowEnd - first <= MOST_TOKENS) {
            keepCommon(old, now, oldKept, nowKept, first, oldEnd, nowEnd);
        }
        return new TokenDifference(pieces(old, oldKept), pieces(now, nowKept));
    }

    /** Marks a longest common subsequence of the middle parts as kept. */
    private static void keepCommon(
            List<String> old,
            List<String> now,
            boolean[] oldKept,
            boolean[] nowKept,
            int first,
            int oldEnd,
            int nowEnd) {
        int[][] longest = new int[oldEnd - first + 1][nowEnd - first + 1];
        for (int i = oldEnd - 1; i >= first; i--) {
            for (int j = nowEnd - 1; j >= first; j--) {
                longest[i - first][j - first] = old.get(i).equals(now.get(j))
                        ? longest[i - first + 1][j - first + 1] + 1
                        : Math.max(longest[i - first + 1][j - first], longest[i - first][j - first + 1]);
            }
        }
        int i = first;
        int j = first;
        while (i < oldEnd && j < nowEnd) {
            if (old.get(i).equals(now.get(j))) {
                oldKept[i++] = true;
                nowKept[j++] = true;
            } else if (longest[i - first + 1][j - first] >= longest[i - first][j - first + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private static List<String> tokens(String text) {
        var tokens = new ArrayList<String>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    private static List<Piece> pieces(List<String> tokens, boolean[] kept) {
        var pieces = new ArrayList<Piece>();
        var run = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            run.append(tokens.get(i));
            if (i + 1 == tokens.size() || kept[i + 1] != kept[i]) {
                pieces.add(new Piece(run.toString(), !kept[i]));
                run.setLength(0);
            }
        }
        return pieces;
    }
}
