package dev.abigate.format.component;

/** How values cross the border between a component's core code and the outside. */
public sealed interface CanonOption {
    /** How strings are encoded. Closed: the byte is one of these. */
    enum StringEncoding implements CanonOption {
        UTF8("utf8"),
        UTF16("utf16"),
        LATIN1_UTF16("latin1+utf16");

        private final String text;

        StringEncoding(String text) {
            this.text = text;
        }

        /** The word of the text format. */
        public String text() {
            return text;
        }
    }

    /** The core memory that values lie in. */
    record Memory(int memory) implements CanonOption {
        /** The byte in the binary format. */
        public static final int CODE = 0x03;
    }

    /** The core function that allocates memory for values. */
    record Realloc(int function) implements CanonOption {
        /** The byte in the binary format. */
        public static final int CODE = 0x04;
    }

    /** The core function that is called when the results of a call were read. */
    record PostReturn(int function) implements CanonOption {
        /** The byte in the binary format. */
        public static final int CODE = 0x05;
    }

    /** Calls do not block. */
    record Async() implements CanonOption {
        /** The byte in the binary format. */
        public static final int CODE = 0x06;
    }

    /** The core function that is called when something that a task waits for has happened. */
    record Callback(int function) implements CanonOption {
        /** The byte in the binary format. */
        public static final int CODE = 0x07;
    }
}
