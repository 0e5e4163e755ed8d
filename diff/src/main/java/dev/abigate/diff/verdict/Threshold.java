package dev.abigate.diff.verdict;

import dev.abigate.diff.rule.Severity;

/** What a gate lets pass: the severity from which on a finding stops it. */
public enum Threshold {
    /** A breaking finding stops the gate. */
    BREAKING("breaking"),
    /** A breaking or risky finding stops the gate. */
    RISKY("risky"),
    /** Any finding stops the gate. */
    ANY("any"),
    /** Nothing stops the gate. */
    NONE("none");

    private final String id;

    Threshold(String id) {
        this.id = id;
    }

    /** The word used on the command line. */
    public String id() {
        return id;
    }

    /** Whether a finding of that severity stops the gate. */
    public boolean stops(Severity severity) {
        return switch (this) {
            case BREAKING -> severity == Severity.BREAKING;
            case RISKY -> severity == Severity.BREAKING || severity == Severity.RISKY;
            case ANY -> true;
            case NONE -> false;
        };
    }
}
