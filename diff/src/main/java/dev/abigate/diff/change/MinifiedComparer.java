package dev.abigate.diff.change;

import dev.abigate.diff.snapshot.Export;
import dev.abigate.diff.snapshot.Import;
import dev.abigate.diff.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What stands under minified names, whatever name it stands under: how often each type is imported and exported. */
final class MinifiedComparer implements Comparer {
    @Override
    public void compare(Pair pair, Consumer<Change> found) {
        if (!pair.minified()) {
            return;
        }
        Map<String, Integer> surplus = new TreeMap<>();
        things(pair.after(), pair).forEach(thing -> surplus.merge(thing, 1, Integer::sum));
        things(pair.before(), pair).forEach(thing -> surplus.merge(thing, -1, Integer::sum));
        var gone = new ArrayList<String>();
        var added = new ArrayList<String>();
        surplus.forEach((thing, count) -> {
            for (int i = 0; i < Math.abs(count); i++) {
                (count < 0 ? gone : added).add(thing);
            }
        });
        if (!gone.isEmpty() || !added.isEmpty()) {
            found.accept(new Change.MinifiedInterfaceChanged(gone, added));
        }
    }

    private static List<String> things(Snapshot snapshot, Pair pair) {
        var things = new ArrayList<String>();
        for (Import item : snapshot.imports()) {
            if (pair.isMinified(item.name())) {
                things.add("import " + item.type().bare().text());
            }
        }
        for (Export export : snapshot.exports()) {
            if (pair.isMinified(export.name())) {
                things.add("export " + export.type().bare().text());
            }
        }
        return things;
    }
}
