package dev.abigate.format.trace;

/** How much a replay compares, which depends on what old and new have in common. */
public enum ReplayLevel {
    /** Everything, with raw addresses: the same code on two engines. */
    A("same code"),
    /** Meaning, with decoded arguments: two builds of one source. */
    B("two builds of one source"),
    /** What users see, output, files and exit codes: any two builds that run in the same world. */
    C("observable effects");

    private final String text;

    ReplayLevel(String text) {
        this.text = text;
    }

    /** What old and new are, as a phrase. */
    public String text() {
        return text;
    }
}
