package dev.abigate.format.wasm.type;

/** The type of addresses of a memory or indices of a table. */
public enum AddressType {
    I32("i32"),
    I64("i64");

    private final String text;

    AddressType(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
