package dev.abigate.reader.text;

import dev.abigate.format.TextFlaw;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The labels of the blocks that are open in an expression, and the identifiers that labels have had so far. */
final class Labels {
    private static final int NONE = -1;

    private int[] open = new int[32];
    /** For each open block, the one outside of it that has the same symbol. */
    private int[] hidden = new int[32];

    private final Map<Integer, Integer> innermostOf = new HashMap<>();
    private int depth;
    private int blocks;
    private final SortedMap<Integer, Integer> symbols = new TreeMap<>();

    /** Forgets all: a new function begins. */
    void clear() {
        depth = 0;
        innermostOf.clear();
        blocks = 0;
        symbols.clear();
    }

    /** Enters a block, which may have no symbol. */
    void enter(int symbol) {
        if (depth == open.length) {
            open = Arrays.copyOf(open, 2 * depth);
            hidden = Arrays.copyOf(hidden, 2 * depth);
        }
        open[depth] = symbol;
        if (symbol != TokenReader.NO_SYMBOL) {
            Integer outer = innermostOf.put(symbol, depth);
            hidden[depth] = outer == null ? NONE : outer;
            symbols.put(blocks, symbol);
        }
        depth++;
        blocks++;
    }

    void leave() {
        depth--;
        int symbol = open[depth];
        if (symbol != TokenReader.NO_SYMBOL) {
            if (hidden[depth] == NONE) {
                innermostOf.remove(symbol);
            } else {
                innermostOf.put(symbol, hidden[depth]);
            }
        }
    }

    /** The symbol of the innermost block. */
    int innermost() {
        return open[depth - 1];
    }

    /** A label: given as a number, or by an identifier. */
    int index(TokenReader in) {
        if (in.token() != Token.IDENTIFIER) {
            if (in.token() != Token.NATURAL) {
                throw in.unexpected("a label");
            }
            return (int) in.natural(Integer.SIZE);
        }
        int place = in.place();
        int symbol = in.optionalSymbol();
        Integer block = innermostOf.get(symbol);
        if (block == null) {
            throw in.fail(TextFlaw.UNKNOWN_IDENTIFIER, place, "label $" + in.nameOf(symbol));
        }
        return depth - 1 - block;
    }

    /** The symbols of blocks, by their place among all blocks of the function. */
    SortedMap<Integer, Integer> symbols() {
        return symbols;
    }
}
