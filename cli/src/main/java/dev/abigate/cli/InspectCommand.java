package dev.abigate.cli;

import dev.abigate.reader.Artifact;
import dev.abigate.reader.anatomy.SectionRange;
import dev.abigate.report.ByteMap;
import dev.abigate.report.Inspection;
import dev.abigate.report.InspectionJson;
import dev.abigate.report.InspectionText;
import dev.abigate.writer.text.WatStyle;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code inspect FILE}: what is in a file. */
final class InspectCommand implements Command {
    private static final List<String> OTHER_VIEWS = List.of("--json", "--bytes", "--section");
    private static final List<String> TEXT_DETAILS = List.of("--function", "--flat", "--offsets", "--custom");

    @Override
    public CommandSpec spec() {
        return CommandLines.spec(
                        CommandName.INSPECT,
                        "Shows what is in a file: format and target, sections, imports, exports, memory layout, tool chain.",
                        "  abigate inspect plugin.wasm",
                        "  abigate inspect --bytes --section import plugin.wasm",
                        "  abigate inspect --wat --function main plugin.wasm")
                .addPositional(CommandLines.parameter(
                        "0", "FILE", "WebAssembly, also in the text format, or AOT file; '-' is standard input."))
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
                        .description("With --wat: prints this function only, called by index or name.")
                        .build())
                .addOption(CommandLines.flag(
                        "With --wat: one instruction a line, operands before the instruction that takes them.",
                        "--flat"))
                .addOption(CommandLines.flag("With --wat: the offset of each instruction in the file.", "--offsets"))
                .addOption(CommandLines.flag("With --wat: custom sections, too.", "--custom"));
    }

    @Override
    public ExitStatus run(ParseResult arguments, Session session) {
        InputFile file = InputFile.readModule(arguments.matchedPositionalValue(0, ""), session);
        Artifact artifact = Loaded.artifact(file);
        if (asksText(arguments)) {
            printText(file, artifact, arguments, session);
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

    private static boolean asksText(ParseResult arguments) {
        boolean asked = arguments.hasMatchedOption("--wat");
        for (String option : asked ? OTHER_VIEWS : TEXT_DETAILS) {
            if (arguments.hasMatchedOption(option)) {
                throw new UsageException(
                        asked ? "--wat and " + option + " exclude each other" : option + " needs --wat");
            }
        }
        return asked;
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
