package dev.abigate.report;

import dev.abigate.diff.Comparison;
import dev.abigate.diff.Side;
import dev.abigate.diff.behaviour.ScenarioResult;
import dev.abigate.diff.consumer.Consumer;
import dev.abigate.diff.host.HostAnswer;
import dev.abigate.diff.policy.Circumstances;
import dev.abigate.diff.policy.Enforcement;
import dev.abigate.diff.policy.HostPair;
import dev.abigate.diff.policy.Policy;
import dev.abigate.diff.policy.PolicyReader;
import dev.abigate.diff.policy.Versions;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.rule.Severity;
import dev.abigate.diff.snapshot.Snapshots;
import dev.abigate.format.ByteString;
import dev.abigate.format.trace.ReplayLevel;
import dev.abigate.format.trace.ReplayResult;
import dev.abigate.format.trace.ReplayResult.Aspect;
import dev.abigate.format.trace.ReplayResult.Divergence;
import dev.abigate.format.trace.ReplayResult.Outcome;
import dev.abigate.format.wasm.WasmModule;
import dev.abigate.reader.Artifact;
import dev.abigate.reader.Readers;
import dev.abigate.reader.anatomy.SectionRange;
import dev.abigate.reader.text.WatReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reports to render in tests. */
final class Samples {
    /** Right-to-left override, ESC, a script, the end of a script element, NUL, a zero-width space, an isolate. */
    static final String HOSTILE = "\u202egnp.exe \u001b[31m<script>alert(1)</script><!--<script>\u0000\u200b\u2066\"'&";

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private Samples() {}

    /** One of each kind. */
    static List<Report> all() {
        return List.of(breaking(), policed(), equal(), hostile(), many(30), behaviour(), witnessed());
    }

    static Report breaking() {
        return report(List.of(
                new Finding(
                        Rule.EXPORT_FUNCTION_REMOVED,
                        Severity.BREAKING,
                        "export:render_frame",
                        Optional.of("func (i32, i32) -> i32"),
                        Optional.empty(),
                        "the exported function 'render_frame' is gone, and a caller that looks it up by name fails",
                        "keep the export, if only as a forwarder to what replaced it",
                        List.of(),
                        Map.of(),
                        Optional.empty()),
                new Finding(
                        Rule.EXPORT_FUNCTION_REMOVED,
                        Severity.BREAKING,
                        "export:resize",
                        Optional.of("func (i32) -> ()"),
                        Optional.empty(),
                        "the exported function 'resize' is gone, and a caller that looks it up by name fails",
                        "keep the export, if only as a forwarder to what replaced it",
                        List.of(),
                        Map.of(),
                        Optional.empty()),
                new Finding(
                        Rule.EXPORT_FUNCTION_TYPE_CHANGED,
                        Severity.BREAKING,
                        "export:set_clip",
                        Optional.of("func (i32, i32, i32, i32) -> i32"),
                        Optional.of("func (i32, i64, i32, i32) -> i32"),
                        "'set_clip' takes other parameters, and a caller built for the old ones does not link or traps",
                        "add a second function for the new signature and keep the old one",
                        List.of(),
                        Map.of(),
                        Optional.empty()),
                new Finding(
                        Rule.IMPORT_FUNCTION_ADDED,
                        Severity.BREAKING,
                        "import:env.trace",
                        Optional.empty(),
                        Optional.of("func (i32, i32) -> ()"),
                        "the new build imports 'env.trace', which an old host does not provide",
                        "ship the host first, or make the import optional behind a second build",
                        List.of("called by render_frame", "called by set_clip"),
                        Map.of(),
                        Optional.empty()),
                new Finding(
                        Rule.START_FUNCTION_ADDED,
                        Severity.RISKY,
                        "start",
                        Optional.empty(),
                        Optional.of("func 12"),
                        "code now runs while the module is instantiated, before the host calls anything",
                        "check that the host is ready to serve imports at that moment",
                        List.of(),
                        Map.of(),
                        Optional.empty()),
                new Finding(
                        Rule.EXPORT_FUNCTION_ADDED,
                        Severity.COMPATIBLE,
                        "export:render_frame_v2",
                        Optional.empty(),
                        Optional.of("func (i32, i32, i32) -> i32"),
                        "the function 'render_frame_v2' is new",
                        "nothing to do",
                        List.of(),
                        Map.of(),
                        Optional.empty())));
    }

