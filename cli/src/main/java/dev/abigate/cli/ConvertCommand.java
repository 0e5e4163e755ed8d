package dev.abigate.cli;

import dev.abigate.format.ByteString;
import dev.abigate.reader.Artifact;
import dev.abigate.writer.aot.AotWriter;
import dev.abigate.writer.wasm.WasmWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code convert FILE -o OUT}: decodes a file into the model and encodes it again, byte for byte the same. */
final class ConvertCommand implements Command {
    @Override
    public CommandSpec spec() {
        return CommandLines.spec(
                        CommandName.CONVERT,
                        "Decodes a file and encodes it again. With no change asked for, OUT equals FILE byte for byte.",
                        "  abigate convert plugin.aot -o copy.aot",
                        "  abigate convert plugin.wat -o plugin.wasm")
                .addPositional(CommandLines.parameter(
                        "0", "FILE", "WebAssembly, also in the text format, or AOT file; '-' is standard input."))
                .addOption(OptionSpec.builder("-o", "--output")
                        .paramLabel("OUT")
                        .type(String.class)
                        .required(true)
                        .description("The file to write.")
                        .build());
    }

    @Override
    public ExitStatus run(ParseResult arguments, Session session) {
        InputFile file = InputFile.readModule(arguments.matchedPositionalValue(0, ""), session);
        ByteString written = switch (Loaded.artifact(file)) {
            case Artifact.Wasm(var module) -> WasmWriter.write(module);
            case Artifact.Component _ ->
                throw new UsageException(file.name() + ": a component, which this version cannot write");
            case Artifact.Aot(var module) -> AotWriter.write(module);
        };
        OutputFile.write(arguments.matchedOptionValue("-o", ""), written);
        return ExitStatus.PASS;
    }
}
