package dev.abigate.format.aot;

import java.util.Map;

/**
 * Type of a value, a field or a table element (section 5.4). Open: which codes are valid depends on the build of the
 * loader.
 *
 * @param code 8 bits in signatures and globals; 32 bits in tables of the older dialects
 */
public record ValueType(int code) {
    public static final ValueType I32 = new ValueType(0x7f);
    public static final ValueType I64 = new ValueType(0x7e);
    public static final ValueType F32 = new ValueType(0x7d);
    public static final ValueType F64 = new ValueType(0x7c);
    public static final ValueType V128 = new ValueType(0x7b);
    public static final ValueType I8 = new ValueType(0x78);
    public static final ValueType I16 = new ValueType(0x77);
    public static final ValueType FUNCREF = new ValueType(0x70);
    public static final ValueType EXTERNREF = new ValueType(0x6f);

    /** A reference that is not null; a {@link ReferenceType} beside it says to what. */
    public static final ValueType REF = new ValueType(0x64);

    /** A reference that may be null; a {@link ReferenceType} beside it says to what. */
    public static final ValueType REF_NULL = new ValueType(0x63);

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(0x7f, "i32"),
            Map.entry(0x7e, "i64"),
            Map.entry(0x7d, "f32"),
            Map.entry(0x7c, "f64"),
            Map.entry(0x7b, "v128"),
            Map.entry(0x78, "i8"),
            Map.entry(0x77, "i16"),
            Map.entry(0x73, "nullfuncref"),
            Map.entry(0x72, "nullexternref"),
            Map.entry(0x71, "nullref"),
            Map.entry(0x70, "funcref"),
            Map.entry(0x6f, "externref"),
            Map.entry(0x6e, "anyref"),
            Map.entry(0x6d, "eqref"),
            Map.entry(0x6c, "i31ref"),
            Map.entry(0x6b, "structref"),
            Map.entry(0x6a, "arrayref"),
            Map.entry(0x67, "stringref"),
            Map.entry(0x66, "stringview_wtf8"),
            Map.entry(0x64, "ref"),
            Map.entry(0x63, "ref null"),
            Map.entry(0x62, "stringview_wtf16"),
            Map.entry(0x61, "stringview_iter"));

    /** Whether a {@link ReferenceType} beside this type says what is referred to. */
    public boolean needsReferenceType() {
        return equals(REF) || equals(REF_NULL);
    }

    /** Whether this is a reference that only garbage collection knows. */
    public boolean isGcReference() {
        return needsReferenceType()
                || (code >= 0x61 && code <= 0x73 && NAMES.containsKey(code) && code != 0x70 && code != 0x6f);
    }

    /**
     * Size of a constant of this type in a constant expression.
     *
     * @param addressBytes size of an address of the target, which is that of a reference
     */
    public int constantBytes(int addressBytes) {
        return switch (code) {
            case 0x7f, 0x7d, 0x78, 0x77 -> Integer.BYTES;
            case 0x7e, 0x7c -> Long.BYTES;
            case 0x7b -> 2 * Long.BYTES;
            default -> addressBytes;
        };
    }

    /** The name, or the code where it has none. */
    @Override
    public String toString() {
        return NAMES.getOrDefault(code, "unknown type 0x" + Integer.toHexString(code));
    }
}
