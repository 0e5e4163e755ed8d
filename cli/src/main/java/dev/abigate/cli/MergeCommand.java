package dev.abigate.cli;

import dev.abigate.report.GateJson;
import dev.abigate.report.GateReport;
import dev.abigate.report.GateText;
import dev.abigate.report.MalformedPartException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code merge PART...}: joins the parts of a gate whose work several machines shared. */
final class MergeCommand implements Command {
    @Override
    public CommandSpec spec() {
        return CommandLines.spec(
                        CommandName.MERGE,
                        "Joins the parts that 'gate --shard' wrote as JSON: the verdict and the JSON of one whole run.",
                        "  abigate merge part-*.json",
                        "  abigate merge part-1.json part-2.json --format json=gate.json --format text")
                .addPositional(PositionalParamSpec.builder()
                        .index("0..*")
                        .paramLabel("PART")
                        .arity("1..*")
                        .required(true)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("The JSON of each part, in any order.")
                        .build())
                .addOption(GateOutput.option(
                        "text or json; to standard output without PATH. May be repeated. Default: text."));
    }

    @Override
    public ExitStatus run(ParseResult arguments, Session session) {
        List<OutputRequest> requests =
                OutputRequest.parseAll(arguments.matchedOptionValue("--format", List.of("text")));
        List<GateReport> parts = arguments.matchedPositionalValue(0, List.<String>of()).stream()
                .map(name -> part(name, session))
                .toList();
        GateReport whole = merged(parts);
        Rendering.write(
                requests.stream()
                        .map(request -> new Rendering(request.path(), render(request, whole, session)))
                        .toList(),
                session);
        return ExitStatus.of(whole.outcome());
    }

    private static GateReport part(String name, Session session) {
        try {
            return GateJson.read(InputFile.read(name, session).bytes().toArray());
        } catch (MalformedPartException e) {
            throw new UnreadableInputException(name + ": " + e.getMessage(), e);
        }
    }

    private static GateReport merged(List<GateReport> parts) {
        try {
            return GateReport.merge(parts);
        } catch (IllegalArgumentException e) {
            throw new UsageException("merge: " + e.getMessage(), e);
        }
    }

    private static String render(OutputRequest request, GateReport report, Session session) {
        return switch (request.format()) {
            case TEXT ->
                new GateText(session.width(), session.colour() && request.path().isEmpty()).render(report);
            case JSON -> GateJson.render(report);
            case HTML, MARKDOWN, JUNIT, SARIF ->
                throw new UsageException("merge writes text and json; let each part write its other reports");
        };
    }
}
