package dev.abigate.format.aot;

import dev.abigate.format.aot.AotDialect.AuxForm;
import dev.abigate.format.aot.AotDialect.Feature;
import dev.abigate.format.aot.AotDialect.StringForm;

/**
 * The layout of one file: that of its dialect, with what the target and the feature flags decide.
 *
 * @param aux the form of the auxiliary data, one of the dialect's
 */
public record AotLayout(AotDialect dialect, AuxForm aux, TargetInfo target) {
    public boolean has(Feature feature) {
        return dialect.has(feature);
    }

    /** Whether types, tables and functions have the records of garbage-collected modules. */
    public boolean hasGcRecords() {
        return has(Feature.CONSTANT_EXPRESSIONS) && target.featureFlags().has(FeatureFlag.GARBAGE_COLLECTION);
    }

    /** Whether code offsets and relocations have 64 bits. */
    public boolean is64Bit() {
        return target.binaryType().is64Bit();
    }

    /** Whether compilers end strings with a NUL that the length counts. */
    public boolean terminatesStrings() {
        return switch (dialect.strings()) {
            case BARE -> false;
            case NUL_IF_XIP -> target.moduleType().isXip();
            case NUL -> true;
        };
    }

    /** Whether loaders do without the NUL, or take one that compilers do not write. */
    public boolean allowsOtherTermination() {
        return dialect.strings() != StringForm.NUL;
    }

    /** Whether compilers end the names of the name section with a NUL; a rule of its own (section 10.4). */
    public boolean terminatesNames() {
        return dialect.strings() == StringForm.NUL;
    }

    /** Whether the function tables may hold every function twice. */
    public boolean mayDoubleFunctions() {
        return has(Feature.DOUBLED_FUNCTIONS)
                && target.moduleType().isXip()
                && target.arch().startsWith("xtensa");
    }
}
