package dev.abigate.diff.rule;

/** How bad a finding is, worst first. */
public enum Severity {
    BREAKING("breaking"),
    RISKY("risky"),
    COMPATIBLE("compatible");

    private final String id;

    Severity(String id) {
        this.id = id;
    }

    /** The word used on the command line, in policies and in JSON. */
    public String id() {
        return id;
    }
}
