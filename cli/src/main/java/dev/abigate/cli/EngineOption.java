package dev.abigate.cli;

import dev.abigate.runtime.Tier;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code --engine ENGINE}: which engine executes code. */
final class EngineOption {
    private static final String NAME = "--engine";

    private EngineOption() {}

    static OptionSpec spec() {
        return OptionSpec.builder(NAME)
                .paramLabel("ENGINE")
                .type(String.class)
                .description("auto (interprets first, compiles what is hot), interpreter or jit. Default: auto.")
                .build();
    }

    /** @throws UsageException where the command line names an engine that there is not */
    static Tier tier(ParseResult arguments) {
        String asked = arguments.matchedOptionValue(NAME, word(Tier.AUTO));
        for (Tier tier : Tier.values()) {
            if (word(tier).equals(asked)) {
                return tier;
            }
        }
        throw new UsageException("%s: unknown engine '%s': known are %s"
                .formatted(
                        NAME,
                        asked,
                        Arrays.stream(Tier.values()).map(EngineOption::word).collect(Collectors.joining(", "))));
    }

    private static String word(Tier tier) {
        return tier.name().toLowerCase(Locale.ROOT);
    }
}
