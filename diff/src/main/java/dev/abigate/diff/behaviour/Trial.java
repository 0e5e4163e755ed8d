package dev.abigate.diff.behaviour;

import dev.abigate.diff.behaviour.Observation.End;
import dev.abigate.diff.behaviour.Scenario.Input;
import dev.abigate.diff.behaviour.Scenario.Task;
import dev.abigate.format.ByteString;
import dev.abigate.format.MalformedBinaryException;
import dev.abigate.format.schema.ExportSchema;
import dev.abigate.format.trace.ReplayLevel;
import dev.abigate.format.trace.ReplayResult;
import dev.abigate.format.trace.ReplayResult.Outcome;
import dev.abigate.reader.trace.Trace;
import dev.abigate.runtime.instance.Store;
import dev.abigate.runtime.replay.ReplaySettings;
import dev.abigate.runtime.replay.Replayer;
import dev.abigate.runtime.replay.TraceHeaders;
import dev.abigate.runtime.replay.search.SearchedExports;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One scenario on two builds. The old one runs twice: what differs there says nothing about the new one. */
final class Trial {
    private final Scenario scenario;
    private final ScenarioFiles files;
    private final Optional<Executable> old;
    private final Executable now;

    /**
     * A trial.
     *
     * @param old nothing where only facts are known of the old build; that is enough for traces
     */
    Trial(Scenario scenario, ScenarioFiles files, Optional<Executable> old, Executable now) {
        this.scenario = scenario;
        this.files = files;
        this.old = old;
        this.now = now;
    }

    /** What came of it. */
    private record Outcomes(ReplayResult result, List<String> noise) {
        static Outcomes notRun(ReplayLevel level, Outcome outcome, String reason) {
            return new Outcomes(
                    new ReplayResult(level, outcome, reason, 0, 0, 0, List.of(), List.of(), List.of()), List.of());
        }
    }

    ScenarioResult run() {
        Outcomes outcomes;
        try {
            outcomes = switch (scenario.task()) {
                case Task.Program program -> runProgram(program);
                case Task.Calls calls -> runCalls(calls);
                case Task.Trace trace -> replay(trace);
            };
        } catch (NotRunException e) {
            outcomes = Outcomes.notRun(
                    scenario.task() instanceof Task.Program ? ReplayLevel.C : ReplayLevel.B,
                    Outcome.NOT_COMPARABLE,
                    e.reason());
        }
        return new ScenarioResult(
                scenario.name(),
                scenario.task().kind(),
                outcomes.result(),
                scenario.masks().stream().map(Mask::text).toList(),
                outcomes.noise(),
                Commands.of(scenario.task(), old.map(Executable::name).orElse("OLD"), now.name()));
    }

    private Executable oldFile() {
        return old.orElseThrow(() -> new NotRunException("the old build is a snapshot, which has no code"));
    }

    private Outcomes runProgram(Task.Program program) {
        ByteString input = switch (program.input()) {
            case Input.Content(ByteString bytes) -> bytes;
            case Input.File(String name) -> files.read(name);
        };
        var run = new ProgramRun(program, input, scenario.limits(), files);
        var before = new LoadedBuild(oldFile(), scenario.limits());
        Observation first = run.run(before, World.FIRST);
        Observation second = run.run(before, World.SECOND);
        Observation found = run.run(new LoadedBuild(now, scenario.limits()), World.FIRST);
        Optional<String> limit =
                limit("the old build", List.of(first, second)).or(() -> limit("the new build", List.of(found)));
        if (limit.isPresent()) {
            return Outcomes.notRun(ReplayLevel.C, Outcome.POISONED, limit.get());
        }
        if (!first.end().text().equals(second.end().text())) {
            throw new NotRunException("the old build ends with %s, and on another day with %s"
                    .formatted(first.end().text(), second.end().text()));
        }
        List<Mask> noise = Masks.noise(Masks.shown(first, scenario.masks()), Masks.shown(second, scenario.masks()));
        var masks = new ArrayList<>(scenario.masks());
        masks.addAll(noise);
        return new Outcomes(
                EffectComparison.compare(first, found, masks),
                noise.stream().map(Mask::text).toList());
    }

    /** The limit that ended one of the runs of a build, if any did. */
    private static Optional<String> limit(String build, List<Observation> runs) {
        return runs.stream()
                .map(Observation::end)
                .filter(end -> end.kind() == End.Kind.LIMIT)
                .findFirst()
                .map(end -> build + ": " + end.text());
    }

    private Outcomes runCalls(Task.Calls calls) {
        var before = new LoadedBuild(oldFile(), scenario.limits());
        var after = new LoadedBuild(now, scenario.limits());
        Map<String, ExportSchema> schemas = schemas(calls.schema());
        SearchedExports exports;
        try {
            exports = SearchedExports.of(before.module(), after.module(), schemas, true);
        } catch (IllegalArgumentException e) {
            throw new NotRunException(String.valueOf(e.getMessage()));
        }
        Trace trace = new RecordedCalls(exports).record(calls.calls(), before, scenario.limits());
        ReplayResult again = replay(trace, before, schemas);
        if (again.outcome() != Outcome.EQUAL) {
            return Outcomes.notRun(
                    again.level(),
                    again.outcome() == Outcome.DIFFERENT ? Outcome.NOT_COMPARABLE : again.outcome(),
                    "the old build itself: "
                            + (again.outcome() == Outcome.DIFFERENT ? "differs from run to run" : again.reason()));
        }
        return new Outcomes(replay(trace, after, schemas), List.of());
    }

    private Outcomes replay(Task.Trace task) {
        Trace trace;
        try {
            trace = Trace.read(files.read(task.file()));
        } catch (MalformedBinaryException e) {
            throw new NotRunException(task.file() + ": " + e.getMessage());
        }
        return new Outcomes(replay(trace, new LoadedBuild(now, scenario.limits()), schemas(task.schema())), List.of());
    }

    private Map<String, ExportSchema> schemas(Optional<String> file) {
        return file.map(files::schemas).orElse(Map.of());
    }

    private ReplayResult replay(Trace trace, LoadedBuild build, Map<String, ExportSchema> schemas) {
        Optional<ReplayLevel> level =
                TraceHeaders.level(trace.header(), build.file().bytes(), build.module());
        if (level.isEmpty()) {
            throw new NotRunException("%s is another module than the recorded one, %s"
                    .formatted(build.file().name(), TraceHeaders.difference(trace.header(), build.module())));
        }
        boolean machineCode = build.isMachineCode() || trace.header().module().machineCode();
        try {
            ReplaySettings settings = ReplaySettings.of(level.get())
                    .withMachineCode(machineCode)
                    .withSchemas(schemas)
                    .withMasking(new MaskedDifferences(scenario.masks()))
                    .withHeap(build.inserted());
            return new Replayer(trace, build.module(), settings, () -> store(build)).replay();
        } catch (MalformedBinaryException e) {
            throw new NotRunException("the trace: " + e.getMessage());
        }
    }

    private Store store(LoadedBuild build) {
        Store store = build.newStore();
        store.interruptAfter(scenario.limits().timeout());
        return store;
    }
}
