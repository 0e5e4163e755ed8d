package dev.abigate.cli;

import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.reader.Artifact;
import dev.abigate.reader.Readers;
import dev.abigate.reader.wasm.WasmChecker;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code validate FILE...}: whether files are well-formed. */
final class ValidateCommand implements Command {
    @Override
    public CommandSpec spec() {
        return CommandLines.spec(
                        CommandName.VALIDATE,
                        "Checks the structure of files: sections, types, indices and the encoding of every function body.",
                        "  abigate validate plugin.wasm plugin.aot")
                .addPositional(PositionalParamSpec.builder()
                        .index("0..*")
                        .paramLabel("FILE")
                        .arity("1..*")
                        .required(true)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("WebAssembly or AOT files; '-' is standard input.")
                        .build());
    }

    @Override
    public ExitStatus run(ParseResult arguments, Session session) {
        ExitStatus worst = ExitStatus.PASS;
        for (String name : arguments.matchedPositionalValue(0, List.<String>of())) {
            ExitStatus status = validate(name, session);
            worst = status.code() > worst.code() ? status : worst;
        }
        return worst;
    }

    private static ExitStatus validate(String name, Session session) {
        try {
            check(Readers.read(InputFile.read(name, session).bytes()));
            session.say(name + ": well-formed");
            return ExitStatus.PASS;
        } catch (UnreadableInputException e) {
            session.complain(e.line());
            return ExitStatus.UNREADABLE;
        } catch (MalformedBinaryException | InvalidModuleException e) {
            session.complain(name + ": " + e.getMessage());
            return ExitStatus.FAIL;
        }
    }

    private static void check(Artifact artifact) {
        switch (artifact) {
            case Artifact.Wasm(var module) -> {
                WasmChecker.checkSurface(module);
                WasmChecker.checkBodies(module);
            }
            // Reading an AOT file decodes all of it but machine code.
            case Artifact.Aot _ -> {}
        }
    }
}
