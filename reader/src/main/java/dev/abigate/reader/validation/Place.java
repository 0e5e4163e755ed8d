package dev.abigate.reader.validation;

import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.wasm.feature.Feature;
import dev.abigate.format.wasm.feature.FeatureSet;

/** Where in a module something is checked, for errors. */
interface Place {
    /** The error that what is being checked is invalid. */
    InvalidModuleException fail(String reason);

    /** Checks an index. */
    default int index(int index, int size, String what) {
        if (Integer.compareUnsigned(index, size) >= 0) {
            throw fail(unknown(index, size, what));
        }
        return index;
    }

    /** That there is nothing of an index, which is unsigned. */
    static String unknown(int index, int size, String what) {
        return "unknown %s %s: there are %d".formatted(what, Integer.toUnsignedString(index), size);
    }

    /** Checks that a feature is there. */
    default void require(Feature feature, FeatureSet features) {
        if (!features.has(feature)) {
            throw fail("feature '%s' is not enabled".formatted(feature.id()));
        }
    }

    /** Fails with {@code reason} where a demand is not met. */
    default void require(boolean met, String reason) {
        if (!met) {
            throw fail(reason);
        }
    }
}
