package dev.abigate.diff.version;

import dev.abigate.diff.rule.Severity;

/** The most that a step between versions may change. */
public enum Allowance {
    /** Breaks and all that is less. */
    BREAKING("breaking"),
    /** Risks and all that is less. */
    RISKY("risky"),
    /** Additions. */
    COMPATIBLE("compatible"),
    /** Not even additions. */
    NONE("none");

    private final String id;

    Allowance(String id) {
        this.id = id;
    }

    /** The word used in policies. */
    public String id() {
        return id;
    }

    /** Whether findings of a severity may come with the step. */
    public boolean allows(Severity severity) {
        return switch (severity) {
            case BREAKING -> this == BREAKING;
            case RISKY -> this == BREAKING || this == RISKY;
            case COMPATIBLE -> this != NONE;
        };
    }

    /** Whether a change that calls for {@code needed} may come with the step. */
    public boolean covers(Step needed) {
        return switch (needed) {
            case MAJOR -> this == BREAKING;
            case MINOR -> this != NONE;
            case PATCH -> true;
        };
    }
}
