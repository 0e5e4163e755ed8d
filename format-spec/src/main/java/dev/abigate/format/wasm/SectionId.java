package dev.abigate.format.wasm;

import java.util.Optional;

/** The sections of a module, in the order that the format demands. Closed: any other id is malformed. */
public enum SectionId {
    CUSTOM(0, "custom"),
    TYPE(1, "type"),
    IMPORT(2, "import"),
    FUNCTION(3, "function"),
    TABLE(4, "table"),
    MEMORY(5, "memory"),
    TAG(13, "tag"),
    GLOBAL(6, "global"),
    EXPORT(7, "export"),
    START(8, "start"),
    ELEMENT(9, "element"),
    DATA_COUNT(12, "data count"),
    CODE(10, "code"),
    DATA(11, "data");

    private final int code;
    private final String text;

    SectionId(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The byte in the binary format. */
    public int code() {
        return code;
    }

    /** The section's name in the specification. */
    public String text() {
        return text;
    }

    /** The section of a byte. */
    public static Optional<SectionId> of(int code) {
        for (SectionId id : values()) {
            if (id.code == code) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }
}
