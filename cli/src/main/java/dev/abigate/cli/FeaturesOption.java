package dev.abigate.cli;

import dev.abigate.format.wasm.feature.FeatureSet;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code --features SET}: the features by which modules are judged. */
final class FeaturesOption {
    private static final String NAME = "--features";

    private FeaturesOption() {}

    /** @param otherwise what holds where the option is not given */
    static OptionSpec spec(String otherwise) {
        return OptionSpec.builder(NAME)
                .paramLabel("SET")
                .type(String.class)
                .description("What the engine has: mvp, wasm1, wasm2, wasm3 or all, then single features added by"
                        + " +NAME and taken away by -NAME, separated by commas. Default: " + otherwise + ".")
                .build();
    }

    /** @throws UsageException where a name is not known */
    static Optional<FeatureSet> features(ParseResult arguments) {
        String text = arguments.matchedOptionValue(NAME, "");
        try {
            return arguments.hasMatchedOption(NAME) ? Optional.of(FeatureSet.parse(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new UsageException(NAME + ": " + e.getMessage());
        }
    }
}
