package dev.abigate.diff.change;

import dev.abigate.diff.snapshot.Code;
import dev.abigate.diff.snapshot.Export;
import dev.abigate.diff.snapshot.ExternalType;
import dev.abigate.diff.snapshot.FunctionTable;
import dev.abigate.diff.snapshot.Import;
import dev.abigate.diff.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What a module does and holds: code behind equal exports, functions in tables, data, and the size of all code. */
final class CodeComparer implements Comparer {
    /** From what growth on a size is worth mention: a tenth. */
    static final double GROWTH = 1.1;

    @Override
    public void compare(Pair pair, Consumer<Change> found) {
        if (pair.mixed()) {
            return;
        }
        Code before = pair.before().code();
        Code after = pair.after().code();
        FunctionMatch match = FunctionMatch.of(before.functions(), after.functions());
        FunctionCounts counts = match.counts();
        List<String> exports = changedExports(pair);
        if (counts.changed() > 0 || !exports.isEmpty()) {
            found.accept(new Change.CodeChanged(exports, counts));
        }
        compareTables(pair, match, found);
        if (before.data().isPresent()
                && after.data().isPresent()
                && !before.data().equals(after.data())) {
            found.accept(new Change.DataChanged(
                    before.dataSize(),
                    after.dataSize(),
                    after.dataSize() > pair.after().definitions().codeSize()));
        }
        long sizeBefore = pair.before().definitions().codeSize();
        long sizeAfter = pair.after().definitions().codeSize();
        if (sizeAfter > sizeBefore * GROWTH) {
            found.accept(new Change.CodeSizeChanged(sizeBefore, sizeAfter, pair.bothAot()));
        }
    }

    /** Exported functions of the same type that do something else, or call something that does. */
    private static List<String> changedExports(Pair pair) {
        Map<String, Export> after = new HashMap<>();
        pair.after().exports().forEach(export -> after.putIfAbsent(export.name(), export));
        var changed = new ArrayList<String>();
        for (Export old : pair.before().exports()) {
            Export now = after.get(old.name());
            if (now != null
                    && old.reach().isPresent()
                    && now.reach().isPresent()
                    && !old.reach().equals(now.reach())
                    && old.type().equals(now.type())
                    && !pair.isMinified(old.name())) {
                changed.add(old.name());
            }
        }
        return changed;
    }

    private static void compareTables(Pair pair, FunctionMatch match, Consumer<Change> found) {
        Map<String, FunctionTable> after = new HashMap<>();
        pair.after().code().tables().forEach(table -> after.putIfAbsent(table.name(), table));
        var oldFunctions = new Functions(pair.before());
        var newFunctions = new Functions(pair.after());
        for (FunctionTable old : pair.before().code().tables()) {
            FunctionTable now = after.get(old.name());
            if (now == null) {
                continue;
            }
            Map<Long, Integer> slots = slots(now);
            var moved = new ArrayList<Long>();
            slots(old).forEach((slot, function) -> {
                int other = slots.getOrDefault(slot, Functions.NONE);
                if (function != Functions.NONE && !oldFunctions.isSame(function, newFunctions, other, match)) {
                    moved.add(slot);
                }
            });
            if (!moved.isEmpty()) {
                found.accept(new Change.TableContentChanged(
                        old.name(),
                        moved.size(),
                        moved.stream().min(Long::compare).orElseThrow()));
            }
        }
    }

    private static Map<Long, Integer> slots(FunctionTable table) {
        var slots = new HashMap<Long, Integer>();
        for (FunctionTable.Run run : table.runs()) {
            long slot = run.offset();
            for (int function : run.functions()) {
                slots.put(slot++, function);
            }
        }
        return slots;
    }

    /** The functions of a build by index, imported ones first. */
    private record Functions(List<String> imported, int defined) {
        private static final int NONE = -1;

        Functions(Snapshot snapshot) {
            this(
                    snapshot.imports().stream()
                            .filter(item -> item.type() instanceof ExternalType.Function)
                            .map(Import::path)
                            .toList(),
                    snapshot.code().functions().size());
        }

        boolean isSame(int function, Functions other, int otherFunction, FunctionMatch match) {
            if (otherFunction == NONE || otherFunction < other.imported.size() != function < imported.size()) {
                return false;
            }
            if (function < imported.size()) {
                return imported.get(function).equals(other.imported.get(otherFunction));
            }
            int body = function - imported.size();
            return body < defined && match.isSame(body, otherFunction - other.imported.size());
        }
    }
}
