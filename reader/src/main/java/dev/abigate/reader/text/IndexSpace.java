package dev.abigate.reader.text;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** An index space under construction: how many items it has, and which of them have identifiers. */
final class IndexSpace {
    static final int UNBOUND = -1;

    private int[] indices = new int[0];
    private final SortedMap<Integer, Integer> symbols = new TreeMap<>();
    private final SortedMap<Integer, String> annotations = new TreeMap<>();
    private int count;

    int count() {
        return count;
    }

    /** Adds items without identifiers. */
    void add(int items) {
        count += items;
    }

    /** Binds the item that is added next, unless the identifier is bound already. */
    boolean bind(int symbol) {
        if (find(symbol) != UNBOUND) {
            return false;
        }
        if (symbol >= indices.length) {
            int length = indices.length;
            indices = Arrays.copyOf(indices, Math.max(symbol + 1, 2 * length));
            Arrays.fill(indices, length, indices.length, UNBOUND);
        }
        indices[symbol] = count;
        symbols.put(count, symbol);
        return true;
    }

    /** The name that an annotation gives to the item that is added next. */
    void annotate(String name) {
        annotations.put(count, name);
    }

    /** The index of a symbol, or {@link #UNBOUND}. */
    int find(int symbol) {
        return symbol < indices.length ? indices[symbol] : UNBOUND;
    }

    /** The symbols of the items that have one, by index. */
    SortedMap<Integer, Integer> symbols() {
        return symbols;
    }

    /** The names of the items that have an annotation, by index. */
    SortedMap<Integer, String> annotations() {
        return annotations;
    }

    /** Forgets all items. */
    void clear() {
        symbols.values().forEach(symbol -> indices[symbol] = UNBOUND);
        symbols.clear();
        annotations.clear();
        count = 0;
    }
}
