package dev.abigate.cli;

import dev.abigate.diff.Side;
import dev.abigate.diff.gate.History;
import dev.abigate.diff.policy.Assessment;
import dev.abigate.diff.policy.Policy;
import dev.abigate.diff.policy.Versions;
import dev.abigate.diff.rule.Language;
import dev.abigate.diff.verdict.Threshold;
import dev.abigate.report.HistoryHtml;
import dev.abigate.report.HistoryJson;
import dev.abigate.report.HistoryReport;
import dev.abigate.report.HistoryText;
import dev.abigate.report.JunitReport;
import dev.abigate.report.MarkdownReport;
import dev.abigate.report.Report;
import dev.abigate.report.SarifReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code history FILE...}: what each release of a series broke, and how its measures went. */
final class HistoryCommand implements Command {
    private static final int LEAST_RELEASES = 2;

    /** The places in a path for the names of the two builds of a step. */
    private static final String OLD = "old";

    private static final String NEW = "new";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandLines.spec(
                        CommandName.HISTORY,
                        "Compares each release of a series with the one before it: what it broke, and how size,"
                                + " exports, imports and memory went.",
                        "  abigate history plugin-1.0.0.wasm plugin-1.1.0.wasm plugin-2.0.0.wasm",
                        "  abigate history --format text --format html=history.html abi/*.json build/plugin.wasm",
                        "  abigate history --format html=series.html --format 'html=step-{old}-{new}.html' abi/*.json")
                .addPositional(PositionalParamSpec.builder()
                        .index("0..*")
                        .paramLabel("FILE")
                        .arity("1..*")
                        .required(true)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("Modules or snapshots that 'dump' wrote, oldest first. Versions are read from the"
                                + " names.")
                        .build())
                .addOption(CommandLines.formatOption("A PATH with {old} and {new} in it is written for each step; then"
                        + " the page of the series refers to those of each. "))
                .addOption(CommandLines.languageOption())
                .addOption(OptionSpec.builder("--policy")
                        .paramLabel("FILE")
                        .type(String.class)
                        .description("The policy to judge by. Without it and without --fail-on, nothing fails.")
                        .build());
        return PolicyOptions.addCommon(spec);
    }

    @Override
    public ExitStatus run(ParseResult arguments, Session session) {
        PairsOutput outputs = PairsOutput.of(OutputRequest.parseAll(arguments), NEW, CommandLines.language(arguments));
        List<String> files = arguments.matchedPositionalValue(0, List.<String>of());
        if (files.size() < LEAST_RELEASES) {
            throw new UsageException("found 1 release, at least " + LEAST_RELEASES);
        }
        Policy policy = arguments.hasMatchedOption("--policy")
                ? PolicyOptions.policy(arguments, session)
                : Policy.DEFAULT.failingOn(Threshold.NONE);
        var assessor =
                new Assessor(policy, List.of(), List.of(), PolicyOptions.terms(arguments, Versions.UNKNOWN, true));
        var report = new HistoryReport(
                History.of(read(files, session), (before, after) -> assessor.assess(before, after, List.of())),
                Version.current());
        outputs.write(
                report.steps().stream()
                        .map(step -> new PairsOutput.Pair(names(step), step))
                        .toList(),
                (request, pages) -> render(request, report, pages, outputs.language(), session),
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

    private static Map<String, String> names(Report step) {
        return Map.of(
                OLD, step.comparison().before().path(),
                NEW, step.comparison().after().path());
    }

    private static String render(
            OutputRequest request,
            HistoryReport report,
            List<Optional<String>> pages,
            Language language,
            Session session) {
        return switch (request.format()) {
            case TEXT -> new HistoryText(session.width()).render(report);
            case JSON -> HistoryJson.render(report);
            case HTML -> HistoryHtml.render(report, pages, language);
            case MARKDOWN -> MarkdownReport.render(report.saved());
            case JUNIT -> JunitReport.render(report.saved());
            case SARIF -> SarifReport.render(report.saved());
        };
    }
}
