package dev.abigate.format.aot;

import dev.abigate.format.ByteString;
import java.util.OptionalInt;

/**
 * Where a section was in the file.
 *
 * @param offset of the body from the start of the file
 * @param body as the file has it, for those who read it by other rules than those that fit
 * @param subId of a custom section, else empty
 */
public record Section(Id id, int offset, ByteString body, OptionalInt subId) {
    /** Size of the body in bytes. */
    public int size() {
        return body.length();
    }

    /** Section ids. Closed: every loader refuses others. */
    public enum Id {
        TARGET_INFO(0, "target info"),
        INIT_DATA(1, "init data"),
        TEXT(2, "text"),
        FUNCTION(3, "function"),
        EXPORT(4, "export"),
        RELOCATION(5, "relocation"),
        CUSTOM(100, "custom");

        private final int code;
        private final String text;

        Id(int code, String text) {
            this.code = code;
            this.text = text;
        }

        /** The number in the file. */
        public int code() {
            return code;
        }

        /** The name in words. */
        @Override
        public String toString() {
            return text;
        }
    }
}
