package dev.abigate.format.component;

import java.util.Optional;

/** The sections of a component. Closed: any other id is malformed. */
public enum SectionId {
    CUSTOM("custom"),
    CORE_MODULE("core module"),
    CORE_INSTANCE("core instance"),
    CORE_TYPE("core type"),
    COMPONENT("component"),
    INSTANCE("instance"),
    ALIAS("alias"),
    TYPE("type"),
    CANON("canon"),
    START("start"),
    IMPORT("import"),
    EXPORT("export"),
    VALUE("value");

    private static final SectionId[] BY_CODE = {
        CUSTOM,
        CORE_MODULE,
        CORE_INSTANCE,
        CORE_TYPE,
        COMPONENT,
        INSTANCE,
        ALIAS,
        TYPE,
        CANON,
        START,
        IMPORT,
        EXPORT,
        VALUE
    };

    private final String text;

    SectionId(String text) {
        this.text = text;
    }

    /** What the section holds. */
    public String text() {
        return text;
    }

    /** The section of a byte. */
    public static Optional<SectionId> of(int code) {
        return code < BY_CODE.length ? Optional.of(BY_CODE[code]) : Optional.empty();
    }
}
