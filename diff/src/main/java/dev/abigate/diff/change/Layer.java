package dev.abigate.diff.change;

/** A part of two builds that is compared as a whole or not at all. */
public enum Layer {
    EXPORTS("exports", "exports"),
    IMPORTS("imports", "imported memories, tables and tags (an AOT file does not name them)"),
    MEMORY("memory", "limits of memories (the AOT compiler rewrites them)"),
    FEATURES("features", "features of the language"),
    SECTIONS("sections", "custom sections and tool chain"),
    DATA("data", "data segments"),
    CODE("code", "code"),
    DECLARED_TYPES("declared-types", "declared types"),
    /** Structures of the source language, which only debug information tells. */
    TYPES("types", "layouts of types");

    private final String id;
    private final String text;

    Layer(String id, String text) {
        this.id = id;
        this.text = text;
    }

    /** The word used in policies and in JSON. */
    public String id() {
        return id;
    }

    /** What is left out where a comparison leaves the layer out, with the reason where there is one. */
    public String text() {
        return text;
    }
}
