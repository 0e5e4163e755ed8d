package dev.abigate.cli;

import dev.abigate.diff.behaviour.MaskReader;
import dev.abigate.diff.behaviour.MaskedDifferences;
import dev.abigate.diff.document.MalformedDocumentException;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The option {@code --mask}, which says what is not compared. */
final class MaskOption {
    private static final String NAME = "--mask";

    private MaskOption() {}

    static OptionSpec spec() {
        return OptionSpec.builder(NAME)
                .paramLabel("MASK")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("What is not compared, as in scenarios: a place, such as result:now or stdout[2].time, or"
                        + " {expression: \"[0-9]+ ms\", at: \"stdout*\"}. May be repeated.")
                .build();
    }

    /**
     * The masks that are asked for.
     *
     * @throws UsageException where one is none
     */
    static MaskedDifferences masks(ParseResult arguments) {
        List<String> texts = arguments.matchedOptionValue(NAME, List.of());
        return new MaskedDifferences(texts.stream()
                .map(text -> {
                    try {
                        return MaskReader.read(text);
                    } catch (MalformedDocumentException e) {
                        throw new UsageException("%s: %s".formatted(NAME, e.getMessage()), e);
                    }
                })
                .toList());
    }
}
