package dev.abigate.report;

import dev.abigate.diff.Comparison;
import dev.abigate.diff.Side;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Question;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.rule.Severity;
import dev.abigate.diff.snapshot.Snapshots;
import dev.abigate.diff.verdict.Threshold;
import dev.abigate.diff.verdict.Verdict;
import dev.abigate.diff.verdict.Verdict.Answer;
import dev.abigate.diff.verdict.Verdict.Level;
import dev.abigate.diff.verdict.Verdict.Outcome;
import dev.abigate.diff.verdict.Verdict.SemverStep;
import dev.abigate.format.ByteString;
import dev.abigate.reader.Artifact;
import dev.abigate.reader.Readers;
import dev.abigate.reader.anatomy.SectionRange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reports to render in tests. */
final class Samples {
    /** Right-to-left override, ESC, a script, the end of a script element, NUL, a zero-width space, an isolate. */
    static final String HOSTILE = "\u202egnp.exe \u001b[31m<script>alert(1)</script><!--<script>\u0000\u200b\u2066\"'&";

    private Samples() {}

    /** One of each kind. */
    static List<Report> all() {
        return List.of(breaking(), equal(), hostile(), many(30));
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
        return new Report(
                new Comparison(
                        side, side, List.of(), List.of(), verdict(Level.COMPATIBLE, SemverStep.PATCH, Outcome.YES, "")),
                Threshold.BREAKING,
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
        return new Report(
                new Comparison(
                        side("dist/old/plugin.wasm", "1f".repeat(32), "old.wasm"),
                        side("/home/someone/plugin.wasm", "a7".repeat(32), "new.wasm"),
                        findings,
                        List.of(),
                        verdict(Level.INCOMPATIBLE, SemverStep.MAJOR, Outcome.NO, "1 new import")),
                Threshold.BREAKING,
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

    private static Verdict verdict(Level level, SemverStep step, Outcome outcome, String reason) {
        return new Verdict(
                level,
                step,
                List.of(
                        new Answer(Question.OLD_HOST_RUNS_NEW, outcome, reason),
                        new Answer(Question.OLD_CALLERS_USE_NEW, outcome, ""),
                        new Answer(Question.SAME_BEHAVIOUR, Outcome.NOT_ASKED, "nothing was replayed")));
    }
}
