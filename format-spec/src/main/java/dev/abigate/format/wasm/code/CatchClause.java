package dev.abigate.format.wasm.code;

import java.util.Optional;

/**
 * A handler of a {@code try_table}.
 *
 * @param tag index, without meaning for the kinds that catch all
 * @param label to branch to
 */
public record CatchClause(Kind kind, int tag, int label) {
    /** What is caught, and whether the exception itself is handed on. */
    public enum Kind {
        CATCH(0, "catch", true),
        CATCH_REF(1, "catch_ref", true),
        CATCH_ALL(2, "catch_all", false),
        CATCH_ALL_REF(3, "catch_all_ref", false);

        private final int code;
        private final String mnemonic;
        private final boolean tagged;

        Kind(int code, String mnemonic, boolean tagged) {
            this.code = code;
            this.mnemonic = mnemonic;
            this.tagged = tagged;
        }

        /** The byte in the binary format. */
        public int code() {
            return code;
        }

        public String mnemonic() {
            return mnemonic;
        }

        /** Whether the clause names a tag. */
        public boolean hasTag() {
            return tagged;
        }

        public static Optional<Kind> of(int code) {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }
}
