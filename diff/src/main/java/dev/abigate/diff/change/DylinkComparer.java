package dev.abigate.diff.change;

import dev.abigate.diff.snapshot.Dylink;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a dynamically linked module asks of the loader. */
final class DylinkComparer implements Comparer {
    private static final Dylink NONE = new Dylink(0, 0, 0, 0, List.of(), List.of(), List.of());

    @Override
    public void compare(Pair pair, Consumer<Change> found) {
        Optional<Dylink> before = pair.before().dylink();
        Optional<Dylink> after = pair.after().dylink();
        if (pair.mixed() || (before.isEmpty() && after.isEmpty())) {
            return;
        }
        Dylink old = before.orElse(NONE);
        Dylink now = after.orElse(NONE);
        now.needed().stream()
                .filter(library -> !old.needed().contains(library))
                .forEach(library -> found.accept(new Change.NeededLibraryChanged(library, true)));
        old.needed().stream()
                .filter(library -> !now.needed().contains(library))
                .forEach(library -> found.accept(new Change.NeededLibraryChanged(library, false)));
        String spaceBefore = before.map(Dylink::space).orElse("no dylink section");
        String spaceAfter = after.map(Dylink::space).orElse("no dylink section");
        if (!spaceBefore.equals(spaceAfter)) {
            found.accept(new Change.DylinkSpaceChanged(spaceBefore, spaceAfter));
        }
        if (!old.exports().equals(now.exports())) {
            found.accept(new Change.DylinkFlagsChanged(true, old.exports(), now.exports()));
        }
        if (!old.imports().equals(now.imports())) {
            found.accept(new Change.DylinkFlagsChanged(false, old.imports(), now.imports()));
        }
    }
}