    static Report equal() {
        var side = side("plugin.wasm", "5".repeat(64), "old.wasm");
        return report(side, side, List.of());
    }

    /** A breaking pair under a policy with all that a policy can say. */
    static Report policed() {
        String policy = """
            schemaVersion: 1
            name: camera-plugin
            preset: fielded
            versioning: {old: 1.4.2, new: 1.5.0}
            surface: {unstable: ["resize"]}
            rules: {export-function-added: {show: false}}
            waivers:
              - rule: export-function-removed
                subject: render_frame
                reason: replaced by render_frame_v2, announced twice
                owner: jane
                issue: ABC-123
                expires: 2026-12-31
              - {rule: start-function-added, subject: start, reason: was needed, expires: 2026-01-31}
              - {rule: export-tag-removed, subject: "*", reason: no tags, expires: 2026-12-31}
            """;
        Comparison comparison = breaking().comparison();
        var circumstances = new Circumstances(
                TODAY,
                false,
                Optional.empty(),
                List.of(new HostPair(
                        new HostAnswer("wamr-2.2.0", HostAnswer.Result.LOADS, Optional.empty(), List.of()),
                        new HostAnswer(
                                "wamr-2.2.0",
                                HostAnswer.Result.REJECTED,
                                Optional.of("unknown import"),
                                List.of(new HostAnswer.Reason(
                                        Rule.IMPORT_FUNCTION_ADDED,
                                        HostAnswer.Result.REJECTED,
                                        "import:env.trace",
                                        "the host does not provide env.trace",
                                        "register it"))),
                        Optional.of(LocalDate.of(2029, 6, 30)))),
                List.of(Consumer.Scanned.of("app.js", "instance.exports.resize(1)")),
                Versions.UNKNOWN,
                false);
        return new Report(
                Enforcement.assess(
                        comparison,
                        PolicyReader.read(policy.getBytes(StandardCharsets.UTF_8), "c".repeat(64)),
                        circumstances),
                List.of(new Report.Baseline("oldest-supported", equal().assessment())),
                "0.1.0");
    }

    static Report hostile() {
        return report(List.of(
                new Finding(
                        Rule.EXPORT_FUNCTION_REMOVED,
                        Severity.BREAKING,
                        "export:" + HOSTILE,
                        Optional.of(HOSTILE),
                        Optional.empty(),
                        "the exported function '" + HOSTILE + "' is gone",
                        "keep it",
                        List.of(HOSTILE),
                        Map.of(),
                        Optional.empty()),
                new Finding(
                        Rule.EXPORT_FUNCTION_REMOVED,
                        Severity.BREAKING,
                        "export:" + "x".repeat(4096),
                        Optional.of("func () -> ()"),
                        Optional.empty(),
                        "the exported function '" + "x".repeat(4096) + "' is gone",
                        "keep it",
                        List.of(),
                        Map.of(),
                        Optional.empty()),
                new Finding(
                        Rule.EXPORT_FUNCTION_REMOVED,
                        Severity.BREAKING,
                        "export:",
                        Optional.of("func () -> ()"),
                        Optional.empty(),
                        "the exported function '' is gone",
                        "keep it",
                        List.of(),
                        Map.of(),
                        Optional.empty())));
    }

    /** What the sources of two builds tell of their types. */
    static Report types() {
        Comparison comparison = Comparison.of(
                        side("shapes_v1.wasm", "1f".repeat(32), "shapes_v1.wasm"),
                        side("shapes_v2.wasm", "a7".repeat(32), "shapes_v2.wasm"))
                .withWitnesses();
        return new Report(Enforcement.assess(comparison, Policy.DEFAULT, Circumstances.on(TODAY)), List.of(), "0.1.0");
    }

    /** Findings with witnesses, of hostile names too. */
    static Report witnessed() {
        var hostile = new StringBuilder();
        for (byte unit : HOSTILE.getBytes(StandardCharsets.UTF_8)) {
            hostile.append("\\%02x".formatted(unit));
        }
        Comparison comparison = Comparison.of(textSide("old.wasm", """
                                (import "env" "log" (func (param i32)))
                                (memory (export "%s") 1 2)
                                (global (export "version") i64 (i64.const 3))
                                (global (export "limit") i32 (i32.const 16))
                                """.formatted(hostile)), textSide("new.wasm", """
                                (import "env" "log" (func (param i64)))
                                (import "env" "trace" (func))
                                (global (export "version") i32 (i32.const 3))
                                (global (export "limit") i32 (i32.const 32))
                                """))
                .withWitnesses();
        return new Report(Enforcement.assess(comparison, Policy.DEFAULT, Circumstances.on(TODAY)), List.of(), "0.1.0");
    }

