package dev.abigate.runtime.random;

import dev.abigate.format.wasm.feature.Feature;
import java.util.EnumSet;
import java.util.Set;

/** For whom random modules are. */
enum Dialect {
    /** All that the engines of this project execute. */
    FULL(EnumSet.complementOf(EnumSet.of(Feature.CUSTOM_DESCRIPTORS))),
    /**
     * What the V8 of Node 20 accepts without flags. The bits of a NaN are nobody's promise there, so every NaN is made the
     * canonical one before it can be seen.
     */
    V8(EnumSet.of(
            Feature.MVP,
            Feature.MUTABLE_GLOBALS,
            Feature.SIGN_EXTENSION,
            Feature.SATURATING_CONVERSION,
            Feature.MULTI_VALUE,
            Feature.BULK_MEMORY,
            Feature.REFERENCE_TYPES,
            Feature.SIMD,
            Feature.TAIL_CALL,
            Feature.EXCEPTIONS,
            Feature.LEGACY_EXCEPTIONS,
            Feature.THREADS));

    private final Set<Feature> features;

    Dialect(Set<Feature> features) {
        this.features = features;
    }

    Set<Feature> features() {
        return features;
    }
}
