package dev.abigate.cli;

import dev.abigate.diff.noise.Noise;
import dev.abigate.diff.rule.Language;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.rule.RulePage;
import dev.abigate.report.RuleBook;
import dev.abigate.report.RuleCatalogue;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code rules [ID] [--json]}: the rule catalogue, or one rule explained. */
final class RulesCommand implements Command {
    @Override
    public CommandSpec spec() {
        return CommandLines.spec(
                        CommandName.RULES,
                        "Lists the rules of the comparison and the classes of noise, or explains one: what breaks, for whom, what to do.",
                        "  abigate rules",
                        "  abigate rules export-function-removed",
                        "  abigate rules --html rules.html")
                .addPositional(PositionalParamSpec.builder()
                        .index("0")
                        .paramLabel("ID")
                        .type(String.class)
                        .required(false)
                        .arity("0..1")
                        .description("The rule or class of noise to explain.")
                        .build())
                .addOption(OptionSpec.builder("--html")
                        .paramLabel("PATH")
                        .type(String.class)
                        .description("Writes the pages of all rules as one HTML page to browse.")
                        .build())
                .addOption(CommandLines.languageOption())
                .addOption(CommandLines.flag("Prints the catalogue, or the rule, as JSON.", "--json"));
    }

    @Override
    public ExitStatus run(ParseResult arguments, Session session) {
        boolean json = arguments.hasMatchedOption("--json");
        String id = arguments.matchedPositionalValue(0, "");
        Language language = CommandLines.language(arguments);
        if (arguments.hasMatchedOption("--html")) {
            if (!id.isEmpty() || json) {
                throw new UsageException("--html writes the pages of all rules; it goes with neither ID nor --json");
            }
            OutputFile.write(arguments.matchedOptionValue("--html", ""), RuleBook.render(language, Version.current()));
            return ExitStatus.PASS;
        }
        session.out().print(id.isEmpty() ? catalogue(json) : explanation(id, json, language));
        return ExitStatus.PASS;
    }

    private static String catalogue(boolean json) {
        return json ? RuleCatalogue.json() : RuleCatalogue.text();
    }

    private static String explanation(String id, boolean json, Language language) {
        Optional<Noise> noise = Noise.of(id);
        if (noise.isPresent()) {
            return json ? RuleCatalogue.json(noise.get()) : RuleCatalogue.page(noise.get());
        }
        Rule rule = Rule.of(id)
                .orElseThrow(() -> new UsageException("unknown rule '" + id + "'; 'abigate rules' lists them"));
        return json ? RuleCatalogue.json(rule) : RulePage.of(rule, language).text();
    }
}
