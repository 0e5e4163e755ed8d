package dev.abigate.diff.noise;

import java.util.Collection;
import java.util.regex.Pattern;

/**
 * Exports that belong to a compiler, a linker or a runtime library and not to the program.
 *
 * @param leaking whether helpers of the compiler are among a build's exports, which makes functions of the C library there
 *     leaks too and no interface of the program's own
 */
public record ToolChainExports(boolean leaking) {
    private static final Pattern HELPER =
            Pattern.compile("(?:dynCall_|orig\\$|asyncify_|__em_js__|__em_lib_deps_|__asan_"
                    + "|__ubsan_|emscripten_stack_|_emscripten_stack_|emscripten_builtin_|_emscripten_tempret_).*"
                    + "|stackSave|stackAlloc|stackRestore|setThrew|saveSetjmp|testSetjmp|setTempRet0|getTempRet0"
                    + "|__errno_location|__set_stack_limits|__get_temp_ret|__set_temp_ret|__original_main"
                    + "|rust_eh_personality|__rust_(?:no_alloc_shim_is_unstable.*|alloc_error_handler.*)"
                    + "|__cpp_exception|__c_longjmp|__dso_handle|__global_base|__stack_low|__stack_high|__heap_end"
                    + "|__tls_base|__tls_size|__tls_align|__wasm_init_memory_flag");

    /** What compiler-rt calls its functions: an operation, the types it is for, the number of operands. */
    private static final Pattern COMPILER_RT =
            Pattern.compile("__(?:u?div|u?mod|u?divmod|mulo?|addv?|subv?|negv?|ashl|ashr"
                    + "|lshr|u?cmp|eq|ne|lt|le|gt|ge|unord|powi|clz|ctz|ffs|parity|popcount|bswap|fix|fixuns|float|floatun"
                    + "|extend|trunc)[bcdfhiostx]{2,4}[2-4]?");

    private static final Pattern C_LIBRARY = Pattern.compile("memcpy|memmove|memset|memcmp|bcmp|strlen"
            + "|(?:a?sin|a?cos|a?tan|sinh|cosh|tanh|asinh|acosh|atanh|atan2|exp|exp2|exp10|expm1|log|log2|log10|log1p"
            + "|pow|fmod|sqrt|cbrt|ceil|floor|trunc|round|roundeven|rint|fmin|fmax|fma|fdim|fabs|ldexp|frexp|modf|hypot"
            + "|copysign|scalbn|tgamma|lgamma|lgamma_r|remainder|remquo)f?");

    /** What leaks from a build with these exports. */
    public static ToolChainExports of(Collection<String> names) {
        return new ToolChainExports(
                names.stream().anyMatch(name -> COMPILER_RT.matcher(name).matches()));
    }

    /** Whether an export of this name is no business of the program's callers. */
    public boolean contains(String name) {
        return HELPER.matcher(name).matches()
                || COMPILER_RT.matcher(name).matches()
                || (leaking && C_LIBRARY.matcher(name).matches());
    }
}
