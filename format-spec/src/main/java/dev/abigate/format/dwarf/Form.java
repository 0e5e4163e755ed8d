package dev.abigate.format.dwarf;

import java.util.Arrays;
import java.util.Optional;

/** How the value of an attribute is written (DWARF 5, 7.5.6). */
public enum Form {
    ADDR(0x01, Encoding.ADDRESS, Content.ADDRESS),
    BLOCK2(0x03, Encoding.LENGTH_2, Content.BLOCK),
    BLOCK4(0x04, Encoding.LENGTH_4, Content.BLOCK),
    DATA2(0x05, Encoding.BYTES_2, Content.CONSTANT),
    DATA4(0x06, Encoding.BYTES_4, Content.CONSTANT),
    DATA8(0x07, Encoding.BYTES_8, Content.CONSTANT),
    STRING(0x08, Encoding.ZERO_TERMINATED, Content.INLINE_STRING),
    BLOCK(0x09, Encoding.LENGTH_LEB, Content.BLOCK),
    BLOCK1(0x0a, Encoding.LENGTH_1, Content.BLOCK),
    DATA1(0x0b, Encoding.BYTES_1, Content.CONSTANT),
    FLAG(0x0c, Encoding.BYTES_1, Content.FLAG),
    SDATA(0x0d, Encoding.SIGNED_LEB, Content.SIGNED_CONSTANT),
    STRP(0x0e, Encoding.OFFSET, Content.STRING),
    UDATA(0x0f, Encoding.LEB, Content.CONSTANT),
    REF_ADDR(0x10, Encoding.OFFSET, Content.REFERENCE),
    REF1(0x11, Encoding.BYTES_1, Content.UNIT_REFERENCE),
    REF2(0x12, Encoding.BYTES_2, Content.UNIT_REFERENCE),
    REF4(0x13, Encoding.BYTES_4, Content.UNIT_REFERENCE),
    REF8(0x14, Encoding.BYTES_8, Content.UNIT_REFERENCE),
    REF_UDATA(0x15, Encoding.LEB, Content.UNIT_REFERENCE),
    /** The form itself comes before the value. */
    INDIRECT(0x16, Encoding.INDIRECT, Content.OPAQUE),
    SEC_OFFSET(0x17, Encoding.OFFSET, Content.SECTION_OFFSET),
    EXPRLOC(0x18, Encoding.LENGTH_LEB, Content.BLOCK),
    FLAG_PRESENT(0x19, Encoding.NOTHING, Content.FLAG),
    STRX(0x1a, Encoding.LEB, Content.STRING_INDEX),
    ADDRX(0x1b, Encoding.LEB, Content.ADDRESS_INDEX),
    REF_SUP4(0x1c, Encoding.BYTES_4, Content.OPAQUE),
    STRP_SUP(0x1d, Encoding.OFFSET, Content.OPAQUE),
    DATA16(0x1e, Encoding.BYTES_16, Content.BLOCK),
    LINE_STRP(0x1f, Encoding.OFFSET, Content.LINE_STRING),
    REF_SIG8(0x20, Encoding.BYTES_8, Content.SIGNATURE),
    /** The value is in the abbreviation. */
    IMPLICIT_CONST(0x21, Encoding.NOTHING, Content.SIGNED_CONSTANT),
    LOCLISTX(0x22, Encoding.LEB, Content.OPAQUE),
    RNGLISTX(0x23, Encoding.LEB, Content.LIST_INDEX),
    REF_SUP8(0x24, Encoding.BYTES_8, Content.OPAQUE),
    STRX1(0x25, Encoding.BYTES_1, Content.STRING_INDEX),
    STRX2(0x26, Encoding.BYTES_2, Content.STRING_INDEX),
    STRX3(0x27, Encoding.BYTES_3, Content.STRING_INDEX),
    STRX4(0x28, Encoding.BYTES_4, Content.STRING_INDEX),
    ADDRX1(0x29, Encoding.BYTES_1, Content.ADDRESS_INDEX),
    ADDRX2(0x2a, Encoding.BYTES_2, Content.ADDRESS_INDEX),
    ADDRX3(0x2b, Encoding.BYTES_3, Content.ADDRESS_INDEX),
    ADDRX4(0x2c, Encoding.BYTES_4, Content.ADDRESS_INDEX),
    GNU_ADDR_INDEX(0x1f01, Encoding.LEB, Content.ADDRESS_INDEX),
    GNU_STR_INDEX(0x1f02, Encoding.LEB, Content.STRING_INDEX),
    GNU_REF_ALT(0x1f20, Encoding.OFFSET, Content.OPAQUE),
    GNU_STRP_ALT(0x1f21, Encoding.OFFSET, Content.OPAQUE);

    private static final Form[] STANDARD = new Form[0x2d];

    static {
        for (Form form : values()) {
            if (form.code < STANDARD.length) {
                STANDARD[form.code] = form;
            }
        }
    }

    private final int code;
    private final Encoding encoding;
    private final Content content;

    Form(int code, Encoding encoding, Content content) {
        this.code = code;
        this.encoding = encoding;
        this.content = content;
    }

    public int code() {
        return code;
    }

    /** How many bytes the value takes. */
    public Encoding encoding() {
        return encoding;
    }

    /** What the value is. */
    public Content content() {
        return content;
    }

    /** The form of a code; a value of any other form cannot be stepped over. */
    public static Optional<Form> of(int code) {
        return code >= 0 && code < STANDARD.length
                ? Optional.ofNullable(STANDARD[code])
                : Arrays.stream(values()).filter(form -> form.code == code).findFirst();
    }

    /** How many bytes a value takes, and how they are read. */
    public enum Encoding {
        NOTHING,
        BYTES_1,
        BYTES_2,
        BYTES_3,
        BYTES_4,
        BYTES_8,
        BYTES_16,
        /** As many bytes as the unit's addresses have. */
        ADDRESS,
        /** 4 bytes, or 8 in the 64-bit format. */
        OFFSET,
        LEB,
        SIGNED_LEB,
        ZERO_TERMINATED,
        /** A length of one byte, and as many bytes. */
        LENGTH_1,
        LENGTH_2,
        LENGTH_4,
        LENGTH_LEB,
        INDIRECT
    }

    /** What a value is. */
    public enum Content {
        ADDRESS,
        /** An index into {@code .debug_addr}. */
        ADDRESS_INDEX,
        /** Bytes, or a location expression. */
        BLOCK,
        CONSTANT,
        SIGNED_CONSTANT,
        FLAG,
        /** An entry, by its offset in {@code .debug_info}. */
        REFERENCE,
        /** An entry of the same unit, by its offset from the unit's header. */
        UNIT_REFERENCE,
        /** A type unit, by its signature. */
        SIGNATURE,
        /** Characters up to a zero byte, right here. */
        INLINE_STRING,
        /** An offset in {@code .debug_str}. */
        STRING,
        /** An offset in {@code .debug_line_str}. */
        LINE_STRING,
        /** An index into {@code .debug_str_offsets}. */
        STRING_INDEX,
        /** An offset in the section that the attribute implies. */
        SECTION_OFFSET,
        /** An index into the offsets of {@code .debug_rnglists}. */
        LIST_INDEX,
        /** Nothing that is made sense of here. */
        OPAQUE
    }
}
