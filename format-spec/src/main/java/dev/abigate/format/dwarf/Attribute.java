package dev.abigate.format.dwarf;

import java.util.Optional;

/** What is said about an entry (DWARF 5, 7.5.4): the attributes that are made sense of here. */
public enum Attribute {
    LOCATION(0x02),
    NAME(0x03),
    BYTE_SIZE(0x0b),
    BIT_OFFSET(0x0c),
    BIT_SIZE(0x0d),
    STMT_LIST(0x10),
    LOW_PC(0x11),
    HIGH_PC(0x12),
    LANGUAGE(0x13),
    DISCR(0x15),
    DISCR_VALUE(0x16),
    VISIBILITY(0x17),
    STRING_LENGTH(0x19),
    COMP_DIR(0x1b),
    CONST_VALUE(0x1c),
    CONTAINING_TYPE(0x1d),
    INLINE(0x20),
    LOWER_BOUND(0x22),
    PRODUCER(0x25),
    PROTOTYPED(0x27),
    UPPER_BOUND(0x2f),
    ABSTRACT_ORIGIN(0x31),
    ACCESSIBILITY(0x32),
    ARTIFICIAL(0x34),
    CALLING_CONVENTION(0x36),
    COUNT(0x37),
    DATA_MEMBER_LOCATION(0x38),
    DECL_FILE(0x3a),
    DECL_LINE(0x3b),
    DECLARATION(0x3c),
    ENCODING(0x3e),
    EXTERNAL(0x3f),
    MACRO_INFO(0x43),
    SPECIFICATION(0x47),
    TYPE(0x49),
    VIRTUALITY(0x4c),
    VTABLE_ELEM_LOCATION(0x4d),
    RANGES(0x55),
    CALL_COLUMN(0x57),
    CALL_FILE(0x58),
    CALL_LINE(0x59),
    EXPLICIT(0x63),
    OBJECT_POINTER(0x64),
    SIGNATURE(0x69),
    DATA_BIT_OFFSET(0x6b),
    ENUM_CLASS(0x6d),
    LINKAGE_NAME(0x6e),
    STR_OFFSETS_BASE(0x72),
    ADDR_BASE(0x73),
    RNGLISTS_BASE(0x74),
    DWO_NAME(0x76),
    REFERENCE(0x77),
    RVALUE_REFERENCE(0x78),
    MACROS(0x79),
    NORETURN(0x87),
    ALIGNMENT(0x88),
    EXPORT_SYMBOLS(0x89),
    DELETED(0x8a),
    DEFAULTED(0x8b),
    GNU_VECTOR(0x2107, 0x8d),
    GNU_TEMPLATE_NAME(0x2110, 0x8e),
    GNU_DWO_ID(0x2131, 0x8f);

    /** Every {@link #slot} is below; the standard's own codes end at 0x8c. */
    public static final int SLOTS = 0x90;

    private static final Attribute[] BY_CODE = new Attribute[SLOTS];

    static {
        for (Attribute attribute : values()) {
            if (attribute.code < SLOTS) {
                BY_CODE[attribute.code] = attribute;
            }
        }
    }

    private final int code;
    private final int slot;

    Attribute(int code) {
        this(code, code);
    }

    Attribute(int code, int slot) {
        this.code = code;
        this.slot = slot;
    }

    public int code() {
        return code;
    }

    /** A small number of its own, from 0, for tables. */
    public int slot() {
        return slot;
    }

    /** The attribute of a code; a vendor's code that means the same as a standard one gives that. */
    public static Optional<Attribute> of(int code) {
        if (code >= 0 && code < SLOTS) {
            return Optional.ofNullable(BY_CODE[code]);
        }
        return switch (code) {
            case 0x2007 -> Optional.of(LINKAGE_NAME);
            case 0x2107 -> Optional.of(GNU_VECTOR);
            case 0x2110 -> Optional.of(GNU_TEMPLATE_NAME);
            case 0x2119 -> Optional.of(MACROS);
            case 0x2130 -> Optional.of(DWO_NAME);
            case 0x2131 -> Optional.of(GNU_DWO_ID);
            case 0x2133 -> Optional.of(ADDR_BASE);
            default -> Optional.empty();
        };
    }
}
