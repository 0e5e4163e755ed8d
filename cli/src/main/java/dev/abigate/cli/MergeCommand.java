package dev.abigate.cli;

import dev.abigate.diff.rule.Language;
import dev.abigate.report.GateJson;
import dev.abigate.report.GateReport;
import dev.abigate.report.MalformedPartException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code merge PART...}: joins the parts of a gate whose work several machines shared. */
final class MergeCommand implements Command {
    @Override
    public CommandSpec spec() {
        return CommandLines.spec(
                        CommandName.MERGE,
                        "Joins the parts that 'gate --shard' wrote as JSON: the verdict and the reports of one whole run.",
                        "  abigate merge part-*.json",
                        "  abigate merge part-1.json part-2.json --format json=gate.json --format text",
                        "  abigate merge part-*.json --format html=index.html --pages '{artefact}-{baseline}.html'")
                .addPositional(PositionalParamSpec.builder()
                        .index("0..*")
                        .paramLabel("PART")
                        .arity("1..*")
                        .required(true)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("The JSON of each part, in any order.")
                        .build())
                .addOption(CommandLines.formatOption(""))
                .addOption(OptionSpec.builder("--pages")
                        .paramLabel("PATH")
                        .type(String.class)
                        .description(
                                "Where 'gate --format html=PATH' wrote the page of each comparison, with {artefact}"
                                        + " and {baseline} in it: the page of all of them refers to those.")
                        .build())
                .addOption(CommandLines.languageOption());
    }

    @Override
    public ExitStatus run(ParseResult arguments, Session session) {
        List<OutputRequest> requests = OutputRequest.parseAll(arguments);
        Language language = CommandLines.language(arguments);
        Optional<FilePattern> pages = arguments.hasMatchedOption("--pages")
                ? Optional.of(new FilePattern(arguments.matchedOptionValue("--pages", "")))
                : Optional.empty();
        List<GateReport> parts = arguments.matchedPositionalValue(0, List.<String>of()).stream()
                .map(name -> part(name, session))
                .toList();
        GateReport whole = merged(parts);
        List<Map<String, String>> names =
                whole.results().stream().map(GateRendering::names).toList();
        Rendering.write(
                requests.stream()
                        .map(request -> new Rendering(
                                request.path(),
                                GateRendering.render(
                                        request,
                                        whole,
                                        FilePattern.links(request.path(), pages, names),
                                        language,
                                        session)))
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
}
