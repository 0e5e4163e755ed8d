package dev.abigate.diff.change.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes what comparers find about one subject of the source, which is the root of it all unless they know better. */
final class Sink {
    private final List<TypeChange> changes = new ArrayList<>();

    /** A change whose state before and after are texts; an empty one is absent. */
    void add(Aspect aspect, String subject, String before, String after, Degree degree, String root) {
        add(aspect, subject, before, after, degree, root, List.of());
    }

    /** A change whose places in the interface are known. */
    void add(
            Aspect aspect, String subject, String before, String after, Degree degree, String root, List<String> uses) {
        changes.add(new TypeChange(aspect, subject, present(before), present(after), degree, root, uses));
    }

    private static Optional<String> present(String text) {
        return Optional.of(text).filter(found -> !found.isEmpty());
    }

    List<TypeChange> changes() {
        return changes;
    }
}
