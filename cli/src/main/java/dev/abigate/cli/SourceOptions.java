package dev.abigate.cli;

import dev.abigate.format.wasm.WasmModule;
import dev.abigate.reader.Artifact;
import dev.abigate.reader.dwarf.DwarfOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Where the types of a build's source are to be found, and which of them its callers know.
 *
 * @param debugInformation files with the debug information that was cut out of the build
 * @param module the WebAssembly module that an AOT file was compiled from
 * @param headers folders whose declarations callers see; where there are none, they see all
 * @param allTypes whether types that the interface does not reach count, too
 */
record SourceOptions(List<String> debugInformation, Optional<String> module, List<String> headers, boolean allTypes) {
    /** All is in the build itself. */
    static final SourceOptions NONE = new SourceOptions(List.of(), Optional.empty(), List.of(), false);

    /** Adds the options of commands on a pair of builds. */
    static CommandSpec addForPair(CommandSpec spec) {
        spec.addOption(
                files("Files with the debug information of the old build, if it was cut out.", "--old-debug-info"));
        spec.addOption(files(
                "Files with the debug information of the new build, if it was cut out.",
                "--new-debug-info",
                "--debug-info"));
        spec.addOption(OptionSpec.builder("--types")
                .paramLabel("OLD.wasm,NEW.wasm")
                .type(String.class)
                .description("The modules that two AOT files were compiled from, which have the types of their source.")
                .build());
        return addCommon(spec);
    }

    /** Adds the options of commands on one build. */
    static CommandSpec addForOne(CommandSpec spec) {
        spec.addOption(files("Files with the debug information of the build, if it was cut out.", "--debug-info"));
        return addCommon(spec);
    }

    private static CommandSpec addCommon(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("--headers")
                .paramLabel("DIR")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(
                        "Callers see what is declared in files below this folder of the source, and of other types the"
                                + " names only. May be repeated.")
                .build());
        spec.addOption(
                CommandLines.flag("Takes all named types, not only those that the interface reaches.", "--all-types"));
        return spec;
    }

    private static OptionSpec files(String description, String... names) {
        return OptionSpec.builder(names)
                .paramLabel("FILE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description + " May be repeated.")
                .build();
    }

    /** What the command line says about the old build of a pair. */
    static SourceOptions ofOld(ParseResult arguments) {
        return of("--old-debug-info", types(arguments).map(List::getFirst), arguments);
    }

    /** What the command line says about the new build of a pair. */
    static SourceOptions ofNew(ParseResult arguments) {
        return of("--new-debug-info", types(arguments).map(List::getLast), arguments);
    }

    /** What the command line says about one build. */
    static SourceOptions ofOne(ParseResult arguments) {
        return of("--debug-info", Optional.empty(), arguments);
    }

    private static SourceOptions of(String debugInformation, Optional<String> module, ParseResult arguments) {
        return new SourceOptions(
                arguments.matchedOptionValue(debugInformation, List.of()),
                module,
                arguments.matchedOptionValue("--headers", List.of()),
                arguments.hasMatchedOption("--all-types"));
    }

    private static Optional<List<String>> types(ParseResult arguments) {
        if (!arguments.hasMatchedOption("--types")) {
            return Optional.empty();
        }
        String text = arguments.matchedOptionValue("--types", "");
        List<String> files = List.of(text.split(",", -1));
        if (files.size() != 2 || files.contains("")) {
            throw new UsageException("--types: found '%s', expected two modules, OLD.wasm,NEW.wasm".formatted(text));
        }
        return Optional.of(files);
    }

    /**
     * What to read of the debug information.
     *
     * @throws UnreadableInputException where a file with debug information is none that is well-formed
     */
    DwarfOptions dwarf(Session session) {
        var files = new ArrayList<WasmModule>();
        debugInformation.forEach(name -> files.add(module(InputFile.readModule(name, session))));
        return new DwarfOptions(files, visible(), allTypes);
    }

    /**
     * As {@link #dwarf(Session)} for a module, which may itself say where its debug information is.
     *
     * @throws UnreadableInputException where a file with debug information is none that is well-formed
     */
    DwarfOptions dwarf(InputFile file, WasmModule module, Session session) {
        DwarfOptions options = dwarf(session);
        return debugInformation.isEmpty()
                ? ExternalDebugInfo.of(file, module, session)
                        .map(external -> options.withDebugFiles(List.of(external)))
                        .orElse(options)
                : options;
    }

    private Predicate<String> visible() {
        List<String> folders = headers.stream()
                .map(folder -> folder.endsWith("/") ? folder : folder + "/")
                .toList();
        return file -> folders.isEmpty()
                || folders.stream().anyMatch(folder -> file.startsWith(folder) || file.contains("/" + folder));
    }

    /**
     * The module in a file.
     *
     * @throws UnreadableInputException where it holds none that is well-formed
     */
    static WasmModule module(InputFile file) {
        if (Loaded.artifact(file) instanceof Artifact.Wasm(WasmModule module)) {
            return module;
        }
        throw new UnreadableInputException(
                file.name() + ": found an AOT file, expected a WebAssembly module with debug information");
    }
}
