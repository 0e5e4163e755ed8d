package dev.abigate.runtime.script;

import dev.abigate.format.wasm.feature.FeatureSet;
import java.util.List;

/**
 * The features by which scripts of the test suite are to be judged. Most are of version 3.0 and what can be added to it; the
 * scripts of two proposals contradict it and are told by the folder or archive that holds them.
 */
public final class ScriptFeatures {
    /** Forked from the first version: only one memory and one table are valid. */
    private static final FeatureSet THREADS = FeatureSet.parse("wasm1,+bulk-memory,+threads");

    /** Makes casts valid that are not so in version 3.0. */
    private static final FeatureSet CUSTOM_DESCRIPTORS = FeatureSet.ALL;

    private static final FeatureSet STANDARD = FeatureSet.parse("all,-custom-descriptors");

    private ScriptFeatures() {}

    /** The features for the script of a path. */
    public static FeatureSet of(String path) {
        List<String> words = List.of(path.split("[/\\\\.]", -1));
        if (words.contains("threads")) {
            return THREADS;
        }
        return words.contains("custom-descriptors") ? CUSTOM_DESCRIPTORS : STANDARD;
    }
}
