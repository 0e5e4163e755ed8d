package dev.abigate.diff.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.document.Documents;
import dev.abigate.diff.document.MalformedDocumentException;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Judge;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.rule.Severity;
import dev.abigate.diff.schema.SchemaDocument;
import dev.abigate.format.ByteString;
import dev.abigate.format.schema.ExportSchema;
import dev.abigate.format.trace.ReplayLevel;
import dev.abigate.format.trace.ReplayResult;
import dev.abigate.format.trace.ReplayResult.Aspect;
import dev.abigate.format.trace.ReplayResult.Outcome;
import dev.abigate.reader.Artifact;
import dev.abigate.writer.corpus.Wat;
import dev.abigate.writer.wasm.WasmWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenarios on real modules: for every rule about behaviour two builds that it fires on, and two that it leaves alone. */
final class BehaviourTest {
    private static final String PROGRAM = "scenarios: [{name: s, program: {}}]";
    private static final String CALLS = "scenarios: [{name: s, calls: [{export: f, args: ['7']}]}]";

    private static final String IMPORTS = """
        (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
        (import "wasi_snapshot_preview1" "clock_time_get" (func $clock (param i32 i64 i32) (result i32)))
        (import "wasi_snapshot_preview1" "sched_yield" (func $yield (result i32)))
        (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
        (memory (export "memory") 1)
        (data (i32.const 0) "\\10\\00\\00\\00\\06\\00\\00\\00")
        (func $print (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))))
        """;

    @TempDir
    Path folder;

    private static Executable module(String name, String fields) {
        var module = Wat.module("(module " + fields + ")");
        return new Executable(name, WasmWriter.write(module), new Artifact.Wasm(module));
    }

    /** A module that writes six characters, and does something after it. */
    private static Executable program(String name, String text, String more) {
        return module(
                name,
                IMPORTS + "(data (i32.const 16) \"" + text + "\") (func (export \"_start\") " + more
                        + " (call $print))");
    }

    private static Executable function(String name, String body) {
        return module(name, IMPORTS + "(func (export \"f\") (param i32) (result i32) " + body + ")");
    }

    private static List<Scenario> scenarios(String yaml) {
        var root = Documents.read(yaml.getBytes(StandardCharsets.UTF_8));
        List<Scenario> scenarios = ScenarioReader.read(root).scenarios();
        root.refuseOthers();
        return scenarios;
    }

    private final ScenarioFiles files = new ScenarioFiles() {
        @Override
        public ByteString read(String file) {
            try {
                return ByteString.wrap(Files.readAllBytes(folder.resolve(file)));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public Map<String, ExportSchema> schemas(String file) {
            return SchemaDocument.read(read(file).toArray());
        }

        @Override
        public Path folder(String name) {
            return folder.resolve(name);
        }
    };

    private ScenarioResult result(String yaml, Executable old, Executable now) throws InterruptedException {
        return result(yaml, Optional.of(old), now);
    }

    private ScenarioResult result(String yaml, Optional<Executable> old, Executable now) throws InterruptedException {
        try (var behaviour = new Behaviour(2)) {
            return behaviour
                    .compare(List.of(new Behaviour.Planned(scenarios(yaml), files)), old, now)
                    .getFirst();
        }
    }

    private static List<Rule> rules(ScenarioResult result) {
        return Judge.judge(Behaviour.changes(List.of(result))).stream()
                .map(Finding::rule)
                .toList();
    }

    @Test
    void aProgramThatWritesSomethingElseHasAnotherEffect() throws InterruptedException {
        Executable old = program("old.wasm", "sum: 6", "");
        ScenarioResult result = result(PROGRAM, old, program("new.wasm", "sum: 7", ""));
        assertEquals(List.of(Rule.BEHAVIOUR_WASI_EFFECT_CHANGED), rules(result));
        assertEquals(ReplayLevel.C, result.result().level());
        var divergence = result.result().divergences().getFirst();
        assertEquals("stdout[0]", divergence.call());
        assertEquals("sum: 6", divergence.expected());
        assertEquals("sum: 7", divergence.found());
        assertEquals(
                List.of("abigate run old.wasm --deterministic", "abigate run new.wasm --deterministic"),
                result.commands());
        assertEquals(List.of(), rules(result(PROGRAM, old, program("new.wasm", "sum: 6", "(nop)"))));
    }

    @Test
    void anotherExitCodeIsAnotherEffect() throws InterruptedException {
        Executable old = program("old.wasm", "abcdef", "");
        ScenarioResult result =
                result(PROGRAM, old, program("new.wasm", "abcdef", "(call $print) (call $exit (i32.const 3))"));
        assertEquals(List.of(Rule.BEHAVIOUR_WASI_EFFECT_CHANGED), rules(result));
        assertEquals("exit 3", result.result().divergences().getFirst().found());
    }

    @Test
    void filesThatAProgramWritesStayInMemoryAndAreCompared() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("data/kept"));
        Files.writeString(folder.resolve("data/kept/a.txt"), "abc");
        String yaml = "scenarios: [{name: s, program: {folders: [{host: data, guest: /}]}}]";
        Executable nothing = writer("old.wasm", "(drop (i32.const 0))");
        Executable empty = writer("new.wasm", "(call $open)");
        Executable written = writer("new.wasm", "(call $open) (call $put)");
        ScenarioResult result = result(yaml, nothing, written);
        assertEquals(List.of(Rule.BEHAVIOUR_WASI_EFFECT_CHANGED), rules(result));
        assertEquals(
                "file://new.txt[0]", result.result().divergences().getFirst().call());
        assertEquals(Outcome.DIFFERENT, result(yaml, nothing, empty).result().outcome());
        assertEquals(Outcome.DIFFERENT, result(yaml, empty, written).result().outcome());
        assertEquals(Outcome.EQUAL, result(yaml, written, written).result().outcome());
        assertEquals(Outcome.EQUAL, result(yaml, nothing, nothing).result().outcome());
        try (var files = Files.list(folder.resolve("data"))) {
            assertEquals(List.of(folder.resolve("data/kept")), files.toList());
        }
    }

