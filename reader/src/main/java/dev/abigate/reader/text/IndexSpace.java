package dev.abigate.reader.text;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** An index space under construction: how many items it has, and which of them have identifiers. */
final class IndexSpace {
    static final int UNBOUND = -1;

    private final Map<Integer, Integer> indices = new HashMap<>();
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
        if (indices.putIfAbsent(symbol, count) != null) {
            return false;
        }
        symbols.put(count, symbol);
        return true;
    }

    /** The name that an annotation gives to the item that is added next. */
    void annotate(String name) {
        annotations.put(count, name);
    }

    /** The index of a symbol, or {@link #UNBOUND}. */
    int find(int symbol) {
        return indices.getOrDefault(symbol, UNBOUND);
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
        // One by one: to clear the map would take as long as for the most items that it ever had.
        symbols.values().forEach(indices::remove);
        symbols.clear();
        annotations.clear();
        count = 0;
    }
}
