package dev.abigate.format.schema;

/** Where a schema comes from. */
public enum SchemaSource {
    FILE("--schema"),
    OLD_DEBUG_INFORMATION("debug information of the old build"),
    NEW_DEBUG_INFORMATION("debug information of the new build");

    private final String text;

    SchemaSource(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
