package dev.abigate.format.wasm.type;

/** A type narrower than a value, for fields only. */
public enum PackedType implements StorageType {
    I8(0x78, "i8"),
    I16(0x77, "i16");

    private final int code;
    private final String text;

    PackedType(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The byte in the binary format. */
    public int code() {
        return code;
    }

    @Override
    public String text() {
        return text;
    }
}
