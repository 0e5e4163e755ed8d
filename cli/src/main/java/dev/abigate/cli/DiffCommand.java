package dev.abigate.cli;

import dev.abigate.diff.Side;
import dev.abigate.diff.behaviour.Behaviour;
import dev.abigate.diff.behaviour.ScenarioResult;
import dev.abigate.diff.noise.Noise;
import dev.abigate.diff.policy.Policy;
import dev.abigate.report.Report;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code diff OLD NEW}: compares two builds and says whether the new one may ship. */
final class DiffCommand implements Command {
    private static final String OLD_NAMES = "--old-names";
    private static final String NEW_NAMES = "--new-names";

    @Override
    public CommandSpec spec() {
        String input =
                "WebAssembly module, component or AOT file, or a snapshot that 'dump' wrote; '-' is standard input.";
        CommandSpec spec = CommandLines.spec(
                        CommandName.DIFF,
                        "Compares two builds and says whether the new one may ship.",
                        "  abigate diff old.wasm new.wasm",
                        "  abigate diff --fail-on risky --format text --format html=report.html old.aot new.aot",
                        "  abigate diff plugin.abi.json build/plugin.wasm",
                        "  abigate diff --policy policy.yaml --strict --today 2026-12-31 old.wasm new.wasm",
                        "  abigate diff --consumer app.txt --host wamr-2.2.0 old.aot new.aot",
                        "  abigate diff --new-debug-info plugin.debug.wasm plugin.abi.json plugin.wasm",
                        "  abigate diff --types old.wasm,new.wasm old.aot new.aot",
                        "  abigate diff --old-names 1.0/app.js.symbols --new-names app.js.symbols 1.0/app.wasm"
                                + " app.wasm")
                .addPositional(CommandLines.parameter("0", "OLD", input))
                .addPositional(CommandLines.parameter("1", "NEW", input))
                .addOption(CommandLines.formatOption(""))
                .addOption(CommandLines.languageOption())
                .addOption(CommandLines.namesOption(OLD_NAMES, "OLD"))
                .addOption(CommandLines.namesOption(NEW_NAMES, "NEW"))
                .addOption(OptionSpec.builder("--show-noise")
                        .paramLabel("CLASS")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("Prints the differences of a class of noise as text and not only their number;"
                                + " 'all' for every class, 'abigate rules' lists them. May be repeated.")
                        .build())
                .addOption(CommandLines.flag("Prints every finding as text, not only the first 20.", "--all"));
        return SourceOptions.addForPair(PolicyOptions.addWitness(PolicyOptions.addAll(spec)));
    }

    @Override
    public ExitStatus run(ParseResult arguments, Session session) {
        List<OutputRequest> requests = OutputRequest.parseAll(arguments);
        var presentation = new Presentation(
                arguments.hasMatchedOption("--all"),
                noise(arguments.matchedOptionValue("--show-noise", List.of())),
                CommandLines.language(arguments));
        Policy policy = PolicyOptions.policy(arguments, session);
        boolean tellsDigests = requests.stream().anyMatch(request -> request.format() != OutputRequest.Format.TEXT);
        Assessor assessor = PolicyOptions.assessor(policy, arguments, session);
        Report report = compare(policy, assessor, tellsDigests, arguments, session);
        Rendering.write(
                requests.stream()
                        .map(request -> new Rendering(request.path(), request.render(report, session, presentation)))
                        .toList(),
                session);
        return ExitStatus.of(report.outcome());
    }

    /** Reads both builds at once; where both are bad, the complaint is about the old one. */
    private static Report compare(
            Policy policy, Assessor assessor, boolean tellsDigests, ParseResult arguments, Session session) {
        String old = arguments.matchedPositionalValue(0, "");
        String now = arguments.matchedPositionalValue(1, "");
        if (old.equals("-") && now.equals("-")) {
            throw new UsageException("only one of the two builds can be standard input");
        }
        Optional<String> oldNames = CommandLines.value(OLD_NAMES, arguments);
        Optional<String> newNames = CommandLines.value(NEW_NAMES, arguments);
        Task<Side> reading = Task.start(() -> Build.read(now, SourceOptions.ofNew(arguments), newNames, session));
        Side before = Build.read(old, SourceOptions.ofOld(arguments), oldNames, session);
        Side after = reading.result();
        if (tellsDigests) {
            before.startDigests();
            after.startDigests();
        }
        if (oldNames.isPresent() && newNames.isEmpty()) {
            expectNames(after, now, NEW_NAMES);
        }
        if (newNames.isPresent() && oldNames.isEmpty()) {
            expectNames(before, old, OLD_NAMES);
        }
        List<Report.Baseline> baselines = policy.baselines().stream()
                .map(baseline -> new Report.Baseline(
                        baseline.name(), assessor.assess(Build.read(baseline.file(), session), after, List.of())))
                .toList();
        List<ScenarioResult> scenarios = scenarios(policy, old, now, arguments, session);
        return new Report(assessor.assess(before, after, scenarios), baselines, Version.current());
    }

    /** What both builds do in the scenarios of the policy. */
    private static List<ScenarioResult> scenarios(
            Policy policy, String old, String now, ParseResult arguments, Session session) {
        if (policy.scenarios().isEmpty()) {
            return List.of();
        }
        if (old.equals("-") || now.equals("-")) {
            throw new UsageException("the policy has scenarios, for which both builds have to be files");
        }
        try (var behaviour = new Behaviour(Runtime.getRuntime().availableProcessors())) {
            Behaviour.Planned planned = ScenarioDocument.planned(
                    policy.scenarios(), PolicyOptions.file(arguments).orElse(""), session);
            return ScenarioDocument.compare(List.of(planned), old, now, behaviour, session);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UsageException("interrupted", e);
        }
    }

    /** Whether builds are compared by names that they do not have themselves. */
    static boolean restoresNames(ParseResult arguments) {
        return arguments.hasMatchedOption(OLD_NAMES) || arguments.hasMatchedOption(NEW_NAMES);
    }

    /** Names of one build say nothing about another whose names are short forms. */
    private static void expectNames(Side side, String file, String option) {
        if (side.snapshot().isMinified()) {
            throw new UsageException(file + ": the names are minified here, too, so that " + option + " is needed");
        }
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
}
