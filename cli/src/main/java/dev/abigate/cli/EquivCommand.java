package dev.abigate.cli;

import dev.abigate.diff.behaviour.MaskedDifferences;
import dev.abigate.diff.schema.SchemaText;
import dev.abigate.format.ByteString;
import dev.abigate.format.schema.ExportSchemas;
import dev.abigate.format.schema.SchemaSource;
import dev.abigate.format.trace.ReplayLevel;
import dev.abigate.format.trace.SearchResult;
import dev.abigate.format.trace.TraceHeader;
import dev.abigate.report.SearchReport;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.replay.Recorder;
import dev.abigate.runtime.replay.TraceHeaders;
import dev.abigate.runtime.replay.search.CallSequence;
import dev.abigate.runtime.replay.search.Search;
import dev.abigate.runtime.replay.search.SearchedExports;
import dev.abigate.runtime.replay.search.SequenceExecution;
import dev.abigate.writer.trace.TraceWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code equiv OLD NEW}: searches for inputs on which two builds behave differently. */
final class EquivCommand implements Command {
    private static final String ENGINE_OLD = "--engine-old";
    private static final String ENGINE_NEW = "--engine-new";
    private static final String BUDGET = "--budget";
    private static final String RUNS = "--runs";
    private static final String SEED = "--seed";
    private static final String SCHEMA = "--schema";
    private static final String PRINT_SCHEMA = "--print-schema";
    private static final String NUMBERS = "--numbers";
    private static final String CORPUS = "--corpus";
    private static final String OUTPUT = "--output";
    private static final String FORMAT = "--format";

    private static final Duration DEFAULT_BUDGET = Duration.ofMinutes(1);
    private static final long DEFAULT_FUEL = 10_000_000;
    private static final long DEFAULT_MEMORY = 256L << 20;

    @Override
    public CommandSpec spec() {
        return CommandLines.spec(
                        CommandName.EQUIV,
                        "Searches for calls of exports on which two builds behave differently, and shows the simplest"
                                + " that it finds. Without a difference it says how much of both builds was executed.",
                        "  abigate equiv old.wasm new.wasm --schema exports.yaml",
                        "  abigate equiv old.wasm new.wasm --numbers --budget 10m --corpus inputs -o difference.trace",
                        "  abigate equiv program.wasm program-riscv64.aot --runs 1000")
                .addPositional(CommandLines.parameter("0", "OLD", "A module, or an AOT file."))
                .addPositional(CommandLines.parameter("1", "NEW", "Another build of it."))
                .addOption(text(
                        BUDGET,
                        "DURATION",
                        "How long to search: 500ms, 10s, 2m. Default: 1m where --runs is not given."))
                .addOption(text(RUNS, "N", "How many inputs to execute."))
                .addOption(
                        text(SEED, "N", "Chooses the inputs: with the same seed a search does the same. Default: 0."))
                .addOption(text(
                        SCHEMA,
                        "FILE",
                        "What parameters and results of exports mean, in YAML. Where it says nothing, debug information"
                                + " of OLD or NEW does. Exports of another build of a module with a memory are left out"
                                + " where their integers may be addresses, and neither tells."))
                .addOption(CommandLines.flag(
                        "Prints what is known of parameters and results, as a file for --schema, and searches nothing.",
                        PRINT_SCHEMA))
                .addOption(CommandLines.flag("Parameters and results that no schema describes are numbers.", NUMBERS))
                .addOption(MaskOption.spec())
                .addOption(text(
                        CORPUS,
                        "FOLDER",
                        "Begins with the inputs in a folder, and adds those that execute something new."))
                .addOption(OptionSpec.builder("-o", OUTPUT)
                        .paramLabel("TRACE")
                        .type(String.class)
                        .description("Where the calls that show a difference go, as a trace for 'replay'.")
                        .build())
                .addOption(EngineOption.specFor(ENGINE_OLD, "OLD"))
                .addOption(EngineOption.specFor(ENGINE_NEW, "NEW"))
                .addOption(
                        GuestLimits.fuelOption("The most instructions of one input on one build. Default: 10000000."))
                .addOption(GuestLimits.memoryOption())
                .addOption(OptionSpec.builder(FORMAT)
                        .paramLabel("FMT[=PATH]")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("text or json; to standard output without PATH. May be repeated. Default: text.")
                        .build());
    }

