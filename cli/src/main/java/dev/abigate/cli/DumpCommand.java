package dev.abigate.cli;

import dev.abigate.diff.snapshot.Snapshot;
import dev.abigate.diff.snapshot.SnapshotJson;
import dev.abigate.format.ByteString;
import dev.abigate.reader.Artifact;
import java.io.ByteArrayOutputStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code dump FILE [-o SNAPSHOT.json]}: the ABI snapshot, to be kept as a baseline. */
final class DumpCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandLines.spec(
                        CommandName.DUMP,
                        "Writes the ABI snapshot of a file: all that 'diff' compares, as stable, sorted JSON to keep as a baseline.",
                        "  abigate dump plugin.wasm -o plugin.abi.json",
                        "  abigate dump plugin.stripped.wasm --debug-info plugin.debug.wasm -o plugin.abi.json",
                        "  abigate dump --names app.js.symbols app.wasm -o app.abi.json",
                        "  abigate diff plugin.abi.json build/plugin.wasm")
                .addPositional(CommandLines.parameter(
                        "0",
                        "FILE",
                        "WebAssembly module, also in the text format, component or AOT file; '-' is standard input."))
                .addOption(CommandLines.namesOption("--names", "the file"))
                .addOption(OptionSpec.builder("-o", "--output")
                        .paramLabel("SNAPSHOT.json")
                        .type(String.class)
                        .description("The file to write; standard output without it.")
                        .build());
        return SourceOptions.addForOne(spec);
    }

    @Override
    public ExitStatus run(ParseResult arguments, Session session) {
        InputFile file = InputFile.readModule(arguments.matchedPositionalValue(0, ""), session);
        Artifact artifact = Loaded.artifact(file);
        var source = SourceOptions.ofOne(arguments);
        Snapshot snapshot = CommandLines.value("--names", arguments)
                .map(path -> NameMapFile.snapshot(path, file, artifact, source, session))
                .orElseGet(() -> Loaded.snapshot(file, artifact, source, session));
        if (arguments.hasMatchedOption("-o")) {
            var json = new ByteArrayOutputStream();
            SnapshotJson.write(snapshot, json);
            OutputFile.write(arguments.matchedOptionValue("-o", ""), ByteString.wrap(json.toByteArray()));
        } else {
            SnapshotJson.write(snapshot, session.out());
        }
        return ExitStatus.PASS;
    }
}
