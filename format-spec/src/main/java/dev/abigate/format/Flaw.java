package dev.abigate.format;

/**
 * Every way in which bytes fail to be a file of a known format. Where the WebAssembly specification's test suite has a
 * wording for the case, the text is that wording; for AOT files it names the field's rule.
 */
public enum Flaw {
    MAGIC("magic header not detected"),
    UNKNOWN_VERSION("unknown binary version"),
    COMPONENT("this is a component, not a core module"),
    UNEXPECTED_END("unexpected end"),
    UNEXPECTED_END_OF_SECTION("unexpected end of section or function"),
    LENGTH_OUT_OF_BOUNDS("length out of bounds"),
    INTEGER_TOO_LONG("integer representation too long"),
    INTEGER_TOO_LARGE("integer too large"),
    INDEX_TOO_LARGE("index too large"),
    MALFORMED_UTF8("malformed UTF-8 encoding"),
    SECTION_ID("malformed section id"),
    SECTION_SIZE("section size mismatch"),
    SECTION_ORDER("unexpected content after last section"),
    SECTION_OUT_OF_ORDER("section out of order"),
    SECTION_MISSING("section missing"),
    IMPORT_KIND("malformed import kind"),
    EXPORT_KIND("malformed export kind"),
    LIMITS_FLAGS("malformed limits flags"),
    PAGE_SIZE("invalid custom page size"),
    MUTABILITY("malformed mutability"),
    VALUE_TYPE("malformed value type"),
    REFERENCE_TYPE("malformed reference type"),
    HEAP_TYPE("malformed heap type"),
    STORAGE_TYPE("malformed storage type"),
    DEFINITION_TYPE("malformed definition type"),
    TAG_ATTRIBUTE("malformed tag attribute"),
    ELEMENT_SEGMENT_FLAGS("malformed elements segment kind"),
    ELEMENT_KIND("malformed element kind"),
    DATA_SEGMENT_FLAGS("malformed data segment kind"),
    TABLE_PREFIX("malformed table"),
    ILLEGAL_OPCODE("illegal opcode"),
    END_EXPECTED("END opcode expected"),
    MEMARG_FLAGS("malformed memop flags"),
    CATCH_CLAUSE("malformed catch clause"),
    CAST_FLAGS("malformed br_on_cast flags"),
    SORT("malformed sort"),
    ALIAS_TARGET("malformed alias target"),
    INSTANCE_EXPRESSION("malformed instance expression"),
    DECLARATION("malformed declaration"),
    EXTERN_NAME("malformed extern name"),
    EXTERN_TYPE("malformed extern type"),
    OPTIONAL("malformed optional item"),
    CANON("malformed canonical function"),
    CANON_OPTION("malformed canonical option"),
    ZERO_BYTE_EXPECTED("zero byte expected"),
    TOO_MANY_LOCALS("too many locals"),
    DATA_COUNT_REQUIRED("data count section required"),
    DATA_COUNT_MISMATCH("data count and data section have inconsistent lengths"),
    CODE_COUNT_MISMATCH("function and code section have inconsistent lengths"),
    NESTING_TOO_DEEP("nesting too deep"),
    CODE("malformed code"),
    VALUE("malformed value"),
    LAYOUT("no known layout of this version fits"),
    TRACE_CUT("unexpected end of a trace, which was cut or is not yet finished");

    private final String text;

    Flaw(String text) {
        this.text = text;
    }

    /** The flaw as a phrase in lower case. */
    public String text() {
        return text;
    }
}
