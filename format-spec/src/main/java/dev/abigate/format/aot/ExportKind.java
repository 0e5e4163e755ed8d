package dev.abigate.format.aot;

import java.util.Arrays;
import java.util.Optional;

/** What an export is (section 8). Closed: loaders know no other. */
public enum ExportKind {
    FUNCTION(0, "function"),
    TABLE(1, "table"),
    MEMORY(2, "memory"),
    GLOBAL(3, "global");

    private final int code;
    private final String text;

    ExportKind(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The kind with the given number, empty where none has it. */
    public static Optional<ExportKind> of(int code) {
        return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
    }

    /** The number in the file. */
    public int code() {
        return code;
    }

    /** The kind in a word. */
    @Override
    public String toString() {
        return text;
    }
}
