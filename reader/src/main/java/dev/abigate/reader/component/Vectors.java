package dev.abigate.reader.component;

import dev.abigate.reader.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Vectors: a count, and as many items. */
final class Vectors {
    private Vectors() {}

    /** A vector whose items errors and maps name. */
    static <T> List<T> read(Cursor in, String what, Supplier<T> item) {
        int count = in.count("count");
        var items = new ArrayList<T>();
        for (int i = 0; i < count; i++) {
            in.item(what, i);
            items.add(item.get());
        }
        in.endItem();
        return items;
    }

    /** A vector inside an item. */
    static <T> List<T> read(Cursor in, Supplier<T> item) {
        int count = in.count("count");
        var items = new ArrayList<T>();
        for (int i = 0; i < count; i++) {
            items.add(item.get());
        }
        return items;
    }
}
