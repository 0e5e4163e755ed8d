package dev.abigate.format.wasm.type;

import java.util.List;
import java.util.Optional;

/** A type narrower than a value, for fields only. */
public enum PackedType implements StorageType {
    I8(0x78, "i8"),
    I16(0x77, "i16");

    private static final int FIRST = I16.code;
    private static final List<Optional<PackedType>> BY_CODE = List.of(Optional.of(I16), Optional.of(I8));

    private final int code;
    private final String text;

    PackedType(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The packed type of a byte. */
    public static Optional<PackedType> of(int code) {
        int index = code - FIRST;
        return index >= 0 && index < BY_CODE.size() ? BY_CODE.get(index) : Optional.empty();
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