    private static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    @Override
    public ExitStatus run(ParseResult arguments, Session session) {
        List<OutputRequest> requests = OutputRequest.parseAll(arguments);
        GuestLimits limits = GuestLimits.of(arguments);
        long memoryBytes = limits.memoryBytes().orElse(DEFAULT_MEMORY);
        long fuel = limits.fuel().orElse(DEFAULT_FUEL);
        long seed = number(SEED, arguments).orElse(0);
        var old = new SearchedFile(
                arguments.matchedPositionalValue(0, ""), engine(ENGINE_OLD, arguments), memoryBytes, session);
        var now = new SearchedFile(
                arguments.matchedPositionalValue(1, ""), engine(ENGINE_NEW, arguments), memoryBytes, session);
        TraceHeader header = header(old);
        ReplayLevel level =
                TraceHeaders.level(header, now.file().bytes(), now.module()).orElse(ReplayLevel.B);
        ExportSchemas schemas = schemas(level, old, now, arguments, session);
        if (arguments.hasMatchedOption(PRINT_SCHEMA)) {
            session.out().print(SchemaText.of(schemas));
            return ExitStatus.PASS;
        }
        MaskedDifferences masks = MaskOption.masks(arguments);
        SearchedExports exports = exports(level, old, now, schemas, arguments);
        Optional<CorpusFolder> corpus = CommandLines.value(CORPUS, arguments).map(CorpusFolder::new);
        List<CallSequence> inputs = corpus.map(folder -> folder.read(exports)).orElse(List.of());
        SearchReport report = Task.start(
                        () -> {
                            var search = new Search(level, old.build(fuel), now.build(fuel), exports, seed, masks);
                            SearchResult result;
                            try (var budget = budget(arguments, session)) {
                                result = search.run(
                                        inputs, input -> corpus.ifPresent(folder -> folder.add(input)), budget);
                            }
                            search.counterExample()
                                    .ifPresent(input -> CommandLines.value(OUTPUT, arguments)
                                            .ifPresent(name -> OutputFile.write(name, trace(input, header, old))));
                            return new SearchReport(
                                    Version.current(), side(old), side(now), seed, schemas, masks.uses(), result);
                        },
                        RunCommand.STACK_BYTES)
                .result();
        Rendering.write(
                requests.stream()
                        .map(request -> new Rendering(request.path(), render(request, report)))
                        .toList(),
                session);
        return report.passed() ? ExitStatus.PASS : ExitStatus.FAIL;
    }

    private static EngineChoice engine(String option, ParseResult arguments) {
        return EngineOption.choice(option, arguments, List.of(EngineChoice.values()));
    }

    /** Two builds of the same code take addresses for the same, so that only the user knows better. */
    private static ExportSchemas schemas(
            ReplayLevel level, SearchedFile old, SearchedFile now, ParseResult arguments, Session session) {
        var known = KnownSchemas.of(Configuration.schemas(SCHEMA, arguments, session));
        return level == ReplayLevel.A && !arguments.hasMatchedOption(PRINT_SCHEMA)
                ? known.schemas()
                : known.with(old.file(), old.artifact(), SchemaSource.OLD_DEBUG_INFORMATION, session)
                        .with(now.file(), now.artifact(), SchemaSource.NEW_DEBUG_INFORMATION, session)
                        .schemas();
    }

    /** The same code takes addresses for the same, so that any number is one. */
    private static SearchedExports exports(
            ReplayLevel level, SearchedFile old, SearchedFile now, ExportSchemas schemas, ParseResult arguments) {
        try {
            return SearchedExports.of(
                    old.module(), now.module(), schemas, level == ReplayLevel.A || arguments.hasMatchedOption(NUMBERS));
        } catch (IllegalArgumentException e) {
            throw new UsageException("%s: %s".formatted(SCHEMA, e.getMessage()), e);
        }
    }

    private static SearchBudget budget(ParseResult arguments, Session session) {
        OptionalLong runs = number(RUNS, arguments);
        Optional<Duration> time = GuestLimits.duration(BUDGET, arguments);
        return new SearchBudget(time.isEmpty() && runs.isEmpty() ? Optional.of(DEFAULT_BUDGET) : time, runs, session);
    }

    private static OptionalLong number(String option, ParseResult arguments) {
        Optional<String> text = CommandLines.value(option, arguments);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!text.get().matches("[0-9]{1,18}")) {
            throw new UsageException("%s: not a number: '%s'".formatted(option, text.get()));
        }
        return OptionalLong.of(Long.parseLong(text.get()));
    }

    private static TraceHeader header(SearchedFile old) {
        var settings = new TraceHeader.Settings(old.choice().word(), true, true, old.memoryBytes());
        return TraceHeaders.of("abigate " + Version.current(), old.file().bytes(), old.module(), settings);
    }

    /** The calls of an input, recorded on the old build as its file has it. */
    private static ByteString trace(CallSequence input, TraceHeader header, SearchedFile old) {
        var bytes = new ByteArrayOutputStream();
        try (Store store = old.newStore();
                var writer = new TraceWriter(bytes, header)) {
            var recorder = new Recorder(old.module(), writer::write);
            store.observe(recorder);
            var execution = new SequenceExecution(old.instantiate(store));
            execution.prepare();
            execution.execute(input);
            recorder.finish();
            writer.finish(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteString.wrap(bytes.toByteArray());
    }

    private static SearchReport.Side side(SearchedFile searched) {
        return new SearchReport.Side(
                searched.file().name(),
                searched.file().sha256(),
                Loaded.kind(searched.artifact()),
                searched.choice().word());
    }

    private static String render(OutputRequest request, SearchReport report) {
        return switch (request.format()) {
            case TEXT -> report.text();
            case JSON -> report.json();
            case HTML, MARKDOWN, JUNIT, SARIF ->
                throw new UsageException("%s: a search is written as text or json".formatted(FORMAT));
        };
    }
}
