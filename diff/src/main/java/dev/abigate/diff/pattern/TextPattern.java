package dev.abigate.diff.pattern;

/** A regular expression that is looked for within texts, by an automaton that tries all ways at once. */
public final class TextPattern {
    /** Matches are looked for in pieces of so many characters: the time for a text grows with its length only. */
    private static final int PIECE = 4096;

    private final String text;
    private final Automaton automaton;

    private TextPattern(String text, Automaton automaton) {
        this.text = text;
        this.automaton = automaton;
    }

    /**
     * The pattern of an expression.
     *
     * @throws IllegalArgumentException where it is none, too large a one, or one that matches nothing at all
     */
    public static TextPattern of(String text) {
        var pattern = new TextPattern(text, new Automaton(ExpressionParser.parse(text)));
        if (pattern.automaton.matches("")) {
            throw new IllegalArgumentException("it matches an empty text");
        }
        return pattern;
    }

    /** The text with something else in place of each match, of which the longest counts, from the left to the right. */
    public String replaceAll(String subject, String replacement) {
        var replaced = new StringBuilder();
        for (int piece = 0; piece < subject.length(); piece += PIECE) {
            String part = subject.substring(piece, Math.min(subject.length(), piece + PIECE));
            int at = 0;
            while (at < part.length()) {
                int end = automaton.longestMatch(part, at);
                if (end > at) {
                    replaced.append(replacement);
                    at = end;
                } else {
                    int next = part.offsetByCodePoints(at, 1);
                    replaced.append(part, at, next);
                    at = next;
                }
            }
        }
        return replaced.toString();
    }

    /** The expression as it was given. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextPattern pattern && pattern.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
