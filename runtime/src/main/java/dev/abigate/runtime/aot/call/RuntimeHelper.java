package dev.abigate.runtime.aot.call;

import java.util.Optional;

/** A helper that does something to the instance or its memory. */
public enum RuntimeHelper implements Helper {
    AOT_SET_EXCEPTION_WITH_ID,
    /** With a text, or none: code of versions 1 and 2 asks for it so where a memory did not grow, which is no trap. */
    WASM_RUNTIME_SET_EXCEPTION,
    AOT_INVOKE_NATIVE,
    AOT_CALL_INDIRECT,
    AOT_ENLARGE_MEMORY,
    /** The same in files of versions 1 and 2. */
    WASM_RUNTIME_ENLARGE_MEMORY,
    AOT_CHECK_APP_ADDR_AND_CONVERT,
    AOT_MEMORY_INIT,
    AOT_DATA_DROP,
    WASM_RUNTIME_ATOMIC_WAIT,
    WASM_RUNTIME_ATOMIC_NOTIFY,
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
    MEMCPY("memmove");

    private final Optional<String> library;

    RuntimeHelper() {
        this.library = Optional.empty();
    }

    RuntimeHelper(String library) {
        this.library = Optional.of(library);
    }

    @Override
    public Optional<String> library() {
        return library;
    }
}
