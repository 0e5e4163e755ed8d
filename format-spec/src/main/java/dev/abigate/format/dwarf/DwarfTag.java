package dev.abigate.format.dwarf;

import java.util.Arrays;

/** What an entry describes (DWARF 5, 7.5.3): the kinds that are made sense of here. */
public enum DwarfTag {
    ARRAY_TYPE(0x01),
    CLASS_TYPE(0x02),
    ENUMERATION_TYPE(0x04),
    FORMAL_PARAMETER(0x05),
    MEMBER(0x0d),
    POINTER_TYPE(0x0f),
    REFERENCE_TYPE(0x10),
    COMPILE_UNIT(0x11),
    STRUCTURE_TYPE(0x13),
    SUBROUTINE_TYPE(0x15),
    TYPEDEF(0x16),
    UNION_TYPE(0x17),
    UNSPECIFIED_PARAMETERS(0x18),
    VARIANT(0x19),
    INHERITANCE(0x1c),
    INLINED_SUBROUTINE(0x1d),
    MODULE(0x1e),
    PTR_TO_MEMBER_TYPE(0x1f),
    SUBRANGE_TYPE(0x21),
    BASE_TYPE(0x24),
    CONST_TYPE(0x26),
    ENUMERATOR(0x28),
    SUBPROGRAM(0x2e),
    TEMPLATE_TYPE_PARAMETER(0x2f),
    TEMPLATE_VALUE_PARAMETER(0x30),
    VARIANT_PART(0x33),
    VARIABLE(0x34),
    VOLATILE_TYPE(0x35),
    RESTRICT_TYPE(0x37),
    INTERFACE_TYPE(0x38),
    NAMESPACE(0x39),
    UNSPECIFIED_TYPE(0x3b),
    PARTIAL_UNIT(0x3c),
    TYPE_UNIT(0x41),
    RVALUE_REFERENCE_TYPE(0x42),
    TEMPLATE_ALIAS(0x43),
    ATOMIC_TYPE(0x47),
    SKELETON_UNIT(0x4a),
    IMMUTABLE_TYPE(0x4b),
    GNU_TEMPLATE_TEMPLATE_PARAM(0x4106),
    GNU_TEMPLATE_PARAMETER_PACK(0x4107),
    /** Any other. */
    OTHER(-1);

    private static final DwarfTag[] BY_CODE = new DwarfTag[0x4c];

    static {
        Arrays.fill(BY_CODE, OTHER);
        for (DwarfTag tag : values()) {
            if (tag.code >= 0 && tag.code < BY_CODE.length) {
                BY_CODE[tag.code] = tag;
            }
        }
    }

    private final int code;

    DwarfTag(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** The tag of a code. */
    public static DwarfTag of(int code) {
        if (code >= 0 && code < BY_CODE.length) {
            return BY_CODE[code];
        }
        return switch (code) {
            case 0x4106 -> GNU_TEMPLATE_TEMPLATE_PARAM;
            case 0x4107 -> GNU_TEMPLATE_PARAMETER_PACK;
            default -> OTHER;
        };
    }
}
