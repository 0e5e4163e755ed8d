package dev.abigate.cli;

import dev.abigate.diff.rule.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * The shape of the command line.
 *
 * <p>Commands describe themselves to picocli by its programmatic model and not by annotations: measured, that is a third
 * less start-up time.
 */
final class CommandLines {
    private static final int HELP_WIDTH = 96;

    /** Makes the lists of values of options. picocli's own factory would look for a class of Groovy in all jars first. */
    private static final IFactory LISTS = new IFactory() {
        @Override
        public <K> K create(Class<K> type) {
            return type.cast(new ArrayList<>());
        }
    };

    private CommandLines() {}

    /** The command line of one command. */
    static CommandLine of(Command command) {
        CommandSpec spec = command.spec()
                .parent(CommandSpec.wrapWithoutInspection(null, LISTS).name("abigate"));
        spec.addOption(flag("Shows the stack trace and the causes of an error.", "--verbose"));
        spec.addOption(OptionSpec.builder("-h", "--help")
                .type(boolean.class)
                .usageHelp(true)
                .description("Shows this help.")
                .build());
        return styled(spec);
    }

    /** The command line of the tool with all its commands, for help and for errors. */
    static CommandLine whole() {
        var root = CommandSpec.wrapWithoutInspection(null, LISTS).name("abigate");
        for (CommandName name : CommandName.values()) {
            root.addSubcommand(name.word(), name.command().spec());
        }
        root.usageMessage()
                .customSynopsis("abigate COMMAND [ARGUMENTS]")
                .description("%nDecides whether a new build of a WebAssembly or WAMR AOT module may ship.")
                .commandListHeading("%nCommands:%n")
                .exitCodeListHeading("%nExit status:%n")
                .exitCodeList(exitCodes())
                .footer("%n'abigate COMMAND --help' explains a command, 'abigate --version' shows the version.");
        return styled(root);
    }

    /** A command's specification with its name, one line that says what it does, and examples of its use. */
    static CommandSpec spec(CommandName name, String description, String... examples) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(null, LISTS).name(name.word());
        spec.usageMessage()
                .description(description)
                .parameterListHeading("%n")
                .optionListHeading("%n")
                .footerHeading("%nExamples:%n")
                .footer(examples);
        return spec;
    }

    /** An option without a value. */
    static OptionSpec flag(String description, String... names) {
        return OptionSpec.builder(names)
                .type(boolean.class)
                .description(description)
                .build();
    }

    /** The option {@code --format}. */
    static OptionSpec formatOption(String description) {
        return OptionSpec.builder("--format")
                .paramLabel("FMT[=PATH]")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("text, json, html, markdown, junit or sarif; to standard output without PATH. "
                        + description + "May be repeated. Default: text.")
                .build();
    }

    /** The option {@code --lang}. */
    static OptionSpec languageOption() {
        return OptionSpec.builder("--lang")
                .paramLabel("LANG")
                .type(String.class)
                .description("Language of pages for people: en or zh. Default: en.")
                .build();
    }

    /**
     * What {@link #languageOption} asks for.
     *
     * @throws UsageException where there is no such language
     */
    static Language language(ParseResult arguments) {
        String tag = arguments.matchedOptionValue("--lang", Language.ENGLISH.tag());
        return Arrays.stream(Language.values())
                .filter(language -> language.tag().equals(tag))
                .findFirst()
                .orElseThrow(() -> new UsageException("--lang: unknown language '" + tag + "': known are en, zh"));
    }

    /** An option for the names of a module that has minified ones, or none. */
    static OptionSpec namesOption(String name, String module) {
        return OptionSpec.builder(name)
                .paramLabel("FILE")
                .type(String.class)
                .description("The names in " + module + " before they were minified or stripped: lines INDEX:NAME, as"
                        + " Emscripten's --emit-symbol-map and wasm-opt's --symbolmap write them, or NAME => MINIFIED.")
                .build();
    }

    /** What an option that takes one value was given. */
    static Optional<String> value(String option, ParseResult arguments) {
        return arguments.hasMatchedOption(option)
                ? Optional.of(arguments.matchedOptionValue(option, ""))
                : Optional.empty();
    }

    /** A parameter that has to be given. */
    static PositionalParamSpec parameter(String index, String label, String description) {
        return PositionalParamSpec.builder()
                .index(index)
                .paramLabel(label)
                .type(String.class)
                .required(true)
                .description(description)
                .build();
    }

    private static CommandLine styled(CommandSpec spec) {
        spec.usageMessage().sortOptions(false).width(HELP_WIDTH);
        return new CommandLine(spec, LISTS).setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
    }

    private static Map<String, String> exitCodes() {
        var codes = new LinkedHashMap<String, String>();
        for (ExitStatus status : ExitStatus.values()) {
            codes.put(" " + status.code(), status.meaning());
        }
        return codes;
    }
}
