package dev.abigate.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code --engine ENGINE}: which engine executes code. */
final class EngineOption {
    private static final String NAME = "--engine";

    private EngineOption() {}

    /** The option of a command that executes WebAssembly modules only. */
    static OptionSpec spec() {
        return spec("auto (interprets first, compiles what is hot), interpreter or jit. Default: auto.");
    }

    /** The option of a command that executes AOT modules, too. */
    static OptionSpec specWithAot() {
        return spec("auto (interprets first, compiles what is hot; emulates AOT code), interpreter, jit, aot-emulator"
                + " or aot-native (the processor of this machine, for files that you trust). Default: auto.");
    }

    /** An option of another name, for one of several modules. */
    static OptionSpec specFor(String name, String module) {
        return spec(
                name,
                "Executes " + module
                        + ": auto (interprets first, compiles what is hot; emulates AOT code), interpreter, jit or"
                        + " aot-emulator. Default: auto.");
    }

    private static OptionSpec spec(String description) {
        return spec(NAME, description);
    }

    private static OptionSpec spec(String name, String description) {
        return OptionSpec.builder(name)
                .paramLabel("ENGINE")
                .type(String.class)
                .description(description)
                .build();
    }

    /** @throws UsageException where the command line names an engine that is none of those */
    static EngineChoice choice(ParseResult arguments, List<EngineChoice> known) {
        return choice(NAME, arguments, known);
    }

    /** As {@link #choice(ParseResult, List)}, of the option of another name. */
    static EngineChoice choice(String name, ParseResult arguments, List<EngineChoice> known) {
        String asked = arguments.matchedOptionValue(name, EngineChoice.AUTO.word());
        return known.stream()
                .filter(choice -> choice.word().equals(asked))
                .findFirst()
                .orElseThrow(() -> new UsageException("%s: unknown engine '%s': known are %s"
                        .formatted(
                                name,
                                asked,
                                known.stream().map(EngineChoice::word).collect(Collectors.joining(", ")))));
    }
}
