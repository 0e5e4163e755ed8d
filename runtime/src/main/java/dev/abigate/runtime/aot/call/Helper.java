package dev.abigate.runtime.aot.call;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A function that the runtime offers to compiled code by name. */
public enum Helper {
    AOT_SET_EXCEPTION_WITH_ID,
    AOT_INVOKE_NATIVE,
    AOT_CALL_INDIRECT,
    AOT_ENLARGE_MEMORY,
    AOT_CHECK_APP_ADDR_AND_CONVERT,
    AOT_MEMORY_INIT,
    AOT_DATA_DROP,
    AOT_TABLE_INIT,
    AOT_TABLE_COPY,
    AOT_TABLE_FILL,
    AOT_TABLE_GROW,
    AOT_DROP_TABLE_SEG,
    AOT_ALLOC_FRAME,
    AOT_FREE_FRAME,
    AOT_FRAME_UPDATE_PROFILE_INFO,
    WASM_RUNTIME_CHECK_AND_UPDATE_LAST_USED_SHARED_HEAP,
    MEMSET("memset"),
    MEMMOVE("memmove"),
    /** Code may ask it for what overlaps. */
    MEMCPY("memmove"),
    SQRT("sqrt"),
    SQRTF("sqrtf"),
    CEIL("ceil"),
    CEILF("ceilf"),
    FLOOR("floor"),
    FLOORF("floorf"),
    TRUNC("trunc"),
    TRUNCF("truncf"),
    RINT("rint"),
    RINTF("rintf"),
    FMIN("fmin"),
    FMINF("fminf"),
    FMAX("fmax"),
    FMAXF("fmaxf");

    private final Optional<String> library;

    Helper() {
        this.library = Optional.empty();
    }

    Helper(String library) {
        this.library = Optional.of(library);
    }

    /** The helper that a symbol names, empty where there is none. */
    public static Optional<Helper> of(String symbol) {
        return Arrays.stream(values())
                .filter(helper -> helper.symbol().equals(symbol))
                .findFirst();
    }

    /** The name by which code asks for it. */
    public String symbol() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The function of a C library that does the same, empty where none does. */
    public Optional<String> library() {
        return library;
    }
}