    /** A program that opens {@code new.txt} by {@code $open}, and writes six characters there by {@code $put}. */
    private static Executable writer(String name, String body) {
        return module(name, """
            (import "wasi_snapshot_preview1" "path_open"
              (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
            """ + IMPORTS + """
                    (data (i32.const 16) "abcdef")
                    (data (i32.const 32) "new.txt")
                    (func $open (drop (call $path_open (i32.const 3) (i32.const 0) (i32.const 32) (i32.const 7)
                      (i32.const 1) (i64.const 64) (i64.const 0) (i32.const 0) (i32.const 64))))
                    (func $put (drop (call $write (i32.load (i32.const 64)) (i32.const 0) (i32.const 1) (i32.const 8))))
                    (func (export "_start") %s)
                    """.formatted(body));
    }

    @Test
    void aTrapIsToldApartFromOutput() throws InterruptedException {
        Executable old = program("old.wasm", "abcdef", "(call $print)");
        Executable traps = program("new.wasm", "abcdef", "(call $print) (unreachable)");
        assertEquals(
                List.of(Rule.BEHAVIOUR_TRAP_CHANGED, Rule.BEHAVIOUR_WASI_EFFECT_CHANGED),
                rules(result(PROGRAM, old, traps)));
        assertEquals(List.of(), rules(result(PROGRAM, traps, traps)));
    }

    @Test
    void whatDependsOnTheTimeIsNoise() throws InterruptedException {
        // The lowest digits of the seconds since 1970, as a letter between others.
        String clock = "(drop (call $clock (i32.const 0) (i64.const 1) (i32.const 64)))"
                + "(i32.store8 (i32.const 18) (i32.add (i32.const 97) (i32.wrap_i64"
                + " (i64.rem_u (i64.div_u (i64.load (i32.const 64)) (i64.const 1000000000)) (i64.const 26)))))";
        Executable old = program("old.wasm", "a x =b", clock);
        ScenarioResult same = result(PROGRAM, old, program("new.wasm", "a y =b", clock + "(nop)"));
        assertEquals(List.of("stdout[0]: a … =b"), same.noise());
        assertEquals(List.of(Rule.BEHAVIOUR_NONDETERMINISTIC), rules(same));
        ScenarioResult different = result(PROGRAM, old, program("new.wasm", "a x =c", clock));
        assertEquals(List.of(Rule.BEHAVIOUR_WASI_EFFECT_CHANGED, Rule.BEHAVIOUR_NONDETERMINISTIC), rules(different));
        assertEquals("a … =b", different.result().divergences().getFirst().expected());
    }

    @ParameterizedTest
    @CsvSource({
        "'{at: \"stdout[0]\"}', true",
        "'{at: \"stderr*\"}', false",
        "'{expression: \"[0-9]+\"}', true",
        "'{expression: \"[a-z]+\", at: \"stdout*\"}', false",
        "'{bytes: 5-5, at: stdout}', true",
        "'{bytes: 0-4, at: stdout}', false",
    })
    void masksHideWhatTheyCover(String mask, boolean hidden) throws InterruptedException {
        ScenarioResult result = result(
                "scenarios: [{name: s, program: {}, masks: [" + mask + "]}]",
                program("old.wasm", "sum: 6", ""),
                program("new.wasm", "sum: 7", ""));
        assertEquals(hidden ? Outcome.EQUAL : Outcome.DIFFERENT, result.result().outcome());
        assertEquals(1, result.masks().size());
    }

