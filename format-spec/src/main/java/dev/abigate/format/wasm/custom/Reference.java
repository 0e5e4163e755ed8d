package dev.abigate.format.wasm.custom;

/**
 * A section that holds one address: {@code sourceMappingURL} or {@code external_debug_info}.
 */
public record Reference(String address) implements CustomContent {
    /** The name of the section with the address of a source map. */
    public static final String SOURCE_MAPPING_URL = "sourceMappingURL";
    /** The name of the section with the address of a module that has the debug information. */
    public static final String EXTERNAL_DEBUG_INFO = "external_debug_info";
}
