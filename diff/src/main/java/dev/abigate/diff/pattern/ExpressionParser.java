package dev.abigate.diff.pattern;

import dev.abigate.diff.pattern.Expression.Characters;
import dev.abigate.diff.pattern.Expression.Range;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads regular expressions: literals, {@code .}, classes, groups, {@code |}, {@code * + ?} and {@code {m,n}}, and the
 * escapes {@code \d \w \s} with their opposites. There are no references back and no looking around, which no engine can
 * match in bounded time.
 */
final class ExpressionParser {
    private static final int DEEPEST_NESTING = 32;
    private static final int MOST_REPEATS = 1000;
    private static final List<Range> DIGITS = List.of(new Range('0', '9'));
    private static final List<Range> WORD =
            List.of(new Range('0', '9'), new Range('A', 'Z'), new Range('_', '_'), new Range('a', 'z'));
    private static final List<Range> BLANKS = List.of(new Range('\t', '\r'), new Range(' ', ' '));

    private final int[] text;
    private int at;
    private int depth;

    private ExpressionParser(String text) {
        this.text = text.codePoints().toArray();
    }

    /**
     * The expression that a text says.
     *
     * @throws IllegalArgumentException where it says none; the message tells the character
     */
    static Expression parse(String text) {
        var parser = new ExpressionParser(text);
        Expression expression = parser.choice();
        if (parser.at < parser.text.length) {
            throw parser.fail("nothing opened this ')'");
        }
        return expression;
    }

    private Expression choice() {
        if (++depth > DEEPEST_NESTING) {
            throw fail("groups nest too deep, at most " + DEEPEST_NESTING);
        }
        List<Expression> options = new ArrayList<>();
        options.add(sequence());
        while (take('|')) {
            options.add(sequence());
        }
        depth--;
        return options.size() == 1 ? options.getFirst() : new Expression.Choice(options);
    }

    private Expression sequence() {
        List<Expression> parts = new ArrayList<>();
        while (at < text.length && text[at] != '|' && text[at] != ')') {
            parts.add(repeated(part()));
        }
        return new Expression.Sequence(parts);
    }

    private Expression repeated(Expression part) {
        Expression repeated = part;
        while (at < text.length) {
            switch (text[at]) {
                case '*' -> repeated = new Expression.Repeat(repeated, 0, Expression.Repeat.UNBOUNDED);
                case '+' -> repeated = new Expression.Repeat(repeated, 1, Expression.Repeat.UNBOUNDED);
                case '?' -> repeated = new Expression.Repeat(repeated, 0, 1);
                case '{' -> {
                    at++;
                    repeated = counted(repeated);
                    continue;
                }
                default -> {
                    return repeated;
                }
            }
            at++;
        }
        return repeated;
    }

    private Expression counted(Expression part) {
        int least = number();
        int most = least;
        if (take(',')) {
            most = at < text.length && text[at] == '}' ? Expression.Repeat.UNBOUNDED : number();
        }
        if (!take('}')) {
            throw fail("expected '}'");
        }
        if (most != Expression.Repeat.UNBOUNDED && most < least) {
            throw fail("found at most " + most + ", at least " + least);
        }
        return new Expression.Repeat(part, least, most);
    }

    private int number() {
        int start = at;
        int number = 0;
        while (at < text.length && text[at] >= '0' && text[at] <= '9') {
            number = number * 10 + text[at++] - '0';
            if (number > MOST_REPEATS) {
                throw fail("found " + number + " repeats, at most " + MOST_REPEATS);
            }
        }
        if (at == start) {
            throw fail("expected a number");
        }
        return number;
    }

    private Expression part() {
        int c = text[at++];
        return switch (c) {
            case '.' -> Characters.ANY;
            case '(' -> group();
            case '[' -> characters();
            case '\\' -> escape();
            case '*', '+', '?', '{' -> throw fail("nothing to repeat");
            default -> Characters.of(c);
        };
    }

    private Expression group() {
        if (take('?') && !take(':')) {
            throw fail("of the groups that begin with '(?' only '(?:' is known");
        }
        Expression inner = choice();
        if (!take(')')) {
            throw fail("expected ')'");
        }
        return inner;
    }

    private Characters escape() {
        if (at == text.length) {
            throw fail("nothing follows '\\'");
        }
        int c = text[at++];
        return switch (c) {
            case 'd' -> new Characters(DIGITS, false);
            case 'D' -> new Characters(DIGITS, true);
            case 'w' -> new Characters(WORD, false);
            case 'W' -> new Characters(WORD, true);
            case 's' -> new Characters(BLANKS, false);
            case 'S' -> new Characters(BLANKS, true);
            case 't' -> Characters.of('\t');
            case 'n' -> Characters.of('\n');
            case 'r' -> Characters.of('\r');
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw fail("unknown escape '\\" + Character.toString(c) + "'");
                }
                yield Characters.of(c);
            }
        };
    }

    private Characters characters() {
        boolean negated = take('^');
        List<Range> ranges = new ArrayList<>();
        boolean first = true;
        while (at < text.length && (text[at] != ']' || first)) {
            first = false;
            addRange(ranges);
        }
        if (!take(']')) {
            throw fail("expected ']'");
        }
        return new Characters(ranges, negated);
    }

    private void addRange(List<Range> ranges) {
        Characters low = member();
        boolean single = low.ranges().size() == 1
                && low.ranges().getFirst().first() == low.ranges().getFirst().last();
        if (single && at + 1 < text.length && text[at] == '-' && text[at + 1] != ']') {
            at++;
            Characters high = member();
            int from = low.ranges().getFirst().first();
            int to = high.ranges().getFirst().last();
            if (high.ranges().size() != 1 || to < from) {
                throw fail("not a range of characters");
            }
            ranges.add(new Range(from, to));
        } else {
            ranges.addAll(low.ranges());
        }
    }

    private Characters member() {
        int c = text[at++];
        if (c != '\\') {
            return Characters.of(c);
        }
        Characters escaped = escape();
        if (escaped.negated()) {
            throw fail("a class cannot hold the opposite of another");
        }
        return escaped;
    }

    private boolean take(char c) {
        boolean there = at < text.length && text[at] == c;
        if (there) {
            at++;
        }
        return there;
    }

    private IllegalArgumentException fail(String message) {
        return new IllegalArgumentException("character " + at + ": " + message);
    }
}
