package dev.abigate.reader.text;

import dev.abigate.format.TextFlaw;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** The labels of the blocks that are open in an expression, and the identifiers that labels have had so far. */
final class Labels {
    private int[] open = new int[32];
    private int depth;
    private int blocks;
    private final SortedMap<Integer, Integer> symbols = new TreeMap<>();

    /** Forgets all: a new function begins. */
    void clear() {
        depth = 0;
        blocks = 0;
        symbols.clear();
    }

    /** Enters a block, which may have no symbol. */
    void enter(int symbol) {
        if (depth == open.length) {
            open = Arrays.copyOf(open, 2 * depth);
        }
        open[depth++] = symbol;
        if (symbol != TokenReader.NO_SYMBOL) {
            symbols.put(blocks, symbol);
        }
        blocks++;
    }

    void leave() {
        depth--;
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
        for (int i = depth - 1; i >= 0; i--) {
            if (open[i] == symbol) {
                return depth - 1 - i;
            }
        }
        throw in.fail(TextFlaw.UNKNOWN_IDENTIFIER, place, "label $" + in.nameOf(symbol));
    }

    /** The symbols of blocks, by their place among all blocks of the function. */
    SortedMap<Integer, Integer> symbols() {
        return symbols;
    }
}
