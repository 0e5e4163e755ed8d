package dev.abigate.format.host;

import dev.abigate.format.aot.release.WamrRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A library of native functions that WAMR offers to modules when it is built with it. */
public enum NativeLibrary {
    LIBC_BUILTIN("libc-builtin", NativeTables.LIBC_BUILTIN, "env"),
    SPECTEST("libc-builtin", NativeTables.SPECTEST, "spectest"),
    LIBC_WASI("libc-wasi", NativeTables.LIBC_WASI, "wasi_unstable", "wasi_snapshot_preview1"),
    LIBC_UVWASI("libc-uvwasi", NativeTables.LIBC_WASI, "wasi_unstable", "wasi_snapshot_preview1"),
    LIB_PTHREAD("lib-pthread", NativeTables.LIB_PTHREAD, "env"),
    SEMAPHORES("lib-pthread", NativeTables.SEMAPHORES, "env"),
    LIB_WASI_THREADS("lib-wasi-threads", NativeTables.LIB_WASI_THREADS, "wasi"),
    LIBC_EMCC("libc-emcc", NativeTables.LIBC_EMCC, "env"),
    LIB_RATS("lib-rats", NativeTables.LIB_RATS, "env"),
    SHARED_HEAP("shared-heap", NativeTables.SHARED_HEAP, "env"),
    WASI_NN("wasi-nn", NativeTables.WASI_NN, "wasi_nn"),
    EPHEMERAL_NN("wasi-nn", NativeTables.EPHEMERAL_NN, "wasi_ephemeral_nn");

    private static final WamrRelease BEGINNING = new WamrRelease("1");
    private static final WamrRelease NEWEST = new WamrRelease("main");
    private static final String STILL = "-";

    private final String id;
    private final String table;
    private final List<String> modules;

    NativeLibrary(String id, String table, String... modules) {
        this.id = id;
        this.table = table;
        this.modules = List.of(modules);
    }

    /** The functions of the library in the newest state of WAMR. */
    public List<HostFunction> functions() {
        return functions(NEWEST);
    }

    /** The functions of the library in a release, whatever it is built with. */
    public List<HostFunction> functions(WamrRelease release) {
        var functions = new ArrayList<HostFunction>();
        for (String line : table.lines().toList()) {
            String[] words = line.split(" ", -1);
            if (isIn(release, new WamrRelease(words[0]), words[1])) {
                for (String module : modules) {
                    functions.add(new HostFunction(id, module, words[2], new NativeSignature(words[3])));
                }
            }
        }
        return functions;
    }

    private boolean isIn(WamrRelease release, WamrRelease first, String last) {
        // What uvwasi serves is what libc-wasi began with.
        boolean served = this != LIBC_UVWASI || first.equals(BEGINNING);
        return served
                && first.compareTo(release) <= 0
                && (last.equals(STILL) || new WamrRelease(last).compareTo(release) >= 0);
    }

    /** Whether a runtime with these build options has the library. */
    public boolean isBuiltWith(Set<BuildOption> options) {
        return switch (this) {
            case LIBC_BUILTIN -> options.contains(BuildOption.LIBC_BUILTIN);
            case SPECTEST -> options.contains(BuildOption.LIBC_BUILTIN) && options.contains(BuildOption.SPEC_TEST);
            case LIBC_WASI -> options.contains(BuildOption.LIBC_WASI) && !options.contains(BuildOption.LIBC_UVWASI);
            case LIBC_UVWASI -> options.contains(BuildOption.LIBC_UVWASI);
            case LIB_PTHREAD -> options.contains(BuildOption.LIB_PTHREAD);
            case SEMAPHORES -> options.contains(BuildOption.LIB_PTHREAD_SEMAPHORE);
            case LIB_WASI_THREADS -> options.contains(BuildOption.LIB_WASI_THREADS);
            case LIBC_EMCC -> options.contains(BuildOption.LIBC_EMCC);
            case LIB_RATS -> options.contains(BuildOption.LIB_RATS);
            case SHARED_HEAP -> options.contains(BuildOption.SHARED_HEAP);
            case WASI_NN -> options.contains(BuildOption.WASI_NN) && !options.contains(BuildOption.WASI_EPHEMERAL_NN);
            case EPHEMERAL_NN ->
                options.contains(BuildOption.WASI_NN) && options.contains(BuildOption.WASI_EPHEMERAL_NN);
        };
    }
}
