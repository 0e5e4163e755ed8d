package dev.abigate.cli;

import dev.abigate.diff.Side;
import dev.abigate.diff.gate.History;
import dev.abigate.diff.policy.Assessment;
import dev.abigate.diff.policy.Policy;
import dev.abigate.diff.policy.Versions;
import dev.abigate.diff.verdict.Threshold;
import dev.abigate.report.HistoryHtml;
import dev.abigate.report.HistoryJson;
import dev.abigate.report.HistoryReport;
import dev.abigate.report.HistoryText;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code history FILE...}: what each release of a series broke, and how its measures went. */
final class HistoryCommand implements Command {
    private static final int LEAST_RELEASES = 2;

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandLines.spec(
                        CommandName.HISTORY,
                        "Compares each release of a series with the one before it: what it broke, and how size, exports,"
                                + " imports and memory went.",
                        "  abigate history plugin-1.0.0.wasm plugin-1.1.0.wasm plugin-2.0.0.wasm",
                        "  abigate history --format text --format html=history.html abi/*.json build/plugin.wasm")
                .addPositional(PositionalParamSpec.builder()
                        .index("0..*")
                        .paramLabel("FILE")
                        .arity("1..*")
                        .required(true)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description(
                                "Modules or snapshots that 'dump' wrote, oldest first. Versions are read from the names.")
                        .build())
                .addOption(GateOutput.option(
                        "text, json or html; to standard output without PATH. May be repeated." + " Default: text."))
                .addOption(OptionSpec.builder("--policy")
                        .paramLabel("FILE")
                        .type(String.class)
                        .description("The policy to judge by. Without it and without --fail-on, nothing fails.")
                        .build());
        return PolicyOptions.addCommon(spec);
    }

    @Override
    public ExitStatus run(ParseResult arguments, Session session) {
        List<OutputRequest> requests =
                OutputRequest.parseAll(arguments.matchedOptionValue("--format", List.of("text")));
        List<String> files = arguments.matchedPositionalValue(0, List.<String>of());
        if (files.size() < LEAST_RELEASES) {
            throw new UsageException("found 1 release, at least " + LEAST_RELEASES);
        }
        Policy policy = arguments.hasMatchedOption("--policy")
                ? PolicyOptions.policy(arguments, session)
                : Policy.DEFAULT.failingOn(Threshold.NONE);
        var assessor =
                new Assessor(policy, List.of(), List.of(), PolicyOptions.terms(arguments, Versions.UNKNOWN, true));
        var report = new HistoryReport(History.of(read(files, session), assessor::assess), Version.current());
        Rendering.write(
                requests.stream()
                        .map(request -> new Rendering(request.path(), render(request, report, session)))
                        .toList(),
                session);
        return report.history().steps().stream()
                .map(step -> step.assessment().outcome())
                .max(Assessment.Outcome::compareTo)
                .map(ExitStatus::of)
                .orElse(ExitStatus.PASS);
    }

    private static List<Side> read(List<String> files, Session session) {
        var progress = new Progress(files.size(), "releases", session);
        var builds = new ArrayList<Side>();
        for (String file : files) {
            builds.add(Build.read(file, session));
            progress.step();
        }
        return builds;
    }

    private static String render(OutputRequest request, HistoryReport report, Session session) {
        return switch (request.format()) {
            case TEXT -> new HistoryText(session.width()).render(report);
            case JSON -> HistoryJson.render(report);
            case HTML -> HistoryHtml.render(report);
            case MARKDOWN, JUNIT, SARIF -> throw new UsageException("history writes text, json and html");
        };
    }
}
