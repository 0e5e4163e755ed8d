package dev.abigate.format.wasm.type;

import java.util.List;
import java.util.Optional;

/** A number type. Closed: any other code is malformed. */
public enum NumType implements ValType {
    I32(0x7F, "i32"),
    I64(0x7E, "i64"),
    F32(0x7D, "f32"),
    F64(0x7C, "f64");

    private static final int FIRST = F64.code;
    private static final List<Optional<NumType>> BY_CODE =
            List.of(Optional.of(F64), Optional.of(F32), Optional.of(I64), Optional.of(I32));

    private final int code;
    private final String text;

    NumType(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The number type of a byte. */
    public static Optional<NumType> of(int code) {
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
