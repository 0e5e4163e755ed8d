package dev.abigate.diff.snapshot;

import java.util.List;
import java.util.Optional;

/**
 * The features of the language that a build asks for, by the names of {@code dev.abigate.format.wasm.feature.Feature}.
 *
 * @param claimed what the {@code target_features} section lists with {@code +}, sorted; absent without that section
 * @param inCode what instructions of function bodies need, sorted
 * @param inTypes what only types, definitions and segments need, sorted
 */
public record Features(Optional<List<String>> claimed, List<String> inCode, List<String> inTypes) {
    /** Nothing beyond the first version of the language, and no claim. */
    public static final Features NONE = new Features(Optional.empty(), List.of(), List.of());

    public Features {
        claimed = claimed.map(List::copyOf);
        inCode = List.copyOf(inCode);
        inTypes = List.copyOf(inTypes);
    }

    /** Whether anything in the module needs a feature. */
    public boolean uses(String feature) {
        return inCode.contains(feature) || inTypes.contains(feature);
    }

    /** Whether the module says that it may use a feature. */
    public boolean claims(String feature) {
        return claimed.map(names -> names.contains(feature)).orElse(false);
    }
}
