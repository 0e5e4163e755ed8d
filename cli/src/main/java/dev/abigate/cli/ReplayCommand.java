package dev.abigate.cli;

import dev.abigate.diff.behaviour.MaskedDifferences;
import dev.abigate.format.schema.ExportSchemas;
import dev.abigate.format.schema.SchemaSource;
import dev.abigate.format.trace.ReplayLevel;
import dev.abigate.format.trace.ReplayResult;
import dev.abigate.format.wasm.feature.FeatureSet;
import dev.abigate.reader.Artifact;
import dev.abigate.reader.trace.Trace;
import dev.abigate.report.ReplayReport;
import dev.abigate.runtime.Engine;
import dev.abigate.runtime.instance.ExecutableModule;
import dev.abigate.runtime.instance.ExecutionOptions;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.instance.StoreLimits;
import dev.abigate.runtime.plugin.PluginModule;
import dev.abigate.runtime.replay.ReplaySettings;
import dev.abigate.runtime.replay.Replayer;
import dev.abigate.runtime.replay.TraceHeaders;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code replay TRACE NEW}: replays a trace on another build or engine, and compares. */
final class ReplayCommand implements Command {
    private static final String LEVEL = "--level";
    private static final String SCHEMA = "--schema";
    private static final String OLD = "--old";
    private static final String FORMAT = "--format";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandLines.spec(
                        CommandName.REPLAY,
                        "Gives a module the same calls, and the same answers of its host, as when a trace was recorded, and"
                                + " compares all that it does. Only 'equal' exits 0.",
                        "  abigate replay program.trace program.wasm --engine interpreter",
                        "  abigate replay program.trace program-riscv64.aot",
                        "  abigate replay program.trace rebuilt.wasm --mask result:now --mask 'stdout[*].time'",
                        "  abigate replay program.trace program.aot --format text --format json=replay.json")
                .addPositional(CommandLines.parameter("0", "TRACE", "What 'record' wrote."))
                .addPositional(CommandLines.parameter(
                        "1",
                        "NEW",
                        "The module that was recorded, an AOT file compiled from it, or another build of it."))
                .addOption(EngineOption.specWithAot())
                .addOption(OptionSpec.builder(LEVEL)
                        .paramLabel("LEVEL")
                        .type(String.class)
                        .description(
                                "How much is compared. a: everything, for old and new are the same code. b: meaning,"
                                        + " for they are two builds of one source, with other addresses. Default: a where NEW"
                                        + " declares what the recorded module does, b where it has the same imports and exports,"
                                        + " otherwise nothing.")
                        .build())
                .addOption(OptionSpec.builder(SCHEMA)
                        .paramLabel("FILE")
                        .type(String.class)
                        .description("What parameters and results of exports mean, in YAML, for level b. Where it says"
                                + " nothing, debug information does.")
                        .build())
                .addOption(OptionSpec.builder(OLD)
                        .paramLabel("FILE")
                        .type(String.class)
                        .description(
                                "The module that was recorded, for its debug information. Where NEW differs, it is replayed,"
                                        + " too: what it does not do again is no difference of NEW.")
                        .build())
                .addOption(MaskOption.spec())
                .addOption(OptionSpec.builder(FORMAT)
                        .paramLabel("FMT[=PATH]")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("text or json; to standard output without PATH. May be repeated. Default: text.")
                        .build());
        GuestLimits.addTo(spec);
        return spec;
    }

    @Override
    public ExitStatus run(ParseResult arguments, Session session) {
        List<OutputRequest> requests = OutputRequest.parseAll(arguments);
        GuestLimits limits = GuestLimits.of(arguments);
        Optional<ReplayLevel> level = level(arguments);
        MaskedDifferences masks = MaskOption.masks(arguments);
        EngineChoice engine = EngineOption.choice(arguments, List.of(EngineChoice.values()));
        KnownSchemas given = KnownSchemas.of(Configuration.schemas(SCHEMA, arguments, session));
        InputFile traceFile = InputFile.read(arguments.matchedPositionalValue(0, ""), session);
        Trace trace = Loaded.trace(traceFile);
        Optional<InputFile> old = CommandLines.value(OLD, arguments).map(name -> recorded(name, trace, session));
        KnownSchemas ofOld = old.map(recorded -> given.with(recorded, SchemaSource.OLD_DEBUG_INFORMATION, session))
                .orElse(given);
        InputFile file = InputFile.readModule(arguments.matchedPositionalValue(1, ""), session);
        Artifact artifact = Loaded.artifact(file);
        engine.requireFor(artifact, file.name());
        ExportSchemas schemas = ofOld.with(file, artifact, SchemaSource.NEW_DEBUG_INFORMATION, session)
                .schemas();
        ReplayResult found =
                replayed(traceFile, () -> replay(trace, file, artifact, engine, level, schemas, masks, limits));
        ReplayResult result = old.filter(_ -> found.outcome() == ReplayResult.Outcome.DIFFERENT)
                .map(recorded -> replayed(
                        traceFile,
                        () -> replay(
                                trace,
                                recorded,
                                Loaded.artifact(recorded),
                                EngineChoice.AUTO,
                                Optional.of(found.level()),
                                schemas,
                                MaskOption.masks(arguments),
                                limits)))
                .flatMap(own -> disagreement(own, found))
                .orElse(found);
        var report = new ReplayReport(
                Version.current(),
                new ReplayReport.Recorded(traceFile.name(), traceFile.sha256(), trace.header(), trace.events()),
                new ReplayReport.Replayed(file.name(), file.sha256(), Loaded.kind(artifact), engine.word()),
                schemas,
                masks.uses(),
                result);
        Rendering.write(
                requests.stream()
                        .map(request -> new Rendering(request.path(), render(request, report)))
                        .toList(),
                session);
        return result.outcome() == ReplayResult.Outcome.EQUAL ? ExitStatus.PASS : ExitStatus.FAIL;
    }

    private static ReplayResult replayed(InputFile traceFile, Supplier<ReplayResult> replay) {
        return Task.start(() -> Loaded.replayed(traceFile, replay), RunCommand.STACK_BYTES)
                .result();
    }

    /**
     * What is to be said of a difference where the recorded module does not do again what the trace has: nothing of the new one.
     *
     * @param own what came of replaying it on the recorded module
     */
    private static Optional<ReplayResult> disagreement(ReplayResult own, ReplayResult found) {
        if (own.outcome() == ReplayResult.Outcome.EQUAL) {
            return Optional.empty();
        }
        String reason = own.divergences().stream()
                .findFirst()
                .map(first -> "%s, %s: recorded %s, now %s"
                        .formatted(first.call(), first.aspect().text(), first.expected(), first.found()))
                .orElse(own.reason());
        return Optional.of(new ReplayResult(
                found.level(),
                ReplayResult.Outcome.NOT_COMPARABLE,
                "the recorded module does not do it again: " + reason,
                found.calls(),
                found.hostCalls(),
                0,
                List.of(),
                List.of(),
                List.of()));
    }

    /** The module that was recorded. */
    private static InputFile recorded(String name, Trace trace, Session session) {
        InputFile file = InputFile.readModule(name, session);
        String expected =
                HexFormat.of().formatHex(trace.header().module().sha256().toArray());
        if (!file.sha256().equals(expected)) {
            throw new UsageException("%s: %s is not the module that was recorded: found SHA-256 %s, expected %s"
                    .formatted(OLD, name, file.sha256(), expected));
        }
        return file;
    }

    private static Optional<ReplayLevel> level(ParseResult arguments) {
        return CommandLines.value(LEVEL, arguments).map(word -> switch (word) {
            case "a" -> ReplayLevel.A;
            case "b" -> ReplayLevel.B;
            default -> throw new UsageException("%s: unknown level '%s': known are a and b".formatted(LEVEL, word));
        });
    }

    private static ReplayResult replay(
            Trace trace,
            InputFile file,
            Artifact artifact,
            EngineChoice choice,
            Optional<ReplayLevel> level,
            ExportSchemas schemas,
            MaskedDifferences masks,
            GuestLimits limits) {
        var engine = new Engine(
                choice.tier(),
                ExecutionOptions.DEFAULT
                        .withMetering(limits.fuel().isPresent())
                        .withNativeAot(choice == EngineChoice.AOT_NATIVE),
                FeatureSet.ALL);
        PluginModule loaded = Guest.load(engine, file.name(), artifact);
        ExecutableModule module = loaded.module();
        Optional<ReplayLevel> chosen = level.or(() -> TraceHeaders.level(trace.header(), file.bytes(), module));
        if (chosen.isEmpty()) {
            return ReplayResult.notComparable("another module than the recorded one, %s"
                    .formatted(TraceHeaders.difference(trace.header(), module)));
        }
        boolean machineCode =
                artifact instanceof Artifact.Aot || trace.header().module().machineCode();
        ReplaySettings settings = ReplaySettings.of(chosen.get())
                .withMachineCode(machineCode)
                .withSchemas(schemas.schemas())
                .withMasking(masks)
                .withHeap(loaded.inserted());
        return new Replayer(trace, module, settings, () -> store(engine, trace, limits)).replay();
    }

    private static Store store(Engine engine, Trace trace, GuestLimits limits) {
        long recorded = Math.clamp(trace.header().settings().memoryBytes(), 0, StoreLimits.DEFAULT.memoryBytes());
        Store store = engine.newStore(
                StoreLimits.DEFAULT.withMemoryBytes(limits.memoryBytes().orElse(recorded)));
        store.trustThread(RunCommand.STACK_BYTES);
        limits.fuel().ifPresent(store::setFuel);
        limits.timeout().ifPresent(store::interruptAfter);
        return store;
    }

    private static String render(OutputRequest request, ReplayReport report) {
        return switch (request.format()) {
            case TEXT -> report.text();
            case JSON -> report.json();
            case HTML, MARKDOWN, JUNIT, SARIF ->
                throw new UsageException("%s: a replay is written as text or json".formatted(FORMAT));
        };
    }
}
