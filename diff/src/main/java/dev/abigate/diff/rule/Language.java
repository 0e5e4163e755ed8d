package dev.abigate.diff.rule;

/** A language that people read pages in. Ids of rules and everything that scripts read are the same in all. */
public enum Language {
    ENGLISH("en"),
    CHINESE("zh");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The language tag of BCP 47. */
    public String tag() {
        return tag;
    }
}
