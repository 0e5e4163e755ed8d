package dev.abigate.format.aot.reloc;

import dev.abigate.format.aot.release.WamrRelease;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A function of the runtime that machine code may call and that every build of the runtime offers, whatever its options
 * (section 12.2). Helpers that depend on build options are not here: nothing can be said of them without the build.
 */
public enum HelperSymbol {
    AOT_SET_EXCEPTION_WITH_ID("aot_set_exception_with_id", "1"),
    AOT_INVOKE_NATIVE("aot_invoke_native", "1"),
    AOT_CALL_INDIRECT("aot_call_indirect", "1"),
    FMIN("fmin", "1"),
    FMINF("fminf", "1"),
    FMAX("fmax", "1"),
    FMAXF("fmaxf", "1"),
    CEIL("ceil", "1"),
    CEILF("ceilf", "1"),
    FLOOR("floor", "1"),
    FLOORF("floorf", "1"),
    TRUNC("trunc", "1"),
    TRUNCF("truncf", "1"),
    RINT("rint", "1"),
    RINTF("rintf", "1"),
    MEMSET("memset", "WAMR-01-29-2021"),
    MEMMOVE("memmove", "WAMR-01-29-2021"),
    AOT_SET_EXCEPTION("aot_set_exception", "WAMR-08-10-2021"),
    AOT_ENLARGE_MEMORY("aot_enlarge_memory", "WAMR-08-10-2021"),
    MEMCPY("memcpy", "WAMR-12-30-2021"),
    AOT_CHECK_APP_ADDR_AND_CONVERT("aot_check_app_addr_and_convert", "WAMR-05-18-2022"),
    SQRT("sqrt", "1.1.2"),
    SQRTF("sqrtf", "1.1.2"),
    WASM_RUNTIME_QUICK_INVOKE_C_API_NATIVE("wasm_runtime_quick_invoke_c_api_native", "1.3.1");

    private static final Map<String, HelperSymbol> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(helper -> helper.text, Function.identity()));

    private final String text;
    private final String since;

    HelperSymbol(String text, String since) {
        this.text = text;
        this.since = since;
    }

    /** The helper of a name. */
    public static Optional<HelperSymbol> of(String symbol) {
        return Optional.ofNullable(BY_NAME.get(symbol));
    }

    /** The first release that offers it. */
    public WamrRelease since() {
        return new WamrRelease(since);
    }

    /** The symbol. */
    @Override
    public String toString() {
        return text;
    }
}
