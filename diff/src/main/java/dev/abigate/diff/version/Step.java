package dev.abigate.diff.version;

import java.util.Optional;

/** How far a version moves, in the numbers of Semantic Versioning; smallest first. */
public enum Step {
    PATCH("patch"),
    MINOR("minor"),
    MAJOR("major");

    private final String id;

    Step(String id) {
        this.id = id;
    }

    /** The word used in JSON. */
    public String id() {
        return id;
    }

    /** The step from one version to a later one; none where it is not later. */
    public static Optional<Step> between(Version old, Version now) {
        if (old.compareTo(now) >= 0) {
            return Optional.empty();
        }
        if (!old.major().equals(now.major())) {
            return Optional.of(MAJOR);
        }
        return Optional.of(old.minor().equals(now.minor()) ? PATCH : MINOR);
    }
}
