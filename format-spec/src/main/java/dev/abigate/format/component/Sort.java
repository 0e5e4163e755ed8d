package dev.abigate.format.component;

import java.util.Arrays;
import java.util.Optional;

/** A kind of definition with an index space of its own. Closed: any other code is malformed. */
public enum Sort {
    CORE_FUNCTION(true, 0x00, "core func"),
    CORE_TABLE(true, 0x01, "core table"),
    CORE_MEMORY(true, 0x02, "core memory"),
    CORE_GLOBAL(true, 0x03, "core global"),
    CORE_TAG(true, 0x04, "core tag"),
    CORE_TYPE(true, 0x10, "core type"),
    CORE_MODULE(true, 0x11, "core module"),
    CORE_INSTANCE(true, 0x12, "core instance"),
    FUNCTION(false, 0x01, "func"),
    VALUE(false, 0x02, "value"),
    TYPE(false, 0x03, "type"),
    COMPONENT(false, 0x04, "component"),
    INSTANCE(false, 0x05, "instance");

    /** The byte before the code of a core sort where both kinds are allowed. */
    public static final int CORE_PREFIX = 0x00;

    private final boolean core;
    private final int code;
    private final String text;

    Sort(boolean core, int code, String text) {
        this.core = core;
        this.code = code;
        this.text = text;
    }

    /** Whether core WebAssembly defines it. */
    public boolean isCore() {
        return core;
    }

    /** The byte in the binary format; of a core sort the one behind {@link #CORE_PREFIX}. */
    public int code() {
        return code;
    }

    /** The keywords of the text format. */
    public String text() {
        return text;
    }

    /** The sort of a byte among the core ones, or among the others. */
    public static Optional<Sort> of(boolean core, int code) {
        return Arrays.stream(values())
                .filter(sort -> sort.core == core && sort.code == code)
                .findFirst();
    }
}
