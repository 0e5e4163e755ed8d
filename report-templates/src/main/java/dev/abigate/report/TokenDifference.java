package dev.abigate.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which words differ between an old and a new text, so that a reader sees at once what changed.
 *
 * @param before the old text in pieces
 * @param after the new text in pieces
 */
record TokenDifference(List<Piece> before, List<Piece> after) {
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}_.]+|\\s+|.", Pattern.DOTALL);

    /** A run of text that the other side has, or has not. */
    record Piece(String text, boolean differs) {}

    static TokenDifference between(String before, String after) {
        List<String> old = tokens(before);
        List<String> now = tokens(after);
        CommonSequence common = CommonSequence.of(old, now);
        return new TokenDifference(pieces(old, common::hasOld), pieces(now, common::hasNew));
    }

    private static List<String> tokens(String text) {
        var tokens = new ArrayList<String>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    private static List<Piece> pieces(List<String> tokens, IntPredicate kept) {
        var pieces = new ArrayList<Piece>();
        var run = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            run.append(tokens.get(i));
            if (i + 1 == tokens.size() || kept.test(i + 1) != kept.test(i)) {
                pieces.add(new Piece(run.toString(), !kept.test(i)));
                run.setLength(0);
            }
        }
        return pieces;
    }
}
