package dev.abigate.diff.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.abigate.diff.Comparison;
import dev.abigate.diff.Side;
import dev.abigate.diff.change.Layer;
import dev.abigate.diff.consumer.Consumer;
import dev.abigate.diff.host.HostAnswer;
import dev.abigate.diff.noise.Noise;
import dev.abigate.diff.policy.Assessment.Outcome;
import dev.abigate.diff.policy.Ruling.Stage;
import dev.abigate.diff.rule.Finding;
import dev.abigate.diff.rule.Rule;
import dev.abigate.diff.rule.Severity;
import dev.abigate.diff.rule.Trait;
import dev.abigate.diff.snapshot.Snapshots;
import dev.abigate.diff.verdict.Verdict;
import dev.abigate.format.ByteString;
import dev.abigate.reader.Readers;
import dev.abigate.writer.corpus.Wat;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a policy makes of findings, step by step. */
final class EnforcementTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Side SIDE = side();

    private static Side side() {
        ByteString module = Wat.bytes("(tag (export \"err\") (param i32))");
        return new Side("plugin.wasm", "", module.length(), "wasm", Snapshots.of(Readers.read(module)), List.of());
    }

    private static Finding finding(Rule rule, String subject) {
        return finding(rule, rule.severity(), subject, Map.of());
    }

    private static Finding finding(Rule rule, Severity severity, String subject, Map<Trait, String> traits) {
        return new Finding(
                rule,
                severity,
                subject,
                Optional.of("before"),
                Optional.empty(),
                "message",
                "advice",
                List.of(),
                traits,
                Optional.empty());
    }

    private static final Finding REMOVED = finding(Rule.EXPORT_FUNCTION_REMOVED, "export:plugin_init");

    private static Circumstances today() {
        return Circumstances.on(TODAY);
    }

    private static Assessment assess(String policy, Circumstances circumstances, Finding... findings) {
        return Enforcement.assess(
                new Comparison(SIDE, SIDE, List.of(findings), List.of(), List.of()),
                PolicyReaderTest.read("schemaVersion: 1\n" + policy),
                circumstances);
    }

    private static Ruling only(Assessment assessment) {
        assertEquals(1, assessment.rulings().size(), assessment.rulings().toString());
        return assessment.rulings().getFirst();
    }

    private static Ruling of(Rule rule, Assessment assessment) {
        return assessment.rulings().stream()
                .filter(ruling -> ruling.finding().rule() == rule)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutAnythingTheRuleDecides() {
        Assessment assessment = assess("", today(), REMOVED);
        assertEquals(Outcome.FAILED, assessment.outcome());
        assertEquals(List.of("1 breaking"), assessment.stops());
        assertEquals(
                List.of(Stage.RULE),
                only(assessment).trail().stream().map(Ruling.TrailStep::stage).toList());
    }

    @Test
    void saysThatNobodyNamedAHostWhereAnythingHangsOnIt() {
        Finding demand = finding(Rule.IMPORT_FUNCTION_ADDED, "import:env.trace");
        Ruling missing = of(Rule.COVERAGE_PROFILE_MISSING, assess("", today(), demand, REMOVED));
        assertEquals(Severity.COMPATIBLE, missing.finding().severity());
        assertTrue(missing.finding().message().startsWith("one finding depends"));
        String hidden = "rules: {coverage-profile-missing: {show: false}}";
        assertFalse(of(Rule.COVERAGE_PROFILE_MISSING, assess(hidden, today(), demand))
                .shown());
        only(assess("", today(), REMOVED));
        Finding harmless = finding(Rule.IMPORT_FUNCTION_ADDED, Severity.COMPATIBLE, "import:env.trace", Map.of());
        only(assess("", today(), harmless));
    }

    @Test
    void whatIsNotPublicIsCompatible() {
        for (String surface : List.of("surface: {exports: [run]}", "surface: {ignore: ['plugin_*']}")) {
            Ruling ruling = only(assess(surface, today(), REMOVED));
            assertEquals(Severity.COMPATIBLE, ruling.finding().severity());
            assertEquals(Stage.SURFACE, ruling.trail().getLast().stage());
        }
    }

    @Test
    void whatIsUnstableIsARiskAtMostAndNeverStops() {
        Assessment assessment = assess("fail-on: any\nsurface: {unstable: ['plugin_*']}", today(), REMOVED);
        assertEquals(Severity.RISKY, only(assessment).finding().severity());
        assertEquals(Outcome.PASSED, assessment.outcome());
    }

    @Test
    void overridesSetTheSeverityWhereTheirConditionHolds() {
        String policy = "rules: {memory-min-increased: {severity: breaking, where: {over: 16}}}";
        Finding small =
                finding(Rule.MEMORY_MIN_INCREASED, Severity.COMPATIBLE, "memory:memory", Map.of(Trait.SIZE, "16"));
        Finding large =
                finding(Rule.MEMORY_MIN_INCREASED, Severity.COMPATIBLE, "memory:memory", Map.of(Trait.SIZE, "17"));
        assertEquals(Outcome.PASSED, assess(policy, today(), small).outcome());
        assertEquals(Outcome.FAILED, assess(policy, today(), large).outcome());
        String section = "rules: {custom-section-changed: {severity: compatible, where: {section: [build_*]}}}";
        Finding changed = finding(
                Rule.CUSTOM_SECTION_CHANGED, Severity.RISKY, "custom:build_info", Map.of(Trait.SECTION, "build_info"));
        Finding other =
                finding(Rule.CUSTOM_SECTION_CHANGED, Severity.RISKY, "custom:abi", Map.of(Trait.SECTION, "abi"));
        assertEquals(
                Severity.COMPATIBLE,
                only(assess(section, today(), changed)).finding().severity());
        assertEquals(
                Severity.RISKY, only(assess(section, today(), other)).finding().severity());
    }

    @Test
    void whatIsNotShownStillCounts() {
        Assessment assessment = assess("rules: {export-function-removed: {show: false}}", today(), REMOVED);
        assertFalse(only(assessment).shown());
        assertEquals(Outcome.FAILED, assessment.outcome());
    }

    @Test
    void nothingTakesBackABreakOfARequiredExport() {
        String policy = """
            rules: {export-function-removed: {severity: compatible}}
            versioning: {old: 1.0.0, new: 2.0.0}
            require: {exports: [plugin_init]}
            waivers: [{rule: export-function-removed, subject: plugin_init, reason: announced}]
            """;
        Assessment assessment = assess(policy, today(), REMOVED);
        assertEquals(Outcome.FAILED, assessment.outcome());
        assertEquals(
                Severity.BREAKING,
                of(Rule.EXPORT_FUNCTION_REMOVED, assessment).finding().severity());
        assertEquals(
                "export:plugin_run",
                only(assess("require: {exports: [plugin_run]}", today()))
                        .finding()
                        .subject());
    }

    @Test
    void aRequiredExportCountsThoughItIsUnstableOrNoise() {
        var noise = new Finding(
                REMOVED.rule(),
                REMOVED.severity(),
                REMOVED.subject(),
                REMOVED.before(),
                REMOVED.after(),
                REMOVED.message(),
                REMOVED.advice(),
                List.of(),
                Map.of(),
                Optional.of(Noise.GENERATED_NAME));
        assertEquals(Outcome.PASSED, assess("", today(), noise).outcome());
        assertEquals(
                Outcome.FAILED,
                assess("noise: {generated-name: false}", today(), noise).outcome());
        assertEquals(
                Outcome.FAILED,
                assess("require: {exports: [plugin_init]}\nsurface: {unstable: ['*']}", today(), noise)
                        .outcome());
    }

    @Test
    void aWaiverTakesAFindingOutOfTheVerdictAndStaysVisible() {
        String policy = "waivers: [{rule: export-function-removed, subject: 'plugin_*', reason: announced}]";
        Assessment assessment = assess(policy, today(), REMOVED);
        assertEquals(Outcome.PASSED, assessment.outcome());
        assertEquals(Verdict.Level.COMPATIBLE, assessment.verdict().level());
        assertTrue(only(assessment).standing() instanceof Standing.Waived);
        assertEquals(Waiver.State.USED, assessment.waivers().getFirst().state());
    }

    @Test
    void aWaiverByIdCoversNoOtherFinding() {
        String waiver = "waivers: [{rule: '*', subject: plugin_init, reason: announced, id: %s}]";
        assertEquals(
                Outcome.PASSED,
                assess(waiver.formatted(REMOVED.id()), today(), REMOVED).outcome());
        assertEquals(
                Outcome.FAILED,
                assess(waiver.formatted("abcdefabcdef"), today(), REMOVED).outcome());
    }

    @Test
    void waiversThatAreOverOrCoverNothingAreFindings() {
        String policy = """
            rules: {waiver-unused: {severity: breaking}}
            waivers:
              - {rule: export-function-removed, subject: plugin_init, reason: late, expires: 2026-11-20}
              - {rule: export-tag-removed, subject: t, reason: no tags}
            """;
        Assessment assessment = assess(policy, today(), REMOVED);
        assertEquals(List.of("2 breaking"), assessment.stops());
        assertEquals(
                Severity.RISKY, of(Rule.WAIVER_EXPIRED, assessment).finding().severity());
        assertEquals(
                Severity.BREAKING, of(Rule.WAIVER_UNUSED, assessment).finding().severity());
        Assessment onItsLastDay = assess(policy, Circumstances.on(LocalDate.of(2026, 11, 20)), REMOVED);
        assertTrue(of(Rule.EXPORT_FUNCTION_REMOVED, onItsLastDay).standing() instanceof Standing.Waived);
    }

    @Test
    void aWaiverForAnotherStepIsNeitherUsedNorUnused() {
        String policy = """
            versioning: {old: 1.4.2, new: 1.5.0}
            waivers: [{rule: export-function-removed, subject: plugin_init, reason: a, from: 1.3.0, to: 1.4.2}]
            """;
        Assessment assessment = assess(policy, today(), REMOVED);
        assertEquals(Waiver.State.OTHER_STEP, assessment.waivers().getFirst().state());
        assertEquals(1, assessment.rulings().size());
    }

    @Test
    void aStepThatIsBigEnoughMayBreak() {
        Assessment major = assess("versioning: {old: 1.4.2, new: 2.0.0}", today(), REMOVED);
        assertEquals(Outcome.PASSED, major.outcome());
        assertEquals(new Standing.Allowed("2.0.0"), only(major).standing());
        assertEquals(Verdict.Level.INCOMPATIBLE, major.verdict().level());
        Assessment minor = assess("versioning: {old: 1.4.2, new: 1.5.0}", today(), REMOVED);
        assertEquals(List.of("1 breaking", "1.4.2 to 1.5.0 is a minor step, a major one is needed"), minor.stops());
        assertEquals(
                Outcome.PASSED,
                assess("versioning: {old: 0.4.2, new: 0.5.0}", today(), REMOVED).outcome());
        assertEquals(
                Outcome.FAILED,
                assess("versioning: {old: 0.4.2, new: 0.5.0, zero-major: strict}", today(), REMOVED)
                        .outcome());
    }

    private static HostPair host(HostAnswer.Result now, Optional<LocalDate> until, HostAnswer.Reason... reasons) {
        return new HostPair(
                new HostAnswer("wamr", HostAnswer.Result.LOADS, Optional.empty(), List.of()),
                new HostAnswer("wamr", now, Optional.empty(), List.of(reasons)),
                until);
    }

    private static Circumstances with(HostPair... hosts) {
        return new Circumstances(TODAY, false, Optional.empty(), List.of(hosts), List.of(), Versions.UNKNOWN, false);
    }

    @Test
    void knownHostsDecideWhatAnUnknownOneMightNot() {
        Finding grown =
                finding(Rule.MEMORY_MIN_INCREASED, Severity.COMPATIBLE, "memory:memory", Map.of(Trait.SIZE, "17"));
        Finding imported = finding(Rule.IMPORT_FUNCTION_ADDED, "import:env.trace");
        var tooLarge = new HostAnswer.Reason(
                Rule.MEMORY_MIN_INCREASED, HostAnswer.Result.REJECTED, "memory:memory", "too large", "shrink it");
        Assessment refused = assess("", with(host(HostAnswer.Result.REJECTED, Optional.empty(), tooLarge)), grown);
        assertEquals(Severity.BREAKING, only(refused).finding().severity());
        Assessment loads = assess("", with(host(HostAnswer.Result.LOADS, Optional.empty())), imported);
        assertEquals(Severity.COMPATIBLE, only(loads).finding().severity());
        Assessment retired = assess(
                "", with(host(HostAnswer.Result.REJECTED, Optional.of(LocalDate.of(2026, 11, 20)), tooLarge)), grown);
        assertEquals(Severity.COMPATIBLE, only(retired).finding().severity());
        assertEquals(
                "refused by wamr, out of service",
                only(retired).trail().getLast().reason());
        Assessment unseen = assess("", with(host(HostAnswer.Result.REJECTED, Optional.empty(), tooLarge)));
        assertEquals("too large", only(unseen).finding().message());
    }

    @Test
    void whatNoKnownConsumerUsesHitsNobody() {
        var circumstances = new Circumstances(
                TODAY,
                false,
                Optional.empty(),
                List.of(),
                List.of(new Consumer.Listed("app.txt", Set.of("run"))),
                Versions.UNKNOWN,
                false);
        Assessment assessment = assess("", circumstances, REMOVED, finding(Rule.EXPORT_FUNCTION_REMOVED, "export:run"));
        assertEquals(List.of("1 breaking"), assessment.stops());
        assertEquals(
                Optional.of(List.of("app.txt")), assessment.rulings().getFirst().usedBy());
        Assessment harmless = assess("", circumstances, REMOVED);
        assertEquals(Outcome.PASSED, harmless.outcome());
        assertEquals(Optional.of(Verdict.Level.INCOMPATIBLE), harmless.withoutConsumers());
    }

    @Test
    void whatWasNotComparedEndsTheGateWhereThePolicyDemandsIt() {
        Finding gap = finding(Rule.COVERAGE_LAYER_NOT_COMPARED, "coverage:kinds");
        var comparison = new Comparison(SIDE, SIDE, List.of(gap), List.of(Layer.CODE), List.of());
        Policy demanding = PolicyReaderTest.read("schemaVersion: 1\nrequire-coverage: [code]\n");
        assertEquals(
                Outcome.PARTIAL,
                Enforcement.assess(comparison, demanding, today()).outcome());
        assertEquals(
                Outcome.PASSED,
                Enforcement.assess(comparison, Policy.DEFAULT, today()).outcome());
        Policy strict = PolicyReaderTest.read("schemaVersion: 1\npreset: strict\nfail-on: breaking\n");
        assertEquals(
                Outcome.PARTIAL, Enforcement.assess(comparison, strict, today()).outcome());
    }

    @Test
    void thePresetForFieldedHostsMakesTheirRisksBreaks() {
        Finding risk = finding(Rule.WASI_FUNCTION_ADDED, "import:wasi_snapshot_preview1.sock_accept");
        assertEquals(Outcome.FAILED, assess("preset: fielded", today(), risk).outcome());
        assertEquals(Outcome.PASSED, assess("preset: plugin", today(), risk).outcome());
        assertEquals(Outcome.FAILED, assess("preset: strict", today(), risk).outcome());
        assertEquals(
                Outcome.PASSED, assess("preset: report-only", today(), REMOVED).outcome());
    }

    @Test
    void answersNameTheFindingsTheyRestOn() {
        Verdict.Answer answer = assess("", today(), REMOVED).verdict().answers().get(1);
        assertEquals(Verdict.Outcome.NO, answer.outcome());
        assertEquals(List.of(REMOVED.id()), answer.evidence());
    }
}
