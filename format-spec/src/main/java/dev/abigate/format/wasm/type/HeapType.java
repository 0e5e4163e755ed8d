package dev.abigate.format.wasm.type;

import java.util.Arrays;
import java.util.Optional;

/** What a reference refers to. */
public sealed interface HeapType {
    /** The type as the text format writes it. */
    String text();

    /** A heap type of the language itself. Closed: any other code is malformed. */
    enum Abstract implements HeapType {
        NOEXN(0x74, "noexn", "nullexnref"),
        NOFUNC(0x73, "nofunc", "nullfuncref"),
        NOEXTERN(0x72, "noextern", "nullexternref"),
        NONE(0x71, "none", "nullref"),
        FUNC(0x70, "func", "funcref"),
        EXTERN(0x6F, "extern", "externref"),
        ANY(0x6E, "any", "anyref"),
        EQ(0x6D, "eq", "eqref"),
        I31(0x6C, "i31", "i31ref"),
        STRUCT(0x6B, "struct", "structref"),
        ARRAY(0x6A, "array", "arrayref"),
        EXN(0x69, "exn", "exnref");

        private static final int FIRST = EXN.code;
        private static final Abstract[] BY_CODE = {
            EXN, ARRAY, STRUCT, I31, EQ, ANY, EXTERN, FUNC, NONE, NOEXTERN, NOFUNC, NOEXN
        };

        private final int code;
        private final String text;
        private final String shorthand;

        Abstract(int code, String text, String shorthand) {
            this.code = code;
            this.text = text;
            this.shorthand = shorthand;
        }

        /** The byte in the binary format. */
        public int code() {
            return code;
        }

        @Override
        public String text() {
            return text;
        }

        /** The short name of the nullable reference to this type. */
        public String shorthand() {
            return shorthand;
        }

        /** The heap type of a byte. */
        public static Optional<Abstract> of(int code) {
            int index = code - FIRST;
            return index >= 0 && index < BY_CODE.length ? Optional.of(BY_CODE[index]) : Optional.empty();
        }

        /** The heap type of a short name such as {@code funcref}. */
        public static Optional<Abstract> ofShorthand(String shorthand) {
            return Arrays.stream(BY_CODE)
                    .filter(type -> type.shorthand.equals(shorthand))
                    .findFirst();
        }
    }

    /**
     * A type that the module defines.
     *
     * @param exact only this type, not its subtypes (custom descriptors proposal)
     */
    record Defined(int typeIndex, boolean exact) implements HeapType {
        /** The byte before the index of an exact type. */
        public static final int EXACT = 0x62;

        @Override
        public String text() {
            return exact ? "(exact " + typeIndex + ")" : Integer.toString(typeIndex);
        }
    }
}