    @Test
    void aValueOfAJsonLineHasAPlaceOfItsOwn() throws InterruptedException {
        ScenarioResult result = result(
                "scenarios: [{name: s, program: {}, masks: [{at: 'stdout.b'}]}]",
                program("old.wasm", "[1,22]", ""),
                program("new.wasm", "[1,23]", ""));
        assertEquals("stdout[1]", result.result().divergences().getFirst().call());
    }

    @Test
    void aCallThatReturnsSomethingElseHasAnotherResult() throws InterruptedException {
        Executable old = function("old.wasm", "(i32.add (local.get 0) (i32.const 1))");
        ScenarioResult result = result(CALLS, old, function("new.wasm", "(i32.add (local.get 0) (i32.const 2))"));
        assertEquals(List.of(Rule.BEHAVIOUR_RESULT_CHANGED), rules(result));
        assertEquals(ReplayLevel.B, result.result().level());
        assertEquals(
                List.of(), rules(result(CALLS, old, function("new.wasm", "(i32.sub (local.get 0) (i32.const -1))"))));
    }

    @Test
    void masksHideResultsOfCalls() throws InterruptedException {
        Executable old = function("old.wasm", "(i32.add (local.get 0) (i32.const 1))");
        Executable now = function("new.wasm", "(i32.add (local.get 0) (i32.const 2))");
        ScenarioResult hidden = result(CALLS.replace("calls:", "masks: [{at: 'result:f'}], calls:"), old, now);
        assertEquals(Outcome.EQUAL, hidden.result().outcome());
        assertEquals(List.of("result:f"), hidden.masks());
        assertEquals(
                List.of(Rule.BEHAVIOUR_RESULT_CHANGED),
                rules(result(CALLS.replace("calls:", "masks: [{at: 'result:g'}], calls:"), old, now)));
    }

    @Test
    void aBuildThatExportsMoreIsStillComparable() throws InterruptedException {
        Executable old = function("old.wasm", "(local.get 0)");
        Executable now = function("new.wasm", "(local.get 0)) (func (export \"g\")");
        assertEquals(Outcome.EQUAL, result(CALLS, old, now).result().outcome());
    }

    @Test
    void aCallThatTrapsEndsInAnotherWay() throws InterruptedException {
        Executable old = function("old.wasm", "(local.get 0)");
        assertEquals(
                List.of(Rule.BEHAVIOUR_TRAP_CHANGED), rules(result(CALLS, old, function("new.wasm", "(unreachable)"))));
    }

    @Test
    void anotherHostCallIsAnotherSequence() throws InterruptedException {
        Executable old = function("old.wasm", "(call $yield)");
        ScenarioResult result = result(CALLS, old, function("new.wasm", "(drop (call $yield)) (call $yield)"));
        assertEquals(List.of(Rule.BEHAVIOUR_IMPORT_SEQUENCE_CHANGED), rules(result));
        assertEquals(List.of(), rules(result(CALLS, old, function("new.wasm", "(nop) (call $yield)"))));
    }

    @Test
    void aHostThatIsToldSomethingElseIsABreak() throws InterruptedException {
        Executable old = function("old.wasm", "(call $print) (i32.const 0)");
        Executable now = function("new.wasm", "(i32.store8 (i32.const 16) (i32.const 65)) (call $print) (i32.const 0)");
        ScenarioResult result = result(CALLS, old, now);
        assertEquals(List.of(Rule.BEHAVIOUR_IMPORT_SEQUENCE_CHANGED), rules(result));
        assertEquals(
                Severity.BREAKING,
                Judge.judge(Behaviour.changes(List.of(result))).getFirst().severity());
        Executable same =
                function("new.wasm", "(i32.store8 (i32.const 99) (i32.const 65)) (call $print) (i32.const 0)");
        assertEquals(List.of(), rules(result(CALLS, old, same)));
    }

