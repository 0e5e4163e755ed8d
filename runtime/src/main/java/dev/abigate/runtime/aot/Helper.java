package dev.abigate.runtime.aot;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A function that the runtime offers to compiled code by name. */
enum Helper {
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
    MEMSET,
    MEMMOVE,
    MEMCPY,
    SQRT,
    SQRTF,
    CEIL,
    CEILF,
    FLOOR,
    FLOORF,
    TRUNC,
    TRUNCF,
    RINT,
    RINTF,
    FMIN,
    FMINF,
    FMAX,
    FMAXF;

    /** The helper that a symbol names, empty where there is none. */
    static Optional<Helper> of(String symbol) {
        return Arrays.stream(values())
                .filter(helper -> helper.symbol().equals(symbol))
                .findFirst();
    }

    /** The name by which code asks for it. */
    String symbol() {
        return name().toLowerCase(Locale.ROOT);
    }
}
