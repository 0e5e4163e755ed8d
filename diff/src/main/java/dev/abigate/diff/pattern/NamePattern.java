package dev.abigate.diff.pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern for whole names: a glob, in which {@code *} stands for any characters and {@code ?} for one, or a regular
 * expression after {@code re:}. A backslash takes the meaning from the character behind it.
 */
public final class NamePattern {
    private static final String EXPRESSION = "re:";
    private static final int LONGEST = 1000;

    private final String text;
    private final Automaton automaton;

    private NamePattern(String text, Automaton automaton) {
        this.text = text;
        this.automaton = automaton;
    }

    /**
     * The pattern of a text.
     *
     * @throws IllegalArgumentException where the text is no pattern, or too large a one
     */
    public static NamePattern of(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("found " + text.length() + " characters, at most " + LONGEST);
        }
        Expression expression =
                text.startsWith(EXPRESSION) ? ExpressionParser.parse(text.substring(EXPRESSION.length())) : glob(text);
        return new NamePattern(text, new Automaton(expression));
    }

    private static Expression glob(String text) {
        List<Expression> parts = new ArrayList<>();
        boolean literal = false;
        for (int c : text.codePoints().toArray()) {
            if (literal) {
                parts.add(Expression.Characters.of(c));
                literal = false;
            } else {
                switch (c) {
                    case '*' ->
                        parts.add(new Expression.Repeat(Expression.Characters.ANY, 0, Expression.Repeat.UNBOUNDED));
                    case '?' -> parts.add(Expression.Characters.ANY);
                    case '\\' -> literal = true;
                    default -> parts.add(Expression.Characters.of(c));
                }
            }
        }
        if (literal) {
            throw new IllegalArgumentException("nothing follows '\\'");
        }
        return new Expression.Sequence(parts);
    }

    /** Whether the whole name matches. */
    public boolean matches(String name) {
        return automaton.matches(name);
    }

    /** The pattern as it was given. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NamePattern pattern && pattern.text.equals(text);
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
