package dev.abigate.format.wasm.custom;

import java.util.List;

/**
 * The {@code target_features} section: which features the compiler was allowed to use.
 *
 * @see <a href="https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md#target-features-section">Target features</a>
 */
public record TargetFeatures(List<Entry> entries) implements CustomContent {
    /** The name of the section. */
    public static final String NAME = "target_features";
    /** The prefix of a feature that was used. */
    public static final char USED = '+';

    public TargetFeatures {
        entries = List.copyOf(entries);
    }

    /**
     * One feature.
     *
     * @param prefix {@code +} used, {@code -} not to be linked with, {@code =} required of all (obsolete)
     */
    public record Entry(char prefix, String feature) {}
}
