package dev.abigate.diff.change;

import dev.abigate.diff.snapshot.Layout;
import java.util.Set;
import java.util.regex.Pattern;

/** Export names that mean something to hosts by convention, so that their loss is more than the loss of a name. */
final class Conventions {
    /** Exports that a host calls to start the module. */
    static final Set<String> ENTRIES = Set.of("_start", "_initialize");

    /** Exports by which a host allocates and frees memory in the module. */
    static final Set<String> ALLOCATORS = Set.of(
            "malloc",
            "calloc",
            "realloc",
            "free",
            "cabi_realloc",
            "canonical_abi_realloc",
            "__new",
            "__pin",
            "__unpin",
            "__release");

    /** Exported globals that hold addresses, whatever their value. */
    static final Set<String> ADDRESSES = Set.of(
            "__data_end",
            "__heap_base",
            "__heap_end",
            "__stack_pointer",
            "__stack_low",
            "__stack_high",
            "__global_base",
            "__memory_base",
            "__table_base",
            "__dso_handle",
            "__tls_base",
            "__tls_size",
            "__tls_align",
            "__rtti_base");

    private static final Pattern MARKER =
            Pattern.compile(".*(?:abi|api|interface|plugin|protocol|schema)_?version.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern MARKER_VALUE = Pattern.compile("[_.v]*[0-9][0-9_.]*$");

    private Conventions() {}

    /** Whether a name says that it states a version of an interface. */
    static boolean isMarker(String name) {
        return MARKER.matcher(name).matches();
    }

    /** A marker's name without the version that may be part of it. */
    static String markerStem(String name) {
        return MARKER_VALUE.matcher(name).replaceFirst("");
    }

    /** Whether a global is one by which runtimes find data, heap and stack. */
    static boolean isLayoutGlobal(String name) {
        return Layout.AUX_GLOBALS.contains(name);
    }
}
