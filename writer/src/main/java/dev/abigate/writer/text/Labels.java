package dev.abigate.writer.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The blocks that are open at a point of an expression, the expression itself being the outermost. */
final class Labels {
    /** A longer name could be repeated by a small file without end; such blocks go by their number. */
    private static final int LONGEST_NAME = 1000;

    private final SortedMap<Integer, String> names;
    private final Map<String, Integer> innermost = new HashMap<>();
    private @Nullable String[] identifiers = new @Nullable String[16];
    /** The position of the next outer block with the same identifier, or -1. */
    private int[] hidden = new int[16];

    private int[] arities = new int[16];
    private int open;
    private int seen;

    /**
     * @param names of blocks by the order in which they begin
     * @param results of the whole expression
     */
    Labels(SortedMap<Integer, String> names, int results) {
        this.names = names;
        arities[0] = results;
        open = 1;
    }

    /** Begins a block; branches to it take {@code arity} values. */
    void open(int arity) {
        if (open == arities.length) {
            identifiers = Arrays.copyOf(identifiers, 2 * open);
            hidden = Arrays.copyOf(hidden, 2 * open);
            arities = Arrays.copyOf(arities, 2 * open);
        }
        String identifier = identifier(names.get(seen++));
        if (identifier != null) {
            Integer outer = innermost.put(identifier, open);
            hidden[open] = outer == null ? -1 : outer;
        }
        identifiers[open] = identifier;
        arities[open++] = arity;
    }

    /** Ends the innermost block. */
    void close() {
        String identifier = identifiers[--open];
        if (identifier != null) {
            if (hidden[open] < 0) {
                innermost.remove(identifier);
            } else {
                innermost.put(identifier, hidden[open]);
            }
        }
    }

    /** The number of values that a branch takes; none where there is no such block. */
    int arity(int label) {
        return label < open ? arities[open - 1 - label] : 0;
    }

    /** The number of values that leave the expression. */
    int results() {
        return arities[0];
    }

    /** The identifier of the block that begins next, or its depth in a comment. */
    void declareNext(StringBuilder out) {
        String identifier = identifier(names.get(seen));
        if (identifier == null) {
            out.append(" (;@").append(open).append(";)");
        } else {
            out.append(' ').append(identifier);
        }
    }

    /** What refers to a block: its identifier, or its number and depth where it has none or an inner one hides it. */
    void refer(int label, StringBuilder out) {
        int position = open - 1 - label;
        String identifier = position > 0 ? identifiers[position] : null;
        if (identifier != null && innermost.getOrDefault(identifier, -1) == position) {
            out.append(' ').append(identifier);
        } else {
            out.append(' ').append(label);
            if (position >= 0) {
                out.append(" (;@").append(position).append(";)");
            }
        }
    }

    private static @Nullable String identifier(@Nullable String name) {
        return name == null || name.isEmpty() || name.length() > LONGEST_NAME ? null : Identifiers.identifier(name);
    }
}
