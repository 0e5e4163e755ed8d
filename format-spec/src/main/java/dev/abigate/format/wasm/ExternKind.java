package dev.abigate.format.wasm;

import java.util.Optional;

/** What an import or export is. Closed: any other code is malformed. */
public enum ExternKind {
    FUNCTION(0, "func"),
    TABLE(1, "table"),
    MEMORY(2, "memory"),
    GLOBAL(3, "global"),
    TAG(4, "tag");

    /** The code of an imported function of exactly its type (custom descriptors proposal). */
    public static final int EXACT_FUNCTION = 0x20;

    private static final ExternKind[] BY_CODE = {FUNCTION, TABLE, MEMORY, GLOBAL, TAG};

    private final int code;
    private final String text;

    ExternKind(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The byte in the binary format. */
    public int code() {
        return code;
    }

    /** The keyword of the text format. */
    public String text() {
        return text;
    }

    /** The kind of a byte. */
    public static Optional<ExternKind> of(int code) {
        return code < BY_CODE.length ? Optional.of(BY_CODE[code]) : Optional.empty();
    }
}
