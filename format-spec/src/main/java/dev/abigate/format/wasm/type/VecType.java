package dev.abigate.format.wasm.type;

/** The vector type. */
public enum VecType implements ValType {
    V128(0x7B, "v128");

    private final int code;
    private final String text;

    VecType(int code, String text) {
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
