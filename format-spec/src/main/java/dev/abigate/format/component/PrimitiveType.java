package dev.abigate.format.component;

import java.util.Arrays;
import java.util.Optional;

/** A value type without parts. Closed: any other code is something else. */
public enum PrimitiveType {
    BOOL(0x7F, "bool"),
    S8(0x7E, "s8"),
    U8(0x7D, "u8"),
    S16(0x7C, "s16"),
    U16(0x7B, "u16"),
    S32(0x7A, "s32"),
    U32(0x79, "u32"),
    S64(0x78, "s64"),
    U64(0x77, "u64"),
    F32(0x76, "f32"),
    F64(0x75, "f64"),
    CHAR(0x74, "char"),
    STRING(0x73, "string"),
    ERROR_CONTEXT(0x64, "error-context");

    private final int code;
    private final String text;

    PrimitiveType(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The byte in the binary format. */
    public int code() {
        return code;
    }

    /** The type's name. */
    public String text() {
        return text;
    }

    /** The type of a byte. */
    public static Optional<PrimitiveType> of(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }
}
