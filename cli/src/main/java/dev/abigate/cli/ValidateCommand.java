package dev.abigate.cli;

import dev.abigate.format.ByteString;
import dev.abigate.format.InvalidModuleException;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.MalformedTextException;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.reader.Artifact;
import dev.abigate.reader.Readers;
import dev.abigate.reader.validation.CanonicalTypes;
import dev.abigate.reader.validation.ModuleValidator;
import dev.abigate.reader.validation.component.ComponentValidator;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code validate FILE...}: whether files are valid. */
final class ValidateCommand implements Command {
    @Override
    public CommandSpec spec() {
        return CommandLines.spec(
                        CommandName.VALIDATE,
                        "Checks files: structure and encoding, and of WebAssembly modules the types of every instruction.",
                        "  abigate validate plugin.wasm plugin.aot",
                        "  abigate validate --features mvp,+simd128,+bulk-memory plugin.wasm")
                .addOption(FeaturesOption.spec("all"))
                .addPositional(PositionalParamSpec.builder()
                        .index("0..*")
                        .paramLabel("FILE")
                        .arity("1..*")
                        .required(true)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description(
                                "WebAssembly modules, also in the text format, components or AOT files; '-' is standard input.")
                        .build());
    }

    @Override
    public ExitStatus run(ParseResult arguments, Session session) {
        FeatureSet features = FeaturesOption.features(arguments).orElse(FeatureSet.ALL);
        ExitStatus worst = ExitStatus.PASS;
        for (String name : arguments.matchedPositionalValue(0, List.<String>of())) {
            ExitStatus status = validate(name, features, session);
            worst = status.code() > worst.code() ? status : worst;
        }
        return worst;
    }

    private static ExitStatus validate(String name, FeatureSet features, Session session) {
        try {
            session.say(
                    name + ": " + check(InputFile.read(name, session).encoded().bytes(), features));
            return ExitStatus.PASS;
        } catch (UnreadableInputException e) {
            session.complain(e);
            return ExitStatus.UNREADABLE;
        } catch (MalformedTextException e) {
            session.complain(UnreadableInputException.of(name, e));
            return ExitStatus.FAIL;
        } catch (MalformedBinaryException | InvalidModuleException e) {
            session.complain(name + ": " + e.getMessage());
            return ExitStatus.FAIL;
        }
    }

    private static String check(ByteString file, FeatureSet features) {
        return switch (Readers.read(file)) {
            case Artifact.Wasm _ -> {
                ModuleValidator.validate(file, features, new CanonicalTypes());
                yield "valid";
            }
            case Artifact.Component(var component) -> {
                ComponentValidator.validate(component, features);
                yield "valid";
            }
            // Reading an AOT file decodes all of it but machine code.
            case Artifact.Aot _ -> "well-formed";
        };
    }
}
