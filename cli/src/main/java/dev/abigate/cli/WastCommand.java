package dev.abigate.cli;

import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.format.wast.Script;
import dev.abigate.report.ScriptReport;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.Tier;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.script.ScriptFeatures;
import dev.abigate.runtime.script.ScriptResult;
import dev.abigate.runtime.script.ScriptRunner;
import dev.abigate.writer.wasm.TextModuleEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code wast PATH...}: runs scripts of the specification's test suite. */
final class WastCommand implements Command {
    @Override
    public CommandSpec spec() {
        return CommandLines.spec(
                        CommandName.WAST,
                        "Runs specification scripts and counts the assertions that hold.",
                        "  abigate wast test/core/i32.wast",
                        "  abigate wast --engine jit --json spec-tests.zip")
                .addPositional(PositionalParamSpec.builder()
                        .index("0..*")
                        .paramLabel("PATH")
                        .arity("1..*")
                        .required(true)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("Scripts (.wast), lists of commands that wast2json or 'wasm-tools json-from-wast'"
                                + " wrote (.json), and folders and zip archives of them.")
                        .build())
                .addOption(EngineOption.spec())
                .addOption(FeaturesOption.spec("that of the proposal whose folder or archive holds the script"))
                .addOption(CommandLines.flag("Prints the counts and failures as JSON.", "--json"));
    }

    @Override
    public ExitStatus run(ParseResult arguments, Session session) {
        Tier tier = EngineOption.choice(
                        arguments, List.of(EngineChoice.AUTO, EngineChoice.INTERPRETER, EngineChoice.JIT))
                .tier();
        Optional<FeatureSet> features = FeaturesOption.features(arguments);
        boolean json = arguments.hasMatchedOption("--json");
        var entries = new ArrayList<ScriptReport.Entry>();
        var files = new ScriptFiles(session, (name, script) -> {
            ScriptReport.Entry entry = entry(name, script, tier, features);
            entries.add(entry);
            if (!json) {
                session.out().print(entry.text());
            }
        });
        arguments.matchedPositionalValue(0, List.<String>of()).forEach(files::read);
        var report = new ScriptReport(entries);
        session.out().print(json ? report.json() : report.total());
        return report.failed() == 0 ? ExitStatus.PASS : ExitStatus.FAIL;
    }

    private static ScriptReport.Entry entry(String name, Script script, Tier tier, Optional<FeatureSet> features) {
        String path = Path.of(name).toAbsolutePath().normalize().toString();
        var engine = new Engine(tier, ExecutionOptions.DEFAULT, features.orElseGet(() -> ScriptFeatures.of(path)));
        ScriptResult result = new ScriptRunner(engine, TextModuleEncoder::encode).run(script);
        return new ScriptReport.Entry(name, result.passed(), result.failed(), result.skipped(), result.failures());
    }
}
