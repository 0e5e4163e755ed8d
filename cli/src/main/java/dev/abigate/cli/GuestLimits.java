package dev.abigate.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * What a guest may use.
 *
 * @param fuel instructions
 * @param memoryBytes of one linear memory
 */
record GuestLimits(OptionalLong fuel, Optional<Duration> timeout, OptionalLong memoryBytes) {
    private static final String FUEL = "--fuel";
    private static final String TIMEOUT = "--timeout";
    private static final String MAX_MEMORY = "--max-memory";

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|)");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,15})([kmg]?)(i?b)?");

    /** Adds the options to a command. */
    static void addTo(CommandSpec spec) {
        spec.addOption(fuelOption("Stops the guest after N instructions."));
        spec.addOption(option(TIMEOUT, "DURATION", "Stops the guest when the process is so old: 500ms, 10s, 2m."));
        spec.addOption(memoryOption());
    }

    /** The option for fuel alone. */
    static OptionSpec fuelOption(String description) {
        return option(FUEL, "N", description);
    }

    /** The option for memory alone. */
    static OptionSpec memoryOption() {
        return option(MAX_MEMORY, "SIZE", "The most that one linear memory may grow to: bytes, or 64K, 16M, 2G.");
    }

    private static OptionSpec option(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    /** @throws UsageException where an option's value is none */
    static GuestLimits of(ParseResult arguments) {
        return new GuestLimits(fuel(arguments), duration(TIMEOUT, arguments), memoryBytes(arguments));
    }

    private static OptionalLong fuel(ParseResult arguments) {
        String text = arguments.matchedOptionValue(FUEL, "");
        if (!arguments.hasMatchedOption(FUEL)) {
            return OptionalLong.empty();
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw new UsageException("%s: not a number of instructions: '%s'".formatted(FUEL, text));
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    /**
     * The time that an option names.
     *
     * @throws UsageException where its value is none
     */
    static Optional<Duration> duration(String option, ParseResult arguments) {
        String text = arguments.matchedOptionValue(option, "");
        if (!arguments.hasMatchedOption(option)) {
            return Optional.empty();
        }
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new UsageException("%s: not a duration such as 500ms, 10s or 2m: '%s'".formatted(option, text));
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "m" -> Duration.ofMinutes(number);
                    default -> Duration.ofSeconds(number);
                });
    }

    private static OptionalLong memoryBytes(ParseResult arguments) {
        String text = arguments.matchedOptionValue(MAX_MEMORY, "");
        if (!arguments.hasMatchedOption(MAX_MEMORY)) {
            return OptionalLong.empty();
        }
        Matcher matcher = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new UsageException("%s: not a size such as 65536, 64K, 16M or 2G: '%s'".formatted(MAX_MEMORY, text));
        }
        int shift = switch (matcher.group(2)) {
            case "k" -> 10;
            case "m" -> 20;
            case "g" -> 30;
            default -> 0;
        };
        long number = Long.parseLong(matcher.group(1));
        return OptionalLong.of(number > Long.MAX_VALUE >> shift ? Long.MAX_VALUE : number << shift);
    }
}
