package dev.abigate.cli;

import dev.abigate.format.trace.TraceFormat;
import dev.abigate.format.wasm.custom.NameSection;
import dev.abigate.reader.Artifact;
import dev.abigate.reader.anatomy.SectionRange;
import dev.abigate.reader.disassembly.CodeLabels;
import dev.abigate.reader.disassembly.Disassembler;
import dev.abigate.reader.trace.Trace;
import dev.abigate.reader.wasm.custom.CustomSections;
import dev.abigate.report.ByteMap;
import dev.abigate.report.Inspection;
import dev.abigate.report.InspectionJson;
import dev.abigate.report.InspectionText;
import dev.abigate.report.TraceJson;
import dev.abigate.report.TraceText;
import dev.abigate.report.VisibleText;
import dev.abigate.writer.text.WatStyle;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code inspect FILE}: what is in a file. */
final class InspectCommand implements Command {
    private static final List<String> TABLES = List.of("--json", "--bytes", "--section");
    private static final List<String> TEXT_DETAILS = List.of("--flat", "--offsets", "--custom");

    @Override
    public CommandSpec spec() {
        return CommandLines.spec(
                        CommandName.INSPECT,
                        "Shows what is in a file: format and target, sections, imports, exports, memory layout, tool chain.",
                        "  abigate inspect plugin.wasm",
                        "  abigate inspect --bytes --section import plugin.wasm",
                        "  abigate inspect --wat --function main plugin.wasm",
                        "  abigate inspect --disassemble --source plugin.wasm plugin.aot",
                        "  abigate inspect --json program.trace")
                .addPositional(
                        CommandLines.parameter(
                                "0",
                                "FILE",
                                "WebAssembly module, also in the text format, component, AOT file or trace; '-' is standard input."))
                .addOption(CommandLines.flag("Prints JSON.", "--json"))
                .addOption(CommandLines.flag(
                        "Lists every byte range with the field it belongs to, without gap or overlap.", "--bytes"))
                .addOption(OptionSpec.builder("--section")
                        .paramLabel("NAME")
                        .type(String.class)
                        .description("Shows the sections of this name only, with all their bytes.")
                        .build())
                .addOption(CommandLines.flag("Prints the module in the text format.", "--wat"))
                .addOption(OptionSpec.builder("--function")
                        .paramLabel("F")
                        .type(String.class)
                        .description("With --wat or --disassemble: prints this function only, called by index or name.")
                        .build())
                .addOption(CommandLines.flag(
                        "With --wat: one instruction a line, operands before the instruction that takes them.",
                        "--flat"))
                .addOption(CommandLines.flag("With --wat: the offset of each instruction in the file.", "--offsets"))
                .addOption(CommandLines.flag("With --wat: custom sections, too.", "--custom"))
                .addOption(CommandLines.flag(
                        "Prints the code of an AOT file for RISC-V or AArch64 as assembler.", "--disassemble"))
                .addOption(OptionSpec.builder("--source")
                        .paramLabel("WASM")
                        .type(String.class)
                        .description("With --disassemble: the module that the file was compiled from, for names.")
                        .build());
    }

    @Override
    public ExitStatus run(ParseResult arguments, Session session) {
        checkCombination(arguments);
        InputFile file = InputFile.readModule(arguments.matchedPositionalValue(0, ""), session);
        if (TraceFormat.isTrace(file.bytes())) {
            printTrace(file, arguments, session);
            return ExitStatus.PASS;
        }
        Artifact artifact = Loaded.artifact(file);
        if (arguments.hasMatchedOption("--wat")) {
            printText(file, artifact, arguments, session);
            return ExitStatus.PASS;
        }
        if (arguments.hasMatchedOption("--disassemble")) {
            printCode(file, artifact, arguments, session);
            return ExitStatus.PASS;
        }
        List<SectionRange> sections = SectionRange.of(file.bytes(), artifact);
        boolean json = arguments.hasMatchedOption("--json");
        if (arguments.hasMatchedOption("--section")) {
            List<SectionRange> asked = named(arguments.matchedOptionValue("--section", ""), sections, file);
            printBytes(file, asked, json, session);
        } else if (arguments.hasMatchedOption("--bytes")) {
            printBytes(file, List.of(new SectionRange(0, "", 0, file.bytes().length())), json, session);
        } else {
            Inspection inspection = inspection(file, artifact, sections);
            session.out()
                    .print(
                            json
                                    ? InspectionJson.render(inspection)
                                    : InspectionText.render(inspection, session.width()));
        }
        return ExitStatus.PASS;
    }

    private static void printTrace(InputFile file, ParseResult arguments, Session session) {
        for (String option : List.of("--bytes", "--section", "--wat", "--disassemble")) {
            if (arguments.hasMatchedOption(option)) {
                throw new UsageException("%s: a trace, which has no %s".formatted(file.name(), option));
            }
        }
        Trace trace = Loaded.trace(file);
        Loaded.inspect(file, () -> {
            if (arguments.hasMatchedOption("--json")) {
                TraceJson.print(file.name(), trace.header(), trace.isComplete(), trace, session.out());
            } else {
                session.out().print(TraceText.of(file.name(), trace.header(), trace.isComplete(), trace));
            }
        });
    }

