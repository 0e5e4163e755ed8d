package dev.abigate.format.aot;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The feature flags of a module.
 *
 * @param bits as in the file; 0 in dialects without the field
 */
public record FeatureFlags(long bits) {
    public static final FeatureFlags NONE = new FeatureFlags(0);

    public boolean has(FeatureFlag flag) {
        return (bits >>> flag.bit() & 1) != 0;
    }

    /** The flags that are set, lowest bit first. */
    public List<FeatureFlag> flags() {
        return IntStream.range(0, Long.SIZE)
                .mapToObj(FeatureFlag::new)
                .filter(this::has)
                .toList();
    }
}
