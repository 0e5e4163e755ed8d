package dev.abigate.cli;

import dev.abigate.diff.Side;
import dev.abigate.diff.host.HostAnswer;
import dev.abigate.diff.host.HostCheck;
import dev.abigate.diff.host.HostProfiles;
import dev.abigate.diff.host.Pairing;
import dev.abigate.diff.rule.Language;
import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.format.host.HostProfile;
import dev.abigate.report.HostReport;
import dev.abigate.report.HostReportHtml;
import dev.abigate.report.HostReportJson;
import dev.abigate.report.HostReportJunit;
import dev.abigate.report.HostReportMarkdown;
import dev.abigate.report.HostReportSarif;
import dev.abigate.report.HostReportText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
                        "  abigate check plugin.aot --host wamr-2.2.0 wamr-2.4.5",
                        "  abigate check build/plugin.wasm --host wasi-p1 --host products/thermostat.yaml",
                        "  abigate check plugin.abi.json --host wamr-main --format json=check.json --strict",
                        "  abigate check build/*.aot --host wamr-2.2.0 --host wamr-2.4.5 --format html=check.html",
                        "  abigate check plugin.aot --wasm plugin.wasm --host wamr-2.4.5")
                .addPositional(PositionalParamSpec.builder()
                        .index("0..*")
                        .paramLabel("FILE")
                        .arity("0..*")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description(
                                "WebAssembly modules, components or AOT files, or snapshots that 'dump' wrote; '-' is standard input.")
                        .build())
                .addOption(OptionSpec.builder("--host")
                        .paramLabel("PROFILE")
                        .arity("1..*")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("A built-in profile ('abigate hosts' lists them), or a file in YAML or JSON that"
                                + " describes a product. Takes several, and may be repeated.")
                        .build())
                .addOption(OptionSpec.builder("--wasm")
                        .paramLabel("SOURCE")
                        .type(String.class)
                        .description(
                                "The module that an AOT file is shipped for: fails where the file was not compiled from"
                                        + " it. Needs no --host.")
                        .build())
                .addOption(CommandLines.formatOption(""))
                .addOption(CommandLines.languageOption())
                .addOption(CommandLines.flag("Fails also where a host is at risk or nothing can be told.", "--strict"))
                .addOption(CommandLines.flag("Prints every reason as text, not only the first 10 of a host.", "--all"));
    }

    @Override
    public ExitStatus run(ParseResult arguments, Session session) {
        List<OutputRequest> requests = OutputRequest.parseAll(arguments);
        Language language = CommandLines.language(arguments);
        Words words = Words.of(arguments);
        List<HostProfile> hosts = words.hosts.stream().map(Hosts::named).toList();
        boolean strict = arguments.hasMatchedOption("--strict");
        Optional<Side> source = source(arguments, session);
        var reports = new ArrayList<HostReport>();
        for (String name : words.files) {
            Side file = Build.readForHosts(name, session);
            List<HostAnswer> answers = hosts.stream()
                    .map(host -> HostCheck.of(file.snapshot(), host))
                    .toList();
            reports.add(new HostReport(file, source.map(module -> pairing(file, module)), answers, strict));
        }
        boolean all = arguments.hasMatchedOption("--all");
        Rendering.write(
                requests.stream()
                        .map(request -> new Rendering(request.path(), render(request, reports, all, language, session)))
                        .toList(),
                session);
        return reports.stream().allMatch(HostReport::passed) ? ExitStatus.PASS : ExitStatus.FAIL;
    }

    private static Optional<Side> source(ParseResult arguments, Session session) {
        if (!arguments.hasMatchedOption("--wasm")) {
            return Optional.empty();
        }
        Side source = Build.readForHosts(arguments.matchedOptionValue("--wasm", ""), session);
        if (source.snapshot().kind() != Snapshot.Kind.WASM) {
            throw new UsageException("--wasm: " + source.path() + " is no WebAssembly module");
        }
        return Optional.of(source);
    }

    private static Pairing pairing(Side file, Side source) {
        if (file.snapshot().kind() != Snapshot.Kind.AOT) {
            throw new UsageException("--wasm: " + file.path() + " is no AOT file");
        }
        return Pairing.of(file, source);
    }

    private static String render(
            OutputRequest request, List<HostReport> reports, boolean all, Language language, Session session) {
        return switch (request.format()) {
            case TEXT ->
                new HostReportText(
                                session.width(),
                                session.colour() && request.path().isEmpty(),
                                all)
                        .render(reports);
            case JSON -> HostReportJson.render(reports);
            case HTML -> HostReportHtml.render(reports, language, Version.current());
            case MARKDOWN -> HostReportMarkdown.render(reports);
            case JUNIT -> HostReportJunit.render(reports);
            case SARIF -> HostReportSarif.render(reports, Version.current());
        };
    }

    /** The words of the command line that name files and those that name hosts, which may follow {@code --host} in a row. */
    private record Words(List<String> files, List<String> hosts) {
        static Words of(ParseResult arguments) {
            List<String> hosts = arguments.matchedOptionValue("--host", List.of());
            if (hosts.isEmpty() && !arguments.hasMatchedOption("--wasm")) {
                throw new UsageException(
                        "missing required option: '--host=PROFILE' or '--wasm=SOURCE'; see 'abigate check --help'");
            }
            List<String> files = arguments.matchedPositionalValue(0, List.of());
            if (!files.isEmpty()) {
                return new Words(files, hosts);
            }
            // Without a file in front of it the option has taken the files, too: all but the word behind it may be one.
            List<String> given = arguments.originalArgs();
            List<String> behind = hosts.stream()
                    .filter(word -> !HostProfiles.isProfile(word))
                    .filter(word -> !given.get(given.indexOf(word) - 1).equals("--host"))
                    .toList();
            if (behind.isEmpty()) {
                throw new UsageException("missing required parameter: 'FILE'; see 'abigate check --help'");
            }
            return new Words(
                    behind,
                    hosts.stream().filter(word -> !behind.contains(word)).toList());
        }
    }
}
