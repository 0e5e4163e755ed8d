package dev.abigate.format.aot;

import java.util.List;

/**
 * A bit of the feature flags (section 4.3). Open: loaders ignore the bits that they do not know. A flag says that the
 * module uses the feature, not that the compiler was allowed to.
 *
 * @param bit 0 to 63
 */
public record FeatureFlag(int bit) {
    public static final FeatureFlag SIMD_128BIT = new FeatureFlag(0);
    public static final FeatureFlag BULK_MEMORY = new FeatureFlag(1);
    public static final FeatureFlag MULTI_THREAD = new FeatureFlag(2);
    public static final FeatureFlag REF_TYPES = new FeatureFlag(3);

    /** Garbage collection: the only flag that changes the layout of the file. */
    public static final FeatureFlag GARBAGE_COLLECTION = new FeatureFlag(4);

    private static final List<String> NAMES = List.of(
            "SIMD_128BIT",
            "BULK_MEMORY",
            "MULTI_THREAD",
            "REF_TYPES",
            "GARBAGE_COLLECTION",
            "EXCEPTION_HANDLING",
            "TINY_STACK_FRAME",
            "MULTI_MEMORY",
            "DYNAMIC_LINKING",
            "COMPONENT_MODEL",
            "RELAXED_SIMD",
            "FLEXIBLE_VECTORS",
            "FRAME_PER_FUNCTION",
            "FRAME_NO_FUNC_IDX");

    private static final List<FeatureFlag> CHECKED =
            List.of(SIMD_128BIT, BULK_MEMORY, MULTI_THREAD, REF_TYPES, GARBAGE_COLLECTION);

    /** Whether a loader refuses a module with this flag when the runtime was built without the feature. */
    public boolean isChecked() {
        return CHECKED.contains(this);
    }

    /** Whether the bit has a name. */
    public boolean isKnown() {
        return bit < NAMES.size();
    }

    /** Whether a flag's text is the name of a bit, and not the bit for want of a name. */
    public static boolean isKnown(String text) {
        return NAMES.contains(text);
    }

    /** The name, or the bit where it has none. */
    @Override
    public String toString() {
        return isKnown() ? NAMES.get(bit) : "bit " + bit;
    }
}
