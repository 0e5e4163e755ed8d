package dev.abigate.format.wasm.feature;

import java.util.List;
import java.util.Optional;

/**
 * The features of core WebAssembly that an engine may lack: those that came after the first version, and the proposals
 * beyond version 3.0 that real modules use.
 */
public enum Feature {
    MVP("mvp", "1.0"),
    MUTABLE_GLOBALS("mutable-globals", "1.0"),
    SIGN_EXTENSION("sign-ext", "2.0"),
    SATURATING_CONVERSION("nontrapping-fptoint", "2.0"),
    MULTI_VALUE("multivalue", "2.0"),
    BULK_MEMORY("bulk-memory", "2.0"),
    REFERENCE_TYPES("reference-types", "2.0"),
    SIMD("simd128", "2.0"),
    TAIL_CALL("tail-call", "3.0"),
    EXTENDED_CONST("extended-const", "3.0"),
    MULTI_MEMORY("multimemory", "3.0"),
    MEMORY64("memory64", "3.0"),
    EXCEPTIONS("exception-handling", "3.0"),
    EXNREF("exnref", "3.0"),
    FUNCTION_REFERENCES("function-references", "3.0"),
    GC("gc", "3.0"),
    RELAXED_SIMD("relaxed-simd", "3.0"),
    THREADS("atomics", ""),
    LEGACY_EXCEPTIONS("legacy-exceptions", ""),
    CUSTOM_PAGE_SIZES("custom-page-sizes", ""),
    WIDE_ARITHMETIC("wide-arithmetic", ""),
    CUSTOM_DESCRIPTORS("custom-descriptors", "");

    private final String id;
    private final String since;

    Feature(String id, String since) {
        this.id = id;
        this.since = since;
    }

    /** The name that the {@code target_features} section has for it, or the proposal's where it has none. */
    public String id() {
        return id;
    }

    /** All names by which users know the feature: {@link #id} first, then the proposal's name and short forms of it. */
    public List<String> names() {
        return switch (this) {
            case SIGN_EXTENSION -> List.of(id, "sign-extension");
            case SATURATING_CONVERSION -> List.of(id, "saturating-float-to-int");
            case MULTI_VALUE -> List.of(id, "multi-value");
            case SIMD -> List.of(id, "simd");
            case MULTI_MEMORY -> List.of(id, "multi-memory");
            case EXCEPTIONS -> List.of(id, "exceptions");
            case THREADS -> List.of(id, "threads");
            case MVP,
                    MUTABLE_GLOBALS,
                    BULK_MEMORY,
                    REFERENCE_TYPES,
                    TAIL_CALL,
                    EXTENDED_CONST,
                    MEMORY64,
                    EXNREF,
                    FUNCTION_REFERENCES,
                    GC,
                    RELAXED_SIMD,
                    LEGACY_EXCEPTIONS,
                    CUSTOM_PAGE_SIZES,
                    WIDE_ARITHMETIC,
                    CUSTOM_DESCRIPTORS -> List.of(id);
        };
    }

    /** The version of the specification that first had it; empty for a proposal that is in none yet. */
    public Optional<String> since() {
        return since.isEmpty() ? Optional.empty() : Optional.of(since);
    }
}
