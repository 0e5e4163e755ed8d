package dev.abigate.diff.rule;

/** In which of the two builds a finding's subject is. */
public enum Presence {
    OLD("old"),
    NEW("new"),
    BOTH("both");

    private final String id;

    Presence(String id) {
        this.id = id;
    }

    /** The word that goes into {@link Finding#id()}. */
    String id() {
        return id;
    }
}