    @Test
    void whatAFunctionFillsIsMemoryThatTheHostSees() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("exports.yaml"), "exports: [{name: f, parameters: [room 4]}]");
        String yaml = "scenarios: [{name: s, schema: exports.yaml, calls: [{export: f}]}]";
        Executable old = function("old.wasm", "(i32.store (local.get 0) (i32.const 1)) (i32.const 0)");
        Executable now = function("new.wasm", "(i32.store (local.get 0) (i32.const 2)) (i32.const 0)");
        assertEquals(List.of(Rule.BEHAVIOUR_MEMORY_CHANGED), rules(result(yaml, old, now)));
        assertEquals(
                List.of(),
                rules(result(
                        yaml,
                        old,
                        function("new.wasm", "(nop) (i32.store (local.get 0) (i32.const 1)) (i32.const 0)"))));
    }

    @Test
    void theSameCodeThatDoesSomethingElseIsADefectOfAnEngine() {
        var divergence =
                new ReplayResult.Divergence(3, "call 1: f(i32:7)", Aspect.RESULTS, "(i32:8)", "(i32:9)", List.of());
        assertEquals(List.of(Rule.BEHAVIOUR_ENGINE_DISAGREEMENT), rules(different(ReplayLevel.A, divergence)));
        assertEquals(List.of(Rule.BEHAVIOUR_RESULT_CHANGED), rules(different(ReplayLevel.B, divergence)));
    }

    private static ScenarioResult different(ReplayLevel level, ReplayResult.Divergence divergence) {
        var result = new ReplayResult(level, Outcome.DIFFERENT, "", 1, 0, 1, List.of(divergence), List.of(), List.of());
        return new ScenarioResult("s", "calls", result, List.of(), List.of(), List.of());
    }

    @Test
    void nobodyKnowsWhatALimitCutOff() throws InterruptedException {
        Executable old = function("old.wasm", "(local.get 0)");
        Executable endless = function("new.wasm", "(loop $l (br $l)) (i32.const 0)");
        String limited = CALLS.replace("name: s,", "name: s, limits: {fuel: 10000},");
        ScenarioResult result = result(limited, old, endless);
        assertEquals(Outcome.POISONED, result.result().outcome());
        assertEquals(List.of(Rule.BEHAVIOUR_NOT_COMPARED), rules(result));
        assertEquals(
                Outcome.POISONED,
                result(
                                PROGRAM.replace("name: s,", "name: s, limits: {fuel: 10000},"),
                                program("old.wasm", "abcdef", ""),
                                program("new.wasm", "abcdef", "(loop $l (br $l))"))
                        .result()
                        .outcome());
    }

    @ParameterizedTest
    @ValueSource(strings = {PROGRAM, CALLS})
    void aSnapshotHasNoCode(String yaml) throws InterruptedException {
        ScenarioResult result = result(yaml, Optional.empty(), function("new.wasm", "(local.get 0)"));
        assertEquals(
                "the old build is a snapshot, which has no code",
                result.result().reason());
        assertEquals(List.of(Rule.BEHAVIOUR_NOT_COMPARED), rules(result));
    }

    @Test
    void aSchemaSaysWhatAnArgumentLeadsTo() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("exports.yaml"), "exports: [{name: f, parameters: [text]}]");
        String yaml = "scenarios: [{name: s, schema: exports.yaml, calls: [{export: f, args: [hello]}]}]";
        Executable first = function("old.wasm", "(i32.load8_u (local.get 0))");
        Executable second = function("new.wasm", "(i32.load8_u (i32.add (local.get 0) (i32.const 1)))");
        assertEquals(List.of(Rule.BEHAVIOUR_RESULT_CHANGED), rules(result(yaml, first, second)));
        assertEquals(
                Outcome.EQUAL,
                result(yaml, first, function("new.wasm", "(nop) (i32.load8_u (local.get 0))"))
                        .result()
                        .outcome());
    }

    @ParameterizedTest
    @CsvSource({
        "'{name: s}', 'found none, expected one of program, calls, trace'",
        "'{name: s, program: {}, trace: t}', 'found program and trace, expected one of program, calls, trace'",
        "'{name: s, program: {}, masks: [{}]}', 'lacks ''at'', ''expression'' or ''bytes'''",
        "'{name: s, program: {}, masks: [{expression: a*}]}', 'expression: not a pattern: ''a*'': it matches an empty"
                + " text'",
        "'{name: s, program: {}, masks: [{bytes: 9-3}]}', 'bytes: found ''9-3'', expected the first and the last, such"
                + " as 16-23'",
        "'{name: s, program: {}, limits: {seconds: 0}}', 'seconds: found 0, at least 1'",
        "'{name: s, program: {}}, {name: s, program: {}}', 'name: two scenarios are called ''s'''",
    })
    void aScenarioThatIsNoneIsRefused(String text, String message) {
        var refusal =
                Assertions.assertThrows(MalformedDocumentException.class, () -> scenarios("scenarios: [" + text + "]"));
        assertTrue(String.valueOf(refusal.getMessage()).endsWith(message), refusal.getMessage());
    }
}