    private static void checkCombination(ParseResult arguments) {
        boolean text = arguments.hasMatchedOption("--wat");
        boolean code = arguments.hasMatchedOption("--disassemble");
        if (text && code) {
            throw new UsageException("--wat and --disassemble exclude each other");
        }
        for (String option : TABLES) {
            if ((text || code) && arguments.hasMatchedOption(option)) {
                throw new UsageException((text ? "--wat" : "--disassemble") + " and " + option + " exclude each other");
            }
        }
        TEXT_DETAILS.forEach(option -> needs(text, option, "--wat", arguments));
        needs(text || code, "--function", "--wat or --disassemble", arguments);
        needs(code, "--source", "--disassemble", arguments);
    }

    private static void needs(boolean given, String option, String needed, ParseResult arguments) {
        if (!given && arguments.hasMatchedOption(option)) {
            throw new UsageException(option + " needs " + needed);
        }
    }

    private static void printText(InputFile file, Artifact artifact, ParseResult arguments, Session session) {
        if (!(artifact instanceof Artifact.Wasm(var module))) {
            throw new UsageException(file.name() + ": --wat needs a WebAssembly module");
        }
        var style = new WatStyle(
                !arguments.hasMatchedOption("--flat"),
                arguments.hasMatchedOption("--offsets"),
                arguments.hasMatchedOption("--custom"));
        var text = new ModuleText(module, style);
        if (arguments.hasMatchedOption("--function")) {
            String asked = arguments.matchedOptionValue("--function", "");
            int function = text.function(asked)
                    .orElseThrow(() -> new UsageException("%s: no function '%s'".formatted(file.name(), asked)));
            Loaded.inspect(file, () -> text.print(function, session));
        } else {
            Loaded.inspect(file, () -> text.print(session));
        }
    }

    private static void printCode(InputFile file, Artifact artifact, ParseResult arguments, Session session) {
        if (!(artifact instanceof Artifact.Aot(var module))) {
            throw new UsageException(file.name() + ": --disassemble needs an AOT module");
        }
        Disassembler disassembler = Disassembler.of(module.target())
                .orElseThrow(() -> new UsageException("%s: --disassemble knows RISC-V and AArch64, not %s"
                        .formatted(file.name(), VisibleText.of(module.target().arch()))));
        var labels = new CodeLabels(module, sourceNames(arguments, session));
        var listing = new CodeListing(module.text().code(), disassembler, labels, session.out());
        if (arguments.hasMatchedOption("--function")) {
            listing.print(function(arguments.matchedOptionValue("--function", ""), labels, file));
        } else {
            listing.print();
        }
    }

    private static Map<Integer, String> sourceNames(ParseResult arguments, Session session) {
        if (!arguments.hasMatchedOption("--source")) {
            return Map.of();
        }
        InputFile source = InputFile.readModule(arguments.matchedOptionValue("--source", ""), session);
        if (!(Loaded.artifact(source) instanceof Artifact.Wasm(var module))) {
            throw new UsageException(source.name() + ": --source needs a WebAssembly module");
        }
        return CustomSections.names(module).of(NameSection.Kind.FUNCTION);
    }

    private static CodeLabels.Function function(String asked, CodeLabels labels, InputFile file) {
        return labels.functions().stream()
                .filter(function -> function.symbol().equals(asked)
                        || function.names().contains(asked)
                        || Integer.toString(function.index()).equals(asked))
                .findFirst()
                .orElseThrow(() -> new UsageException("%s: no function '%s'".formatted(file.name(), asked)));
    }

    private static List<SectionRange> named(String name, List<SectionRange> sections, InputFile file) {
        List<SectionRange> named =
                sections.stream().filter(section -> section.name().equals(name)).toList();
        if (named.isEmpty()) {
            throw new UsageException("%s: no section '%s'".formatted(file.name(), name));
        }
        return named;
    }

    private static void printBytes(InputFile file, List<SectionRange> ranges, boolean json, Session session) {
        ByteMap map = json ? ByteMap.json(session.out()) : ByteMap.text(session.out());
        map.begin();
        Loaded.map(file, (offset, length, field, value) -> {
            if (ranges.stream().anyMatch(range -> range.offset() <= offset && offset < range.offset() + range.size())) {
                map.range(offset, length, field, value);
            }
        });
        map.end();
    }

    private static Inspection inspection(InputFile file, Artifact artifact, List<SectionRange> sections) {
        return new Inspection(
                file.name(),
                file.sha256(),
                file.bytes().length(),
                Loaded.snapshot(file, artifact),
                sections.stream()
                        .map(section ->
                                new Inspection.Section(section.id(), section.name(), section.offset(), section.size()))
                        .toList());
    }
}
