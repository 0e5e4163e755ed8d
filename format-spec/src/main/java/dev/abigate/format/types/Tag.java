package dev.abigate.format.types;

/** What a C tag names. */
public enum Tag {
    STRUCT("struct"),
    CLASS("class"),
    UNION("union"),
    ENUM("enum");

    private final String keyword;

    Tag(String keyword) {
        this.keyword = keyword;
    }

    /** The word before the name in a declaration. */
    public String keyword() {
        return keyword;
    }
}
