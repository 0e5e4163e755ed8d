package dev.abigate.diff.rule;

/** Something about a finding that a policy may ask for, beside rule and subject. */
public enum Trait {
    /** The new size, in the unit that the finding speaks of: pages, elements or bytes. */
    SIZE("size"),
    /** The name of the custom section. */
    SECTION("section"),
    /** The name of the module that something is imported from. */
    MODULE("module");

    private final String id;

    Trait(String id) {
        this.id = id;
    }

    /** The word used in policies and in JSON. */
    public String id() {
        return id;
    }
}
