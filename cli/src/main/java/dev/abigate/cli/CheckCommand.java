package dev.abigate.cli;

import dev.abigate.diff.host.HostAnswer;
import dev.abigate.diff.host.HostCheck;
import dev.abigate.diff.Side;
import dev.abigate.format.host.HostProfile;
import dev.abigate.report.HostReport;
import dev.abigate.report.HostReportJson;
import dev.abigate.report.HostReportText;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code check FILE... --host PROFILE...}: whether fielded hosts would load and link files, and what they would say. */
final class CheckCommand implements Command {
    @Override
    public CommandSpec spec() {
        return CommandLines.spec(
                        CommandName.CHECK,
                        "Says whether fielded hosts would load and link a file, and if not, why and in which words.",
                        "  abigate check plugin.aot --host wamr-2.2.0 --host wamr-2.4.5",
                        "  abigate check build/plugin.wasm --host wasi-p1 --host products/thermostat.yaml",
                        "  abigate check plugin.abi.json --host wamr-main --format json=check.json --strict")
                .addPositional(PositionalParamSpec.builder()
                        .index("0..*")
                        .paramLabel("FILE")
                        .arity("1..*")
                        .required(true)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description(
                                "WebAssembly or AOT files, or snapshots that 'dump' wrote; '-' is standard input.")
                        .build())
                .addOption(OptionSpec.builder("--host")
                        .paramLabel("PROFILE")
                        .required(true)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("A built-in profile ('abigate hosts' lists them), or a file in YAML or JSON that"
                                + " describes a product. May be repeated.")
                        .build())
                .addOption(OptionSpec.builder("--format")
                        .paramLabel("FMT[=PATH]")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("text or json; to standard output without PATH. May be repeated. Default: text.")
                        .build())
                .addOption(CommandLines.flag("Fails also where a host is at risk or nothing can be told.", "--strict"))
                .addOption(CommandLines.flag("Prints every reason as text, not only the first 10 of a host.", "--all"));
    }

    @Override
    public ExitStatus run(ParseResult arguments, Session session) {
        List<OutputRequest> requests = OutputRequest.parseAll(
                arguments.matchedOptionValue("--format", List.of("text")),
                List.of(OutputRequest.Format.TEXT, OutputRequest.Format.JSON));
        List<HostProfile> hosts = arguments.matchedOptionValue("--host", List.<String>of()).stream()
                .map(Hosts::named)
                .toList();
        boolean strict = arguments.hasMatchedOption("--strict");
        var reports = new ArrayList<HostReport>();
        for (String name : arguments.matchedPositionalValue(0, List.<String>of())) {
            Side file = Build.readForHosts(name, session);
            List<HostAnswer> answers = hosts.stream()
                    .map(host -> HostCheck.of(file.snapshot(), host))
                    .toList();
            reports.add(new HostReport(file, answers, strict));
        }
        boolean all = arguments.hasMatchedOption("--all");
        OutputRequest.print(requests, request -> render(request, reports, all, session), session);
        return reports.stream().allMatch(HostReport::passed) ? ExitStatus.PASS : ExitStatus.FAIL;
    }

    private static String render(OutputRequest request, List<HostReport> reports, boolean all, Session session) {
        return request.format() == OutputRequest.Format.JSON
                ? HostReportJson.render(reports)
                : new HostReportText(session.width(), session.colour() && request.path().isEmpty(), all).render(reports);
    }
}
