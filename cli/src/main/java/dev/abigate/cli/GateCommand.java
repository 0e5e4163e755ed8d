package dev.abigate.cli;

import dev.abigate.diff.gate.GateConfiguration;
import dev.abigate.diff.gate.GateConfigurationReader;
import dev.abigate.diff.gate.Shard;
import dev.abigate.report.GateReport;
import dev.abigate.report.GateResult;
import dev.abigate.report.SavedReport;
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
                        "  abigate gate --format 'html=reports/{artefact}-{baseline}.html'",
                        "  abigate gate --shard 2/4 --format json=part-2.json")
                .addOption(OptionSpec.builder("--config")
                        .paramLabel("FILE")
                        .type(String.class)
                        .description("The configuration. Default: " + DEFAULT_CONFIGURATION + ".")
                        .build())
                .addOption(GateOutput.option(
                        "text, json, markdown, junit or sarif; to standard output without PATH. A PATH with {artefact}"
                                + " and {baseline} in it is written for each comparison, as html, too. May be repeated."
                                + " Default: text."))
                .addOption(OptionSpec.builder("--shard")
                        .paramLabel("I/N")
                        .type(String.class)
                        .description("Takes the I-th of N parts; 'abigate merge' joins what they write as JSON.")
                        .build());
        return PolicyOptions.addCommon(spec);
    }

    @Override
    public ExitStatus run(ParseResult arguments, Session session) {
        String file = arguments.matchedOptionValue("--config", DEFAULT_CONFIGURATION);
        Shard shard = shard(arguments.matchedOptionValue("--shard", Shard.WHOLE.toString()));
        List<GateOutput> outputs = new ArrayList<>(GateOutput.parseAll(arguments));
        GateConfiguration configuration = Configuration.read(file, session, GateConfigurationReader::read);
        for (GateConfiguration.Output output : configuration.outputs()) {
            GateOutput parsed = GateOutput.parse(output.format() + "=" + Configuration.beside(file, output.path()));
            if (parsed.isForEach() || shard.equals(Shard.WHOLE)) {
                outputs.add(parsed);
            }
        }
        var run = new GateRun(file, configuration, versions -> PolicyOptions.terms(arguments, versions, true), session);
        List<GateRun.Compared> compared = run.compare(shard);
        var results = new ArrayList<GateResult>();
        compared.forEach(one -> results.add(
                new GateResult(one.position(), one.artefact(), one.baseline(), SavedReport.of(one.report()))));
        GateReport report = GateReport.of(configuration, shard, results, Version.current());
        GateOutput.write(outputs, report, compared, session);
        return ExitStatus.of(report.outcome());
    }

    private static Shard shard(String text) {
        return Shard.parse(text)
                .orElseThrow(() -> new UsageException(
                        "--shard: found '%s', expected the part and how many there are, such as 2/4".formatted(text)));
    }
}
