package dev.abigate.format;

/**
 * Every way in which a text fails to be a module, a script or a list of commands. Where the WebAssembly specification's test
 * suite has a wording for the case, the text is that wording.
 */
public enum TextFlaw {
    MALFORMED_UTF8("malformed UTF-8 encoding"),
    ILLEGAL_CHARACTER("illegal character"),
    UNCLOSED_COMMENT("unclosed comment"),
    UNCLOSED_ANNOTATION("unclosed annotation"),
    EMPTY_ANNOTATION_ID("empty annotation id"),
    UNCLOSED_STRING("unclosed string literal"),
    ILLEGAL_ESCAPE("illegal escape"),
    EMPTY_IDENTIFIER("empty identifier"),
    UNKNOWN_OPERATOR("unknown operator"),
    UNEXPECTED_TOKEN("unexpected token"),
    CONSTANT_OUT_OF_RANGE("constant out of range"),
    WRONG_LANE_COUNT("wrong number of lane literals"),
    INVALID_LANE_LENGTH("invalid lane length"),
    ALIGNMENT("alignment must be a power of two"),
    PAGE_SIZE("invalid custom page size"),
    LABEL_MISMATCH("mismatching label"),
    UNKNOWN_IDENTIFIER("unknown"),
    DUPLICATE_IDENTIFIER("duplicate"),
    INLINE_TYPE("inline function type"),
    UNKNOWN_TYPE("unknown type"),
    IMPORT_ORDER("import after"),
    MULTIPLE_STARTS("multiple start sections"),
    CUSTOM_ANNOTATION("@custom annotation"),
    NAME_ANNOTATION("@name annotation"),
    BRANCH_HINT_ANNOTATION("@metadata.code.branch_hint annotation"),
    NESTING_TOO_DEEP("nesting too deep"),
    COMPONENT("this is a component, not a core module"),
    MISSING_MEMBER("missing member"),
    UNKNOWN_VALUE("unknown value"),
    MISSING_FILE("missing file");

    private final String text;

    TextFlaw(String text) {
        this.text = text;
    }

    /** The flaw as a phrase. */
    public String text() {
        return text;
    }
}
