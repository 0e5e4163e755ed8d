package dev.abigate.diff.change;

import dev.abigate.diff.change.Change.LayoutChanged.Fact;
import dev.abigate.diff.snapshot.Layout;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Where data, heap and stack lie in linear memory. */
final class LayoutComparer implements Comparer {
    /** Where wasm-ld puts static data unless told otherwise. */
    static final long DEFAULT_GLOBAL_BASE = 1024;

    @Override
    public void compare(Pair pair, Consumer<Change> found) {
        Layout before = pair.before().layout();
        Layout after = pair.after().layout();
        compare(Fact.HEAP_BASE, before.heapBase(), after.heapBase(), found);
        compare(Fact.DATA_END, before.dataEnd(), after.dataEnd(), found);
        compare(Fact.STACK_POINTER, before.stackPointer(), after.stackPointer(), found);
        compare(Fact.GLOBAL_BASE, before.data().lowest(), after.data().lowest(), found);
        compareStacks(before.stack(), after.stack(), found);
        List<String> missing = before.announced().stream()
                .filter(name -> !after.announced().contains(name))
                .toList();
        if (!missing.isEmpty() && !pair.mixed()) {
            found.accept(new Change.LayoutGlobalsMissing(missing));
        }
        if (!pair.mixed()) {
            compareSegments(before.data(), after.data(), pair, found);
        }
        compareFootprints(before, after, found);
    }

    private static void compareFootprints(Layout before, Layout after, Consumer<Change> found) {
        OptionalLong old = before.footprint();
        OptionalLong now = after.footprint();
        if (old.isPresent() && now.isPresent() && now.getAsLong() > old.getAsLong() * CodeComparer.GROWTH) {
            found.accept(new Change.FootprintChanged(old.getAsLong(), now.getAsLong()));
        }
    }

    private static void compare(Fact fact, OptionalLong before, OptionalLong after, Consumer<Change> found) {
        if (before.isPresent() && after.isPresent() && before.getAsLong() != after.getAsLong()) {
            found.accept(new Change.LayoutChanged(fact, before.getAsLong(), after.getAsLong()));
        }
    }

    private static void compareStacks(
            Optional<Layout.Stack> before, Optional<Layout.Stack> after, Consumer<Change> found) {
        if (before.isEmpty() || after.isEmpty()) {
            return;
        }
        Layout.Stack old = before.get();
        Layout.Stack now = after.get();
        if (isTrusted(old) && isTrusted(now)) {
            compare(Fact.STACK_SIZE, OptionalLong.of(old.size()), OptionalLong.of(now.size()), found);
        }
        if (old.certain() && now.certain() && old.first() != now.first()) {
            found.accept(new Change.StackPlaceChanged(now.first()));
        }
    }

    /**
     * Whether a size can be taken for what was asked of the linker. An upper bound can, where it is a power of two:
     * people ask for such sizes, while data without content would make the bound an odd number.
     */
    private static boolean isTrusted(Layout.Stack stack) {
        return stack.certain() || Long.bitCount(stack.size()) == 1;
    }

    private static void compareSegments(Layout.Data before, Layout.Data after, Pair pair, Consumer<Change> found) {
        if (before.segments() != after.segments()) {
            found.accept(new Change.DataSegmentsChanged(before.segments(), after.segments()));
        }
        boolean hadActive = before.segments() > before.passive();
        if (before.passive() == 0 && after.passive() > 0 && hadActive) {
            found.accept(new Change.DataBecamePassive(
                    before.passive(), after.passive(), pair.before().features().uses("bulk-memory")));
        }
    }
}
