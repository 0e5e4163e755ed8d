package dev.abigate.diff.change.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes what comparers find about one subject of the source, which is the root of it all unless they know better. */
final class Sink {
    private final List<TypeChange> changes = new ArrayList<>();

    /** A change whose state before and after are texts; an empty one is absent. */
    void add(Aspect aspect, String subject, String before, String after, Degree degree, String root) {
        changes.add(new TypeChange(aspect, subject, present(before), present(after), degree, root, List.of()));
    }

    private static Optional<String> present(String text) {
        return Optional.of(text).filter(found -> !found.isEmpty());
    }

    List<TypeChange> changes() {
        return changes;
    }
}
