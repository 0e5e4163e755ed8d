package dev.abigate.cli;

import dev.abigate.diff.consumer.Consumer;
import dev.abigate.diff.policy.Policy;
import dev.abigate.diff.policy.Versions;
import dev.abigate.diff.verdict.Threshold;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options by which commands are told what may pass. */
final class PolicyOptions {
    private static final String NO_WITNESS = "--no-witness";

    private PolicyOptions() {}

    /** Adds what a command on one pair of builds takes. */
    static CommandSpec addAll(CommandSpec spec) {
        spec.addOption(
                text("--policy", "FILE", "The policy: what is promised to whom, and which breaks are accepted."));
        spec.addOption(
                list("--host", "PROFILE", "A host that is out there, by profile name or file. May be repeated."));
        spec.addOption(list(
                "--consumer",
                "FILE",
                "Who uses the module: a list of exports (.txt), a module that imports them, or code that calls them."
                        + " Breaks that hit no known consumer pass. May be repeated."));
        spec.addOption(
                text("--old-version", "VERSION", "The old build's version; else the policy or the file name says it."));
        spec.addOption(text("--new-version", "VERSION", "The new build's version."));
        return addCommon(spec);
    }

    /** Adds what every command that judges builds takes. */
    static CommandSpec addCommon(CommandSpec spec) {
        spec.addOption(text(
                "--fail-on",
                "LEVEL",
                "What stops the gate: breaking, risky, any or none. Default: what the policy says, or breaking."));
        spec.addOption(CommandLines.flag(
                "Risks stop the gate, too, and a question that cannot be answered ends with status 5.", "--strict"));
        spec.addOption(
                text("--today", "DATE", "The day by which waivers and hosts end, for runs that can be repeated."));
        return spec;
    }

    /** Adds what a command takes that shows single findings. */
    static CommandSpec addWitness(CommandSpec spec) {
        return spec.addOption(CommandLines.flag(
                "Looks for no witnesses: modules that show what breaks, each checked against both builds.",
                NO_WITNESS));
    }

    private static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    private static OptionSpec list(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build();
    }

    /** The policy asked for. */
    static Policy policy(ParseResult arguments, Session session) {
        return file(arguments).map(file -> Configuration.policy(file, session)).orElse(Policy.DEFAULT);
    }

    /** The file of the policy asked for. */
    static Optional<String> file(ParseResult arguments) {
        return CommandLines.value("--policy", arguments);
    }

    /** What compares builds under that policy. */
    static Assessor assessor(Policy policy, ParseResult arguments, Session session) {
        List<Policy.FieldedHost> hosts = arguments.matchedOptionValue("--host", List.<String>of()).stream()
                .map(profile -> new Policy.FieldedHost(profile, Optional.empty()))
                .toList();
        List<Consumer> consumers = arguments.matchedOptionValue("--consumer", List.<String>of()).stream()
                .map(name -> ConsumerFile.read(name, session))
                .toList();
        var versions = new Versions(
                CommandLines.value("--old-version", arguments), CommandLines.value("--new-version", arguments));
        return new Assessor(policy, hosts, consumers, terms(arguments, versions, false));
    }

    /** What the command line adds to a policy. */
    static Assessor.Terms terms(ParseResult arguments, Versions versions, boolean sharedPolicy) {
        return new Assessor.Terms(
                CommandLines.value("--today", arguments).map(PolicyOptions::day).orElseGet(LocalDate::now),
                arguments.hasMatchedOption("--strict"),
                CommandLines.value("--fail-on", arguments).map(PolicyOptions::threshold),
                versions,
                sharedPolicy,
                witnesses(arguments));
    }

    /** Names that are kept elsewhere are in no file that a witness could be linked with. */
    private static boolean witnesses(ParseResult arguments) {
        return arguments.commandSpec().findOption(NO_WITNESS) != null
                && !arguments.hasMatchedOption(NO_WITNESS)
                && !DiffCommand.restoresNames(arguments);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new UsageException("--today: found '%s', expected a date such as 2026-12-31".formatted(text), e);
        }
    }

    private static Threshold threshold(String word) {
        for (Threshold threshold : Threshold.values()) {
            if (threshold.id().equals(word)) {
                return threshold;
            }
        }
        throw new UsageException("--fail-on: unknown level '%s': known are %s"
                .formatted(
                        word,
                        Arrays.stream(Threshold.values()).map(Threshold::id).collect(Collectors.joining(", "))));
    }
}
