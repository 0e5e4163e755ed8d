package dev.abigate.format.types;

/** Who may use a member or base: always said, also where the source leaves it to the default of its class. */
public enum Access {
    PUBLIC("public"),
    PROTECTED("protected"),
    PRIVATE("private");

    private final String keyword;

    Access(String keyword) {
        this.keyword = keyword;
    }

    /** As C++ writes it. */
    public String keyword() {
        return keyword;
    }
}
