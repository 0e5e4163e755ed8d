package dev.abigate.diff.version;

import java.util.Optional;

/**
 * What a step between versions may change.
 *
 * @param old the old build's version, where it is told
 * @param now the new build's version, where it is told
 * @param relaxedZero whether in 0.x the minor number plays the part of the major one, and the patch number that of the minor
 */
public record Versioning(
        Optional<String> old,
        Optional<String> now,
        Allowance major,
        Allowance minor,
        Allowance patch,
        boolean relaxedZero) {
    /** As Semantic Versioning says it. */
    public static final Versioning SEMVER = new Versioning(
            Optional.empty(), Optional.empty(), Allowance.BREAKING, Allowance.COMPATIBLE, Allowance.NONE, true);

    /** What a step may change, as it counts at the old version: in 0.x each number may stand for the one before it. */
    public Allowance allowance(Step step, Version old) {
        boolean shifted = relaxedZero && old.major().signum() == 0;
        return switch (step) {
            case MAJOR -> major;
            case MINOR -> shifted ? major : minor;
            case PATCH -> shifted ? minor : patch;
        };
    }

    /** The smallest step from the old version that may bring a change which calls for {@code needed}; none where none may. */
    public Optional<Step> smallest(Step needed, Version old) {
        for (Step step : Step.values()) {
            if (allowance(step, old).covers(needed)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }
}
