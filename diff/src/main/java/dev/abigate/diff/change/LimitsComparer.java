package dev.abigate.diff.change;

import dev.abigate.diff.change.Change.Item;
import dev.abigate.diff.change.Change.LimitChanged.Bound;
import dev.abigate.diff.change.Change.Role;
import dev.abigate.diff.snapshot.Export;
import dev.abigate.diff.snapshot.ExternalType;
import dev.abigate.diff.snapshot.Import;
import dev.abigate.format.wasm.type.Limits;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** Sizes and kinds of memories and tables: those of equal import or export name, and memories inside by position. */
final class LimitsComparer implements Comparer {
    @Override
    public void compare(Pair pair, Consumer<Change> found) {
        Set<Types> imported = compareImports(pair, found);
        compareExports(pair, imported, found);
        List<ExternalType.Memory> before = pair.before().definitions().memories();
        List<ExternalType.Memory> after = pair.after().definitions().memories();
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            compareMemories(new Item("memory:#" + i, true, Role.INTERNAL), before.get(i), after.get(i), pair, found);
        }
        int countBefore = pair.before().definitions().memoryCount();
        int countAfter = pair.after().definitions().memoryCount();
        if (countBefore != countAfter && Math.max(countBefore, countAfter) > 1) {
            found.accept(new Change.MemoryCountChanged(countBefore, countAfter));
        }
    }

    private record Types(ExternalType before, ExternalType after) {}

    private static Set<Types> compareImports(Pair pair, Consumer<Change> found) {
        Map<String, Import> after = new HashMap<>();
        pair.after().imports().forEach(item -> after.putIfAbsent(item.path(), item));
        var compared = new HashSet<Types>();
        for (Import old : pair.before().imports()) {
            Import now = after.get(old.path());
            if (now != null && compared.add(new Types(old.type(), now.type()))) {
                compare(old.path(), Role.IMPORTED, old.type(), now.type(), pair, found);
            }
        }
        return compared;
    }

    /** An export of what is imported is not judged twice, nor is a second name of one export. */
    private static void compareExports(Pair pair, Set<Types> imported, Consumer<Change> found) {
        Map<String, Export> after = new HashMap<>();
        pair.after().exports().forEach(export -> after.putIfAbsent(export.name(), export));
        var done = new HashSet<String>();
        for (Export old : pair.before().exports()) {
            Export now = after.get(old.name());
            if (now == null
                    || imported.contains(new Types(old.type(), now.type()))
                    || old.aliases().stream().anyMatch(done::contains)) {
                continue;
            }
            done.add(old.name());
            compare(old.name(), Role.EXPORTED, old.type(), now.type(), pair, found);
        }
    }

    private static void compare(
            String name, Role role, ExternalType before, ExternalType after, Pair pair, Consumer<Change> found) {
        if (before instanceof ExternalType.Memory old && after instanceof ExternalType.Memory now) {
            compareMemories(new Item("memory:" + name, true, role), old, now, pair, found);
        } else if (before instanceof ExternalType.Table old && after instanceof ExternalType.Table now) {
            compareTables(new Item("table:" + name, false, role), old, now, found);
        }
    }

    private static void compareTables(
            Item item, ExternalType.Table before, ExternalType.Table after, Consumer<Change> found) {
        Limits old = before.limits();
        Limits now = after.limits();
        if (old.addressType() != now.addressType()) {
            found.accept(new Change.AddressTypeChanged(item, old.addressType(), now.addressType()));
        }
        compareLimits(item, old, now, "elements", found);
    }

    private static void compareMemories(
            Item item, ExternalType.Memory before, ExternalType.Memory after, Pair pair, Consumer<Change> found) {
        Limits old = before.limits();
        Limits now = after.limits();
        if (before.shared() != after.shared()) {
            found.accept(new Change.SharingChanged(item, after.shared()));
        }
        if (old.addressType() != now.addressType()) {
            found.accept(new Change.AddressTypeChanged(item, old.addressType(), now.addressType()));
        }
        if (pair.bothAot()) {
            compareLimits(item, bytes(before), bytes(after), "bytes", found);
            if (before.pageSize() != after.pageSize() && bytes(before).equals(bytes(after))) {
                found.accept(new Change.AotPagesChanged(item, before, after));
            }
        } else if (!pair.mixed()) {
            if (before.pageSize() != after.pageSize()) {
                found.accept(new Change.PageSizeChanged(item, before.pageSize(), after.pageSize()));
            }
            compareLimits(item, old, now, "pages", found);
        }
    }

    private static Limits bytes(ExternalType.Memory memory) {
        Limits limits = memory.limits();
        return new Limits(
                limits.addressType(),
                limits.minimum() * memory.pageSize(),
                limits.maximum().isPresent()
                        ? OptionalLong.of(limits.maximum().getAsLong() * memory.pageSize())
                        : OptionalLong.empty());
    }

    private static void compareLimits(Item item, Limits before, Limits after, String unit, Consumer<Change> found) {
        if (before.minimum() != after.minimum()) {
            found.accept(new Change.LimitChanged(
                    item, Bound.MINIMUM, OptionalLong.of(before.minimum()), OptionalLong.of(after.minimum()), unit));
        }
        if (!before.maximum().equals(after.maximum())) {
            found.accept(new Change.LimitChanged(item, Bound.MAXIMUM, before.maximum(), after.maximum(), unit));
        }
    }
}
