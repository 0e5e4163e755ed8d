package dev.abigate.cli;

import dev.abigate.diff.gate.GateConfiguration;
import dev.abigate.diff.gate.GateConfigurationReader;
import dev.abigate.diff.gate.Shard;
import dev.abigate.report.GateReport;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code gate}: compares all artefacts of a configuration with their baselines, and gives one verdict. */
final class GateCommand implements Command {
    private static final String DEFAULT_CONFIGURATION = "abigate.yaml";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandLines.spec(
                        CommandName.GATE,
                        "Compares all artefacts of a configuration with their baselines, and gives one verdict.",
                        "  abigate gate",
                        "  abigate gate --config ci/abigate.yaml --format text --format junit=gate.xml",
                        "  abigate gate --format html=reports/index.html --format 'html=reports/{artefact}-{baseline}.html'",
                        "  abigate gate --shard 2/4 --format json=part-2.json")
                .addOption(OptionSpec.builder("--config")
                        .paramLabel("FILE")
                        .type(String.class)
                        .description("The configuration. Default: " + DEFAULT_CONFIGURATION + ".")
                        .build())
                .addOption(CommandLines.formatOption("A PATH with {artefact} and {baseline} in it is written for each"
                        + " comparison; then the page of all of them refers to those of each. "))
                .addOption(CommandLines.languageOption())
                .addOption(OptionSpec.builder("--shard")
                        .paramLabel("I/N")
                        .type(String.class)
                        .description("Takes the I-th of N parts; 'abigate merge' joins what they write as JSON.")
                        .build());
        return PolicyOptions.addWitness(PolicyOptions.addCommon(spec));
    }

    @Override
    public ExitStatus run(ParseResult arguments, Session session) {
        String file = arguments.matchedOptionValue("--config", DEFAULT_CONFIGURATION);
        Shard shard = shard(arguments.matchedOptionValue("--shard", Shard.WHOLE.toString()));
        List<OutputRequest> requests = new ArrayList<>(OutputRequest.parseAll(arguments));
        GateConfiguration configuration = Configuration.read(file, session, GateConfigurationReader::read);
        for (GateConfiguration.Output output : configuration.outputs()) {
            requests.add(OutputRequest.parse(output.format() + "=" + Configuration.beside(file, output.path())));
        }
        PairsOutput outputs = PairsOutput.of(requests, GateRendering.ARTEFACT, CommandLines.language(arguments));
        var run = new GateRun(file, configuration, versions -> PolicyOptions.terms(arguments, versions, true), session);
        List<GateRun.Compared> compared = run.compare(shard);
        GateReport report = GateReport.of(
                configuration,
                shard,
                compared.stream().map(GateRun.Compared::result).toList(),
                Version.current());
        outputs.write(
                compared.stream()
                        .map(one -> new PairsOutput.Pair(GateRendering.names(one.result()), one.report()))
                        .toList(),
                (request, pages) -> GateRendering.render(request, report, pages, outputs.language(), session),
                session);
        return ExitStatus.of(report.outcome());
    }

    private static Shard shard(String text) {
        return Shard.parse(text)
                .orElseThrow(() -> new UsageException(
                        "--shard: found '%s', expected the part and how many there are, such as 2/4".formatted(text)));
    }
}
