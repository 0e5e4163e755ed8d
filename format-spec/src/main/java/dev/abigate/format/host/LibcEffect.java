package dev.abigate.format.host;

import java.util.Arrays;
import java.util.Set;

/** What of a function of WAMR's libc-builtin can be seen from outside of the guest that calls it. */
public enum LibcEffect {
    /** Nothing: it computes, and changes the guest's memory. */
    NONE,
    /** Nothing either, but which parts of the memory are in use is known outside of it. */
    ALLOCATION("__cxa_allocate_exception", "_strdup", "calloc", "free", "malloc", "realloc", "strdup"),
    /** A text on the standard output. */
    TEXT("printf", "putchar", "puts", "vprintf"),
    /** The time comes from outside. */
    TIME("clock", "clock_gettime"),
    /** The guest ends. */
    END("__cxa_throw", "abort", "abortStackOverflow", "exit", "nullFunc_X");

    private final Set<String> functions;

    LibcEffect(String... functions) {
        this.functions = Set.of(functions);
    }

    /** The effect of a function of the library. */
    public static LibcEffect of(String function) {
        return Arrays.stream(values())
                .filter(effect -> effect.functions.contains(function))
                .findFirst()
                .orElse(NONE);
    }

    /** The functions that have the effect; not told of {@link #NONE}, which all others have. */
    public Set<String> functions() {
        return functions;
    }

    /** Whether a guest can do without: another build of the same source may compute in another way, or print in other pieces. */
    public boolean dependsOnTheBuild() {
        return switch (this) {
            case NONE, ALLOCATION, TEXT -> true;
            case TIME, END -> false;
        };
    }
}
