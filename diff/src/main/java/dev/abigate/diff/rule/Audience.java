package dev.abigate.diff.rule;

/** Who is hit by a finding. */
public enum Audience {
    /** Code that instantiates the module and calls its exports. */
    EMBEDDER("embedder"),
    /** The runtime that loads the file and provides its imports; fielded and possibly never updated. */
    HOST("host"),
    /** Separately compiled code that shares types, memory or tables with the module. */
    LINKED_MODULE("linked-module"),
    /** Source that has to be compiled again. */
    SOURCE("source");

    private final String id;

    Audience(String id) {
        this.id = id;
    }

    /** The word used in JSON. */
    public String id() {
        return id;
    }
}
