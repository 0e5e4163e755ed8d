package dev.abigate.diff.pattern;

import dev.abigate.diff.pattern.Expression.Characters;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A pattern as a nondeterministic automaton, run on all its states at once: a name of n characters takes n steps of at
 * most {@value #MOST_STATES} states, whatever the pattern (Thompson, "Regular expression search algorithm", 1968).
 */
final class Automaton {
    private static final int MOST_STATES = 4000;

    /** Where a state leads without a character, or with one of {@code characters}. */
    private sealed interface State {
        record Step(Characters characters) implements State {}

        record Fork(int first, int second) implements State {}

        record End() implements State {}
    }

    private final List<State> states = new ArrayList<>();
    private int parts;

    /**
     * The automaton of an expression.
     *
     * @throws IllegalArgumentException where it would be too large
     */
    Automaton(Expression expression) {
        add(expression);
        add(new State.End());
    }

    /** Whether the whole text matches. */
    boolean matches(String text) {
        return longestMatch(text, 0) == text.length();
    }

    /** Where the longest match ends that begins at a place; -1 where none does. */
    int longestMatch(String text, int from) {
        var now = new BitSet(states.size());
        enter(0, now);
        int end = now.get(states.size() - 1) ? from : -1;
        for (int i = from; i < text.length() && !now.isEmpty(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            var next = new BitSet(states.size());
            for (int at = now.nextSetBit(0); at >= 0; at = now.nextSetBit(at + 1)) {
                if (states.get(at) instanceof State.Step(var characters) && characters.contain(c)) {
                    enter(at + 1, next);
                }
            }
            now = next;
            if (now.get(states.size() - 1)) {
                end = i;
            }
        }
        return end;
    }

    /** Adds a state and all that it leads to without a character. */
    private void enter(int state, BitSet entered) {
        var open = new ArrayList<Integer>();
        open.add(state);
        while (!open.isEmpty()) {
            int at = open.removeLast();
            if (!entered.get(at)) {
                entered.set(at);
                if (states.get(at) instanceof State.Fork(int first, int second)) {
                    open.add(second);
                    open.add(first);
                }
            }
        }
    }

    /** Adds the states of an expression, which end where the list ends. */
    private void add(Expression expression) {
        if (++parts > 2 * MOST_STATES) {
            throw tooLarge();
        }
        switch (expression) {
            case Characters characters -> add(new State.Step(characters));
            case Expression.Sequence(var parts) -> parts.forEach(this::add);
            case Expression.Choice(var options) -> addChoice(options);
            case Expression.Repeat repeat -> addRepeat(repeat);
        }
    }

    private void addChoice(List<Expression> options) {
        List<Integer> exits = new ArrayList<>();
        for (Expression option : options.subList(0, options.size() - 1)) {
            int fork = reserve();
            add(option);
            exits.add(reserve());
            states.set(fork, new State.Fork(fork + 1, states.size()));
        }
        add(options.getLast());
        exits.forEach(exit -> states.set(exit, new State.Fork(states.size(), states.size())));
    }

    private void addRepeat(Expression.Repeat repeat) {
        for (int i = 0; i < repeat.least(); i++) {
            add(repeat.part());
        }
        if (repeat.most() == Expression.Repeat.UNBOUNDED) {
            int fork = reserve();
            add(repeat.part());
            add(new State.Fork(fork, fork));
            states.set(fork, new State.Fork(fork + 1, states.size()));
        } else {
            List<Integer> forks = new ArrayList<>();
            for (int i = repeat.least(); i < repeat.most(); i++) {
                forks.add(reserve());
                add(repeat.part());
            }
            forks.forEach(fork -> states.set(fork, new State.Fork(fork + 1, states.size())));
        }
    }

    /** A place for a fork whose target is not known yet. */
    private int reserve() {
        add(new State.End());
        return states.size() - 1;
    }

    private void add(State state) {
        if (states.size() >= MOST_STATES) {
            throw tooLarge();
        }
        states.add(state);
    }

    private static IllegalArgumentException tooLarge() {
        return new IllegalArgumentException("the pattern takes more than " + MOST_STATES + " states");
    }
}
