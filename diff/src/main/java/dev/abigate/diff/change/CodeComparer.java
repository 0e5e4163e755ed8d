package dev.abigate.diff.change;

import dev.abigate.diff.snapshot.Export;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Code behind equal exports, and the size of all code. */
final class CodeComparer implements Comparer {
    /** From what growth on a size is worth mention: a tenth. */
    private static final double GROWTH = 1.1;

    @Override
    public void compare(Pair pair, Consumer<Change> found) {
        if (pair.mixed()) {
            return;
        }
        Map<String, Export> after = new HashMap<>();
        pair.after().exports().forEach(export -> after.putIfAbsent(export.name(), export));
        var changed = new ArrayList<String>();
        for (Export old : pair.before().exports()) {
            Export now = after.get(old.name());
            if (now != null
                    && old.code().isPresent()
                    && now.code().isPresent()
                    && !old.code().equals(now.code())
                    && old.type().equals(now.type())) {
                changed.add(old.name());
            }
        }
        if (!changed.isEmpty()) {
            found.accept(new Change.CodeChanged(changed));
        }
        long sizeBefore = pair.before().definitions().codeSize();
        long sizeAfter = pair.after().definitions().codeSize();
        if (sizeAfter > sizeBefore * GROWTH) {
            found.accept(new Change.CodeSizeChanged(sizeBefore, sizeAfter, pair.bothAot()));
        }
    }
}
