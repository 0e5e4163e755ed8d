package dev.abigate.cli;

import dev.abigate.diff.Comparison;
import dev.abigate.diff.Side;
import dev.abigate.diff.noise.Noise;
import dev.abigate.diff.verdict.Threshold;
import dev.abigate.report.Report;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code diff OLD NEW}: compares two builds and says whether the new one may ship. */
final class DiffCommand implements Command {
    @Override
    public CommandSpec spec() {
        String input = "WebAssembly or AOT file, or a snapshot that 'dump' wrote; '-' is standard input.";
        return CommandLines.spec(
                        CommandName.DIFF,
                        "Compares two builds and says whether the new one may ship.",
                        "  abigate diff old.wasm new.wasm",
                        "  abigate diff --fail-on risky --format text --format html=report.html old.aot new.aot",
                        "  abigate diff plugin.abi.json build/plugin.wasm")
                .addPositional(CommandLines.parameter("0", "OLD", input))
                .addPositional(CommandLines.parameter("1", "NEW", input))
                .addOption(OptionSpec.builder("--fail-on")
                        .paramLabel("LEVEL")
                        .type(String.class)
                        .description("What stops the gate: breaking, risky, any or none. Default: breaking.")
                        .build())
                .addOption(OptionSpec.builder("--format")
                        .paramLabel("FMT[=PATH]")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description(
                                "text, json, html, markdown, junit or sarif; to standard output without PATH. May be repeated."
                                        + " Default: text.")
                        .build())
                .addOption(CommandLines.languageOption())
                .addOption(OptionSpec.builder("--show-noise")
                        .paramLabel("CLASS")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("Prints the differences of a class of noise as text and not only their number;"
                                + " 'all' for every class, 'abigate rules' lists them. May be repeated.")
                        .build())
                .addOption(CommandLines.flag("Prints every finding as text, not only the first 20.", "--all"));
    }

    @Override
    public ExitStatus run(ParseResult arguments, Session session) {
        Threshold threshold = threshold(arguments.matchedOptionValue("--fail-on", Threshold.BREAKING.id()));
        List<OutputRequest> requests = requests(arguments.matchedOptionValue("--format", List.of("text")));
        var presentation = new Presentation(
                arguments.hasMatchedOption("--all"),
                noise(arguments.matchedOptionValue("--show-noise", List.of())),
                CommandLines.language(arguments));
        var report = new Report(compare(arguments, session), threshold, Version.current());
        print(report, requests, presentation, session);
        return report.passed() ? ExitStatus.PASS : ExitStatus.FAIL;
    }

    /** Reads both builds at once; where both are bad, the complaint is about the old one. */
    private static Comparison compare(ParseResult arguments, Session session) {
        String old = arguments.matchedPositionalValue(0, "");
        String now = arguments.matchedPositionalValue(1, "");
        if (old.equals("-") && now.equals("-")) {
            throw new UsageException("only one of the two builds can be standard input");
        }
        Task<Side> reading = Task.start(() -> Build.read(now, session));
        Side before = Build.read(old, session);
        return Comparison.of(before, reading.result());
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

    private static Set<Noise> noise(List<String> words) {
        var classes = EnumSet.noneOf(Noise.class);
        for (String word : words) {
            if (word.equals("all")) {
                return EnumSet.allOf(Noise.class);
            }
            classes.add(Noise.of(word)
                    .orElseThrow(() -> new UsageException(
                            "--show-noise: unknown class '" + word + "'; 'abigate rules' lists them")));
        }
        return classes;
    }

    private static List<OutputRequest> requests(List<String> formats) {
        List<OutputRequest> requests =
                formats.stream().map(OutputRequest::parse).toList();
        if (requests.stream().filter(request -> request.path().isEmpty()).count() > 1) {
            throw new UsageException("--format: only one format can go to standard output, the others need =PATH");
        }
        return requests;
    }

    /** Renders all before anything is written, so that a failure leaves nothing half done. */
    private static void print(Report report, List<OutputRequest> requests, Presentation presentation, Session session) {
        var rendered = new ArrayList<String>();
        for (OutputRequest request : requests) {
            rendered.add(request.render(report, session, presentation));
        }
        for (int i = 0; i < rendered.size(); i++) {
            String text = rendered.get(i);
            requests.get(i)
                    .path()
                    .ifPresentOrElse(
                            path -> OutputFile.write(path, text),
                            () -> session.out().print(text));
        }
    }
}
