package dev.abigate.cli;

import dev.abigate.diff.Side;
import dev.abigate.diff.host.HostDraft;
import dev.abigate.diff.host.HostProfiles;
import dev.abigate.format.host.HostProfile;
import dev.abigate.format.wasi.SystemModule;
import dev.abigate.report.HostCatalogue;
import dev.abigate.runtime.wasi.Wasi;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code hosts [NAME] [--json]}: the known host profiles, or one explained; {@code hosts draft} writes a new one. */
final class HostsCommand implements Command {
    private static final String DRAFT = "draft";
    private static final String WASIX = "wasix";

    @Override
    public CommandSpec spec() {
        return CommandLines.spec(
                        CommandName.HOSTS,
                        "Lists the profiles of hosts, explains one, or drafts one from modules that are known to run there.",
                        "  abigate hosts",
                        "  abigate hosts wamr-2.4.5",
                        "  abigate hosts wasix",
                        "  abigate hosts products/thermostat.yaml --json",
                        "  abigate hosts draft --from fleet/a.aot --from fleet/b.aot -o products/thermostat.yaml")
                .addPositional(PositionalParamSpec.builder()
                        .index("0")
                        .paramLabel("NAME")
                        .type(String.class)
                        .required(false)
                        .arity("0..1")
                        .description("A built-in profile or a file with one, 'wasix', or 'draft'.")
                        .build())
                .addOption(OptionSpec.builder("--from")
                        .paramLabel("MODULE")
                        .arity("1..*")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("A module that runs on the host to be drafted. May be repeated.")
                        .build())
                .addOption(OptionSpec.builder("-o", "--output")
                        .paramLabel("FILE")
                        .type(String.class)
                        .description("Where to write the draft; standard output without it.")
                        .build())
                .addOption(CommandLines.flag("Prints the profiles as JSON, with all that they say.", "--json"));
    }

    @Override
    public ExitStatus run(ParseResult arguments, Session session) {
        String name = arguments.matchedPositionalValue(0, "");
        List<String> evidence = arguments.matchedOptionValue("--from", List.of());
        if (name.equals(DRAFT)) {
            draft(evidence, arguments.matchedOptionValue("--output", ""), session);
            return ExitStatus.PASS;
        }
        if (!evidence.isEmpty() || arguments.hasMatchedOption("--output")) {
            throw new UsageException("--from and --output belong to 'hosts draft'");
        }
        if (name.equals(WASIX)) {
            listWasix(session);
            return ExitStatus.PASS;
        }
        List<HostProfile> profiles = name.isEmpty()
                ? HostProfiles.names().stream()
                        .flatMap(known -> HostProfiles.builtIn(known).stream())
                        .toList()
                : List.of(Hosts.named(name));
        session.out()
                .print(
                        arguments.hasMatchedOption("--json")
                                ? HostCatalogue.json(profiles)
                                : name.isEmpty()
                                        ? HostCatalogue.text(profiles)
                                        : HostCatalogue.text(profiles.getFirst()));
        return ExitStatus.PASS;
    }

    private static void listWasix(Session session) {
        List<String> unsupported = Wasi.unsupportedOfWasix();
        int all = SystemModule.WASIX_32.size();
        session.say("wasix: 'run' offers %d of the %d functions of %s; these answer ENOTSUP:"
                .formatted(all - unsupported.size(), all, SystemModule.WASIX_32.module()));
        unsupported.forEach(function -> session.say("  " + function));
    }

    private static void draft(List<String> evidence, String output, Session session) {
        if (evidence.isEmpty()) {
            throw new UsageException("hosts draft: --from has to name a module that runs on the host");
        }
        List<Side> builds =
                evidence.stream().map(file -> Build.readForHosts(file, session)).toList();
        String draft = HostDraft.of(builds);
        if (output.isEmpty()) {
            session.out().print(draft);
        } else {
            OutputFile.write(output, draft);
        }
    }
}
