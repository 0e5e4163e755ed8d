package dev.abigate.diff.policy;

import dev.abigate.diff.version.Step;
import dev.abigate.diff.version.Version;
import java.util.Optional;

/** The versions of both builds, as far as they are known. */
public record Versions(Optional<String> old, Optional<String> now) {
    /** Nobody said any. */
    public static final Versions UNKNOWN = new Versions(Optional.empty(), Optional.empty());

    /** These, and what {@code others} says of what these do not. */
    Versions or(Versions others) {
        return new Versions(old.or(others::old), now.or(others::now));
    }

    /** The step between them, where both are known and it leads forward. */
    Optional<Step> step() {
        return old.flatMap(Version::parse)
                .flatMap(before -> now.flatMap(Version::parse).flatMap(after -> Step.between(before, after)));
    }

    /** Whether a waiver that names a step means this one. */
    boolean isStepOf(Waiver waiver) {
        return agrees(waiver.from(), old) && agrees(waiver.to(), now);
    }

    private static boolean agrees(Optional<String> asked, Optional<String> known) {
        return asked.isEmpty()
                || asked.equals(known)
                || (known.isPresent()
                        && asked.flatMap(Version::parse).isPresent()
                        && asked.flatMap(Version::parse).equals(known.flatMap(Version::parse)));
    }
}