    /** A build without code. */
    private static Side textSide(String path, String fields) {
        var module = new WasmModule(WatReader.read(ByteString.utf8(fields)).before());
        return new Side(path, "1f".repeat(32), fields.length(), "wasm", Snapshots.of(module), List.of());
    }

    /** What builds did in scenarios: nothing else, the same, something that a hostile program writes, and what nobody knows. */
    static Report behaviour() {
        Comparison comparison = Comparison.of(
                side("plugin.wasm", "1f".repeat(32), "old.wasm"),
                side("plugin.wasm", "a7".repeat(32), "old.wasm"),
                List.of(
                        scenario("converts a table", Outcome.EQUAL, "", List.of()),
                        scenario(
                                "sums",
                                Outcome.DIFFERENT,
                                "",
                                List.of(
                                        new Divergence(2, "stdout[2]", Aspect.OUTPUT, "sum: 6", "sum: 7", List.of()),
                                        new Divergence(
                                                0,
                                                "end",
                                                Aspect.END,
                                                "exit 0",
                                                "trap unreachable",
                                                List.of("at main")))),
                        scenario(
                                HOSTILE,
                                Outcome.DIFFERENT,
                                "",
                                List.of(new Divergence(0, "stdout[0]", Aspect.OUTPUT, HOSTILE, "", List.of()))),
                        scenario("endless", Outcome.POISONED, "the new build: trap timeout", List.of())));
        return new Report(Enforcement.assess(comparison, Policy.DEFAULT, Circumstances.on(TODAY)), List.of(), "0.1.0");
    }

    private static ScenarioResult scenario(String name, Outcome outcome, String reason, List<Divergence> divergences) {
        return new ScenarioResult(
                name,
                "program",
                new ReplayResult(
                        ReplayLevel.C,
                        outcome,
                        reason,
                        8,
                        0,
                        divergences.size(),
                        divergences,
                        divergences.stream().map(Divergence::expected).toList(),
                        divergences.stream().map(Divergence::found).toList()),
                List.of("stdout[*].time"),
                List.of("stdout[0]: report of …, started"),
                List.of("abigate run old.wasm --deterministic", "abigate run new.wasm --deterministic"));
    }

    /** As many findings as asked for. */
    static Report many(int count) {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < count; i++) {
            findings.add(new Finding(
                    Rule.EXPORT_FUNCTION_REMOVED,
                    Severity.BREAKING,
                    "export:function_%05d".formatted(i),
                    Optional.of("func (i32, i32) -> i32"),
                    Optional.empty(),
                    "the exported function 'function_%05d' is gone".formatted(i),
                    "keep it",
                    List.of(),
                    Map.of(),
                    Optional.empty()));
        }
        return report(findings);
    }

    private static Report report(List<Finding> findings) {
        return report(
                side("dist/old/plugin.wasm", "1f".repeat(32), "old.wasm"),
                side("/home/someone/plugin.wasm", "a7".repeat(32), "new.wasm"),
                findings);
    }

    private static Report report(Side before, Side after, List<Finding> findings) {
        return new Report(
                Enforcement.assess(
                        new Comparison(before, after, findings, List.of(), List.of()),
                        Policy.DEFAULT,
                        Circumstances.on(TODAY)),
                List.of(),
                "0.1.0");
    }

    private static Side side(String path, String sha256, String module) {
        ByteString bytes = read("/samples/" + module);
        Artifact artifact = Readers.read(bytes);
        List<Side.Section> sections = SectionRange.of(bytes, artifact).stream()
                .map(range -> new Side.Section(range.name(), range.offset(), range.size()))
                .toList();
        return new Side(path, sha256, bytes.length(), "wasm", Snapshots.of(artifact), sections);
    }

    private static ByteString read(String resource) {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream(resource), resource)) {
            return ByteString.wrap(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
