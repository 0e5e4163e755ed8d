package dev.abigate.format.host;

import dev.abigate.format.aot.release.WamrRelease;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A build option of WAMR that decides what a runtime loads and offers.
 *
 * @see <a href="https://github.com/bytecodealliance/wasm-micro-runtime/blob/main/doc/build_wamr.md">WAMR's own list</a>
 */
public enum BuildOption {
    // meaning, first release that has it, first release whose Linux product has it on (none: off), options it switches
    // on
    /** Takes WebAssembly modules. */
    INTERP("takes WebAssembly modules", "1", "1"),
    /** The fast interpreter in place of the classic one. */
    FAST_INTERP("the fast interpreter in place of the classic one", "1", "1"),
    /** Takes AOT files. */
    AOT("takes AOT files", "1", "1"),
    /** Compiles modules at run time by a compiler of its own. */
    FAST_JIT("compiles modules at run time by a compiler of its own", "1.0.0", ""),
    /** Bulk memory instructions. */
    BULK_MEMORY("bulk memory instructions", "1", "1.1.2", "BULK_MEMORY_OPT"),
    /** Memory.copy and memory.fill. */
    BULK_MEMORY_OPT("memory.copy and memory.fill", "main", "main"),
    /** Reference types. */
    REF_TYPES("reference types", "1.0.0", "2.3.0"),
    /** 128-bit SIMD. */
    SIMD("128-bit SIMD", "WAMR-03-25-2021", "WAMR-03-25-2021"),
    /** Tail calls. */
    TAIL_CALL("tail calls", "WAMR-03-25-2021", ""),
    /** Garbage collection and function references. */
    GC("garbage collection and function references", "2.0.0", "", "REF_TYPES", "AOT_STACK_FRAME"),
    /** String references. */
    STRINGREF("string references", "2.0.0", "", "GC"),
    /** Exceptions as the earlier proposal has them. */
    EXCE_HANDLING("exceptions as the earlier proposal has them", "1.3.2", "", "TAGS"),
    /** Exception tags. */
    TAGS("exception tags", "1.3.2", ""),
    /** Memories and tables with 64-bit addresses. */
    MEMORY64("memories and tables with 64-bit addresses", "2.0.0", ""),
    /** Several memories in a module. */
    MULTI_MEMORY("several memories in a module", "2.2.0", ""),
    /** Additions, subtractions and multiplications in constant expressions. */
    EXTENDED_CONST_EXPR("additions, subtractions and multiplications in constant expressions", "2.4.0", ""),
    /** Shared memories and atomic instructions. */
    SHARED_MEMORY("shared memories and atomic instructions", "1", ""),
    /** Threads. */
    THREAD_MGR("threads", "1", ""),
    /** Modules that import from each other. */
    MULTI_MODULE("modules that import from each other", "1", ""),
    /** The small C library. */
    LIBC_BUILTIN("the small C library", "1", "1"),
    /** WASI preview 1. */
    LIBC_WASI("WASI preview 1", "1", "1"),
    /** WASI preview 1 on top of uvwasi. */
    LIBC_UVWASI("WASI preview 1 on top of uvwasi", "WAMR-03-25-2021", ""),
    /** Functions that Emscripten expects. */
    LIBC_EMCC("functions that Emscripten expects", "WAMR-03-25-2021", ""),
    /** POSIX threads. */
    LIB_PTHREAD("POSIX threads", "1", "", "THREAD_MGR", "BULK_MEMORY", "SHARED_MEMORY"),
    /** POSIX semaphores. */
    LIB_PTHREAD_SEMAPHORE("POSIX semaphores", "1.0.0", "", "LIB_PTHREAD"),
    /** Threads of WASI preview 1. */
    LIB_WASI_THREADS("threads of WASI preview 1", "1.2.0", "", "THREAD_MGR", "BULK_MEMORY", "SHARED_MEMORY"),
    /** Remote attestation. */
    LIB_RATS("remote attestation", "1.0.0", ""),
    /** Neural networks. */
    WASI_NN("neural networks", "1.1.1", ""),
    /** The neural network interface under its standard name. */
    WASI_EPHEMERAL_NN("the neural network interface under its standard name", "2.0.0", "2.4.0"),
    /** A heap that modules share with the host. */
    SHARED_HEAP("a heap that modules share with the host", "2.2.0", ""),
    /** Stack frames in AOT code. */
    AOT_STACK_FRAME("stack frames in AOT code", "2.0.0", ""),
    /** Call stacks of traps. */
    DUMP_CALL_STACK("call stacks of traps", "WAMR-03-25-2021", "", "AOT_STACK_FRAME"),
    /** Time spent in functions. */
    PERF_PROFILING("time spent in functions", "WAMR-03-25-2021", "", "AOT_STACK_FRAME"),
    /** Operations as functions, for files that run in place. */
    AOT_INTRINSICS("operations as functions, for files that run in place", "2.0.0", "2.0.0"),
    /** Profiles of AOT code. */
    STATIC_PGO("profiles of AOT code", "1.2.3", ""),
    /** Checks of AOT files after loading. */
    AOT_VALIDATOR("checks of AOT files after loading", "2.3.0", ""),
    /** The module spectest, for the specification's test suite. */
    SPEC_TEST("the module spectest, for the specification's test suite", "1", ""),
    /** The module foo, for WASI's test suite. */
    WASI_TEST("the module foo, for WASI's test suite", "2.1.1", "");

    private static final String PREFIX = "WAMR_BUILD_";

    private final String meaning;
    private final String since;
    private final String onSince;
    private final List<String> implied;

    BuildOption(String meaning, String since, String onSince, String... implied) {
        this.meaning = meaning;
        this.since = since;
        this.onSince = onSince;
        this.implied = List.of(implied);
    }

    /** The option of a name as WAMR's build files have it, such as {@code WAMR_BUILD_SIMD}. */
    public static Optional<BuildOption> of(String name) {
        return Arrays.stream(values())
                .filter(option -> option.toString().equals(name))
                .findFirst();
    }

    /** The options that the Linux product of a release is built with. */
    public static Set<BuildOption> defaults(WamrRelease release) {
        return Arrays.stream(values())
                .filter(option -> !option.onSince.isEmpty() && has(release, option.onSince))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(BuildOption.class)));
    }

    /** These options and all that they switch on in a release. */
    public static Set<BuildOption> withImplied(Collection<BuildOption> options, WamrRelease release) {
        var all = EnumSet.noneOf(BuildOption.class);
        var open = new ArrayDeque<>(options);
        while (!open.isEmpty()) {
            BuildOption option = open.pop();
            if (option.isIn(release) && all.add(option)) {
                option.implied.forEach(name -> open.push(valueOf(name)));
            }
        }
        return all;
    }

    /** Whether a release can be built with the option. */
    public boolean isIn(WamrRelease release) {
        return has(release, since);
    }

    private static boolean has(WamrRelease release, String first) {
        return new WamrRelease(first).compareTo(release) <= 0;
    }

    /** What the option switches on, as a phrase. */
    public String meaning() {
        return meaning;
    }

    /** The name as WAMR's build files have it. */
    @Override
    public String toString() {
        return PREFIX + name();
    }
}
