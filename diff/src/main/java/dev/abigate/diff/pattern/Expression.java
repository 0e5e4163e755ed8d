package dev.abigate.diff.pattern;

import java.util.List;

/** What a pattern says, as a tree. */
sealed interface Expression {
    /** One character out of a set. */
    record Characters(List<Range> ranges, boolean negated) implements Expression {
        static final Characters ANY = new Characters(List.of(), true);

        static Characters of(int character) {
            return new Characters(List.of(new Range(character, character)), false);
        }

        boolean contain(int character) {
            for (Range range : ranges) {
                if (range.first <= character && character <= range.last) {
                    return !negated;
                }
            }
            return negated;
        }
    }

    /** Code points from one to another, both included. */
    record Range(int first, int last) {}

    /** One part after the other. */
    record Sequence(List<Expression> parts) implements Expression {}

    /** One of several. */
    record Choice(List<Expression> options) implements Expression {}

    /**
     * A part again and again.
     *
     * @param most {@link #UNBOUNDED} where there is no end
     */
    record Repeat(Expression part, int least, int most) implements Expression {
        static final int UNBOUNDED = -1;
    }
}
